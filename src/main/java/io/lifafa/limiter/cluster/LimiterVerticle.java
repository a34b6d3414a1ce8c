package io.lifafa.limiter.cluster;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.StageService;
import io.lifafa.store.LimitStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Serves {@link ClusterLimits}. Keeps nothing that matters: any number of them on any nodes work on the same documents.
 *
 * <p>Publishes {@code {"api", "revision"}} on {@link Addresses#LIMITS_CHANGED} when the others should look at once.
 */
public final class LimiterVerticle extends VerticleBase implements ClusterLimits {
    /** Each failed attempt is another's success. */
    private static final int ATTEMPTS = 20;

    private final LimitStore store;
    private final LongSupplier nanos;
    private final Map<String, SignsOfLife> signs = new HashMap<>();
    private volatile boolean running;
    private volatile String lastTrouble = "";
    private final StageService service = LimitsClient.service(this);
    private final Optional<String> node;

    /** @param node the id under which others know this node; empty if there are none */
    public LimiterVerticle(LimitStore store, Optional<String> node) {
        this(store, node, System::nanoTime);
    }

    LimiterVerticle(LimitStore store, Optional<String> node, LongSupplier nanos) {
        this.store = store;
        this.node = node;
        this.nanos = nanos;
    }

    @Override
    public Future<?> start() {
        return service.serve(vertx, node).onSuccess(served -> running = true);
    }

    @Override
    public Future<Answer> renew(String api, Report report) {
        return renew(api, report, ATTEMPTS)
                .onSuccess(answer -> lastTrouble = "")
                .onFailure(failure -> lastTrouble = failure.getMessage());
    }

    private Future<Answer> renew(String api, Report report, int attempts) {
        long asked = nanos.getAsLong();
        return store.read(api).compose(document -> {
            long revision = document.getLong("revision", 0L);
            var limits = Limits.of(document.getJsonObject("limits", new JsonObject()));
            var seen = signs.computeIfAbsent(api, id -> new SignsOfLife());
            seen.saw(limits, nanos.getAsLong());
            var outcome = Ledger.after(limits, report, seen.gone(limits, asked));
            if (outcome.isEmpty()) {
                return Future.failedFuture(conflict("a later report was there before"));
            }
            if (!outcome.get().worthWriting()) {
                return answer(report, outcome.get(), false, revision);
            }
            return store.replace(api, revision, outcome.get().limits().toJson()).compose(replaced -> {
                if (!replaced) {
                    return attempts > 1
                            ? renew(api, report, attempts - 1)
                            : Future.failedFuture(conflict("others were always faster"));
                }
                if (outcome.get().urgent()) {
                    tell(api, revision + 1);
                }
                return answer(report, outcome.get(), true, revision + 1);
            });
        });
    }

    private static Future<Answer> answer(Report report, Ledger.Outcome outcome, boolean written, long revision) {
        return Future.succeededFuture(Answer.to(report.name(), outcome.limits(), outcome.target(), written, revision));
    }

    private static ServiceException conflict(String why) {
        return new ServiceException(409, why);
    }

    @Override
    public Future<Void> leave(String api, String member) {
        return leave(api, member, ATTEMPTS);
    }

    private Future<Void> leave(String api, String member, int attempts) {
        return store.read(api).compose(document -> {
            long revision = document.getLong("revision", 0L);
            var limits = Limits.of(document.getJsonObject("limits", new JsonObject()));
            if (limits.member(member).isEmpty()) {
                return Future.succeededFuture();
            }
            return store.replace(api, revision, Ledger.without(limits, member).toJson())
                    .compose(replaced -> {
                        if (!replaced) {
                            return attempts > 1
                                    ? leave(api, member, attempts - 1)
                                    : Future.failedFuture(conflict("others were always faster"));
                        }
                        tell(api, revision + 1);
                        return Future.succeededFuture();
                    });
        });
    }

    private void tell(String api, long revision) {
        vertx.eventBus()
                .publish(
                        Addresses.LIMITS_CHANGED,
                        new JsonObject().put("api", api).put("revision", revision));
    }

    /** Whether it serves. Thread rule: any. */
    public boolean isRunning() {
        return running;
    }

    /** For people. Thread rule: any. */
    public JsonObject describe() {
        var trouble = lastTrouble;
        return trouble.isEmpty() ? new JsonObject() : new JsonObject().put("last_trouble", trouble);
    }

    @Override
    public Future<?> stop() {
        running = false;
        return service.end();
    }
}
