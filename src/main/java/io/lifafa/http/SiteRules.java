package io.lifafa.http;

import io.lifafa.config.HttpConfig;
import io.netty.util.NetUtil;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps out the pages that somebody who reaches the port looks at in a browser: they can send requests here, and, once the
 * page's own name points to this machine ("DNS rebinding"), read the answers. Stands before all routes.
 *
 * <p>A name must be one of this machine's, or be configured; an origin must be that of the request itself, or be configured;
 * and what a page can send without being asked for leave is not taken from a browser. Clients that are no browsers send
 * neither {@code Origin} nor {@code Sec-Fetch-Site}. Thread rule: event loop.
 */
final class SiteRules implements Handler<RoutingContext> {
    /** Types that a page may send anywhere (Fetch, "CORS-safelisted"); forms have a switch of their own. */
    private static final Set<String> UNASKED = Set.of("", "text/plain", "multipart/form-data");

    private static final String REMEDY = "; if it is meant to be, add it to http.allowed_hosts";

    private final HttpConfig config;
    private final boolean beyondLoopback;

    SiteRules(HttpConfig config) {
        this.config = config;
        this.beyondLoopback = !HostName.isLoopback(config.host());
    }

    @Override
    public void handle(RoutingContext context) {
        fault(context.request()).ifPresentOrElse(problem -> problem.send(context), context::next);
    }

    /** Why a request is refused; empty if it is not. */
    Optional<Problem> fault(HttpServerRequest request) {
        var host = header(request, "Host");
        if (host.isPresent()
                && HostName.of(host.get()).filter(it -> isOurs(it, request)).isEmpty()) {
            return Optional.of(Problem.of(
                    421, "Misdirected request", "the host that Host names is not one of this node's" + REMEDY));
        }
        var origin = header(request, "Origin");
        var site = header(request, "Sec-Fetch-Site").map(it -> it.toLowerCase(Locale.ROOT));
        boolean configured = origin.flatMap(SiteRules::hostOf)
                .filter(it -> it.isAnyOf(config.limits().allowedHosts()))
                .isPresent();
        if (!configured && origin.isPresent() && !isItself(origin.get(), host.orElse(""), request.isSSL())) {
            return Optional.of(forbidden("the page that sent this is not one of this node's"));
        }
        if (!configured
                && site.filter(it -> !it.equals("same-origin") && !it.equals("none"))
                        .isPresent()) {
            return Optional.of(forbidden("another site's page sent this"));
        }
        return origin.or(() -> site).isPresent() && isUnasked(request)
                ? Optional.of(
                        Problem.of(
                                415,
                                "Unsupported media type",
                                "a browser must say what it sends, and not as a page may send it unasked; send application/json"))
                : Optional.empty();
    }

    private static Problem forbidden(String detail) {
        return Problem.of(403, "Forbidden", detail + REMEDY);
    }

    private boolean isOurs(HostName host, HttpServerRequest request) {
        return host.isLoopback()
                || host.name().equalsIgnoreCase(config.host())
                || host.isAnyOf(config.limits().allowedHosts())
                || host.isAddress() && (beyondLoopback || isLocalEnd(host, request));
    }

    private static boolean isLocalEnd(HostName host, HttpServerRequest request) {
        InetAddress named = NetUtil.createInetAddressFromIpAddressString(host.name());
        return Optional.ofNullable(request.localAddress())
                .map(it -> NetUtil.createInetAddressFromIpAddressString(it.hostAddress()))
                .filter(named::equals)
                .isPresent();
    }

    /** With TLS, a page that came without it is another origin; a proxy in front may take TLS off. */
    private static boolean isItself(String origin, String host, boolean tls) {
        return origin.equalsIgnoreCase("https://" + host) || !tls && origin.equalsIgnoreCase("http://" + host);
    }

    private static Optional<HostName> hostOf(String origin) {
        var parts = origin.split("://", 2);
        return parts.length == 2 && parts[0].matches("(?i)https?") ? HostName.of(parts[1]) : Optional.empty();
    }

    private static boolean isUnasked(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
            return false;
        }
        var type = header(request, "Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        return UNASKED.contains(type) && UnreadBody.hasBody(request);
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip);
    }
}
