package io.lifafa.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * What a proxy in front might read in another way: the end of a body, and whom a request is for (RFC 9112, sections 3.2
 * and 6.3). Such a request is refused, and the connection with it.
 */
final class RequestRules {
    private RequestRules() {}

    /** What is wrong with the head of a request; empty if nothing. */
    static Optional<String> fault(HttpRequest request) {
        return versionFault(request).or(() -> bodyFault(request)).or(() -> hostFault(request));
    }

    private static Optional<String> versionFault(HttpRequest request) {
        var version = request.protocolVersion();
        // Netty gives these very objects for what is spelt so; "HTTP/1.01" only equals one of them, and Vert.x does not
        // speak it
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0
                ? Optional.empty()
                : Optional.of("HTTP/1.1 and HTTP/1.0 are spoken here");
    }

    private static Optional<String> bodyFault(HttpRequest request) {
        var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return Optional.empty();
        }
        if (codings.size() > 1 || !codings.get(0).strip().equalsIgnoreCase("chunked")) {
            return Optional.of("Transfer-Encoding may be chunked, once, and nothing else");
        }
        if (request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
            return Optional.of("Content-Length and Transfer-Encoding exclude each other; send one of them");
        }
        return request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                ? Optional.of("HTTP/1.0 knows no Transfer-Encoding; send Content-Length")
                : Optional.empty();
    }

    private static Optional<String> hostFault(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1) {
            return Optional.of("Host stands " + hosts.size() + " times; send it once");
        }
        if (hosts.isEmpty()) {
            return request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                    ? Optional.empty()
                    : Optional.of("Host is missing; HTTP/1.1 wants it");
        }
        if (HostName.of(hosts.get(0)).isEmpty()) {
            return Optional.of("Host is no name or address with an optional port");
        }
        return absoluteFault(request.uri(), hosts.get(0));
    }

    private static Optional<String> absoluteFault(String target, String host) {
        if (target.startsWith("/") || target.equals("*")) {
            return Optional.empty();
        }
        try {
            var authority = new URI(target).getRawAuthority();
            return host.strip().equalsIgnoreCase(authority)
                    ? Optional.empty()
                    : Optional.of("the address in the request line and Host contradict each other");
        } catch (URISyntaxException e) {
            return Optional.of("the request line holds neither a path nor an address");
        }
    }
}
