package io.lifafa.http;

import io.vertx.ext.web.Router;

/** The routes of one stage. */
public interface Routes {
    /**
     * Adds the routes, each behind the gate. Called once for each HTTP server instance, on its event loop.
     */
    void mount(Router router, Gate gate);
}
