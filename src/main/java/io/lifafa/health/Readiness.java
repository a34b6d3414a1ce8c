package io.lifafa.health;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The checks that say whether this node can do its work; each stage brings its own. Thread rule: any. */
public final class Readiness {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final HealthChecks checks;
    private final AtomicBoolean accepting = new AtomicBoolean();

    public Readiness(Vertx vertx) {
        this.checks = HealthChecks.create(vertx);
        register("node", () -> Future.succeededFuture(new JsonObject())
                .compose(nothing -> accepting.get()
                        ? Future.succeededFuture(nothing)
                        : Future.failedFuture("starting or stopping")));
    }

    /**
     * Registers a check.
     *
     * @param name of the stage
     * @param check succeeds with what is worth knowing, fails with what is wrong
     */
    public void register(String name, Supplier<Future<JsonObject>> check) {
        // A check that answers after its time-out finds its promise completed already.
        checks.register(name, TIMEOUT.toMillis(), promise -> check.get()
                .map(Status::OK)
                .otherwise(failure -> Status.KO(new JsonObject().put("cause", failure.getMessage())))
                .onComplete(checked -> promise.tryComplete(checked.result())));
    }

    /** True from the end of the start to the beginning of the stop. */
    public void accepting(boolean value) {
        accepting.set(value);
    }

    HealthChecks checks() {
        return checks;
    }
}
