package io.lifafa.http;

import io.vertx.ext.web.Route;

/** What mounted routes say of themselves. */
public final class RouteRules {
    private RouteRules() {}

    /** What the route takes. */
    public static Gate.Rule of(Route route) {
        return route.getMetadata(Gate.RULE);
    }
}
