package io.lifafa.health;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The checks that say whether this node can do its work; each stage brings its own. Thread rule: any. */
public final class Readiness {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final HealthChecks checks;
    private final HealthChecks others;
    private final AtomicBoolean accepting = new AtomicBoolean();

    public Readiness(Vertx vertx) {
        this.checks = HealthChecks.create(vertx);
        this.others = HealthChecks.create(vertx);
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
        register(checks, name, check);
    }

    /** Registers a check that is shown beside the others and takes no node out of service: its work waits meanwhile. */
    public void inform(String name, Supplier<Future<JsonObject>> check) {
        register(others, name, check);
    }

    private static void register(HealthChecks among, String name, Supplier<Future<JsonObject>> check) {
        // A check that answers after its time-out finds its promise completed already.
        among.register(name, TIMEOUT.toMillis(), promise -> check.get()
                .map(Status::OK)
                .otherwise(failure -> Status.KO(new JsonObject().put("cause", failure.getMessage())))
                .onComplete(checked -> promise.tryComplete(checked.result())));
    }

    /** True from the end of the start to the beginning of the stop. */
    public void accepting(boolean value) {
        accepting.set(value);
    }

    /** How it is. */
    record Report(boolean ready, JsonObject json) {}

    /** Carries all checks out; fails if one of them breaks, which is no good sign either. */
    Future<Report> report() {
        var needed = checks.checkStatus();
        var told = others.checkStatus();
        return Future.join(needed, told).map(done -> {
            boolean ready = CheckResult.isUp(needed.result());
            var json = needed.result().toJson().put("outcome", ready ? "UP" : "DOWN");
            json.put("checks", list(json).copy().addAll(list(told.result().toJson())));
            return new Report(ready, json);
        });
    }

    private static JsonArray list(JsonObject result) {
        return result.getJsonArray("checks", new JsonArray());
    }
}
