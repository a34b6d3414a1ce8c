package io.lifafa.http;

import io.lifafa.sms.identity.Tenant;
import io.lifafa.tenants.AccessProblem;
import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.quota.QuotaExceeded;
import io.lifafa.tenants.quota.RateLimitHeaders;
import io.lifafa.tenants.quota.RequestAdmission;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before each route: lets in whom the {@link Door} knows and who may do what the route does. Every route says what it
 * takes; a server with one that does not is not started.
 *
 * <p>The body of a request waits, paused, until its sender is known: handlers of routes with a body resume it. Thread rule: any;
 * handlers run on the request's event loop.
 */
public final class Gate {
    /** Metadata of a route: a {@link Rule}. */
    static final String RULE = "lifafa.access";

    private static final String CALLER = "lifafa.caller";
    private static final String AUTHORIZATION = "Authorization";

    private final Door door;
    private final String home;
    private final RequestAdmission quotas;

    /** Knows who comes. */
    public interface Door {
        /**
         * Who comes, if he may do it.
         *
         * @param authorizations values of the {@code Authorization} header, in their order
         * @return fails with an {@link AccessRefusal}
         */
        Future<Caller> enter(List<String> authorizations, Permission needed);

        /** Who was let in is turned away by the gate; to be counted. */
        default void turnedAway(RefusalReason reason) {}
    }

    /**
     * What a route takes.
     *
     * @param needed the permission; empty: anyone may
     * @param installation true if it is about the whole installation, and so for its own tenant alone
     */
    public record Rule(Optional<Permission> needed, boolean installation) {}

    /**
     * @param home the installation's own tenant
     * @param quotas how many requests a tenant may send; those about the whole installation are not counted
     */
    public Gate(Door door, String home, RequestAdmission quotas) {
        this.door = door;
        this.home = home;
        this.quotas = quotas;
    }

    /** Lets anyone do anything, as the installation's own tenant. */
    public static Gate open(String home) {
        var anyone = new Caller(home, Set.of(Permission.ADMIN), Caller.Kind.NOBODY, "");
        return new Gate((authorizations, needed) -> Future.succeededFuture(anyone), home, RequestAdmission.ALL);
    }

    /** For who has the permission; the route then serves his tenant. */
    public Route guard(Route route, Permission needed) {
        return guard(route, new Rule(Optional.of(needed), false));
    }

    /** For who has the permission in the installation's own tenant. */
    public Route guardInstallation(Route route, Permission needed) {
        return guard(route, new Rule(Optional.of(needed), true));
    }

    /** For anyone: it shows nobody's data and changes nothing. */
    public Route free(Route route) {
        return route.putMetadata(RULE, new Rule(Optional.empty(), false));
    }

    private Route guard(Route route, Rule rule) {
        return route.putMetadata(RULE, rule).handler(context -> check(context, rule));
    }

    private void check(RoutingContext context, Rule rule) {
        var request = context.request();
        var method = request.method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            request.pause();
        }
        door.enter(request.headers().getAll(AUTHORIZATION), rule.needed().orElseThrow())
                .compose(caller -> !rule.installation() || caller.tenant().equals(home)
                        ? Future.succeededFuture(caller)
                        : turnedAway(rule.needed().orElseThrow()))
                .onSuccess(caller -> {
                    context.put(CALLER, caller);
                    if (rule.installation() || isWithinQuota(context, caller)) {
                        context.next();
                    }
                })
                .onFailure(failure -> refuse(context, failure));
    }

    private boolean isWithinQuota(RoutingContext context, Caller caller) {
        try {
            quotas.request(caller.tenant());
            tellRateLimit(context);
            return true;
        } catch (QuotaExceeded used) {
            tellRateLimit(context);
            Problem.of(QuotaExceeded.STATUS, QuotaExceeded.TITLE, used.getMessage())
                    .with("type", QuotaExceeded.TYPE)
                    .withRetryAfter(used.retryAfter())
                    .send(context);
            return false;
        }
    }

    /**
     * Puts what is left of the caller's quotas into the answer's headers, in place of what was there; nothing if it has none. Only on routes
     * that are guarded.
     */
    public void tellRateLimit(RoutingContext context) {
        quotas.rateLimit(caller(context).tenant())
                .filter(limit -> !context.response().headWritten())
                .ifPresent(limit -> context.response()
                        .putHeader(RateLimitHeaders.POLICY_HEADER, limit.policy())
                        .putHeader(RateLimitHeaders.HEADER, limit.state()));
    }

    private Future<Caller> turnedAway(Permission needed) {
        var refusal = AccessRefusal.notAllowed(needed);
        door.turnedAway(refusal.reason());
        return Future.failedFuture(refusal);
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof AccessRefusal refusal) {
            var problem = refusal.problem();
            problem.challenge().ifPresent(it -> context.response().putHeader("WWW-Authenticate", it));
            problem(problem).send(context);
        } else {
            Problem.from(failure).send(context);
        }
    }

    private static Problem problem(AccessProblem access) {
        var problem =
                Problem.of(access.status(), access.title(), access.detail()).with("type", access.type());
        return access.retryAfter().map(problem::withRetryAfter).orElse(problem);
    }

    /** Who sends this request. Only on routes that are guarded. */
    public static Caller caller(RoutingContext context) {
        return context.get(CALLER);
    }

    /** The tenant that this request is about. Only on routes that are guarded. */
    public Tenant tenant(RoutingContext context) {
        return Tenant.of(caller(context).tenant(), home);
    }

    /** @throws IllegalStateException naming a route that does not say what it takes */
    static void requireRules(Router router) {
        router.getRoutes().stream()
                .filter(it -> it.getPath() != null && it.getMetadata(RULE) == null)
                .findFirst()
                .ifPresent(it -> {
                    throw new IllegalStateException("route " + it.getPath() + " does not say who may use it");
                });
    }
}
