package io.lifafa.api.dispatch;

import io.lifafa.api.client.ChatEndpoint;
import io.lifafa.api.client.ChatReply;
import io.lifafa.api.refusal.Refusals;
import io.lifafa.api.refusal.Trouble;
import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallLimiter;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.limiter.Permit;
import io.lifafa.metrics.Metrics;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that can be asked, with what is known of its limits. Thread rule: the stage's event loop. */
public final class Upstream {
    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);

    private final String name;
    private final ChatEndpoint endpoint;
    private final CallLimiter limiter;
    private final Optional<ClusterShare> share;
    private final Refusals<PendingSms> refusals = new Refusals<>();
    private String lastFailure = "";
    private String told = "";
    private long lastChange = Long.MIN_VALUE;
    private boolean excessiveWaitSaid;

    /**
     * @param name for people and metrics: {@code first} or {@code second}
     * @param endpoint the server
     * @param limiter its limits; each server has its own
     * @param share of limits that nodes share; empty: the server is this node's alone
     */
    public Upstream(String name, ChatEndpoint endpoint, CallLimiter limiter, Optional<ClusterShare> share) {
        this.name = name;
        this.endpoint = endpoint;
        this.limiter = limiter;
        this.share = share;
    }

    /** One whose limits are this node's alone. */
    public Upstream(String name, ChatEndpoint endpoint, CallLimiter limiter) {
        this(name, endpoint, limiter, Optional.empty());
    }

    public Optional<ClusterShare> share() {
        return share;
    }

    /** See {@link CallLimiter#next}; what the other nodes must hear of is told. */
    Decision next(int waiting, long now) {
        var decision = limiter.next(waiting, now);
        share.ifPresent(ClusterShare::look);
        return decision;
    }

    /** See {@link CallLimiter#ended}; what the other nodes must hear of is told. */
    void ended(Permit permit, CallEnd end, long now) {
        limiter.ended(permit, end, now);
        share.ifPresent(ClusterShare::look);
        sayExcessiveWait(now);
    }

    /** See {@link CallLimiter#reset}; the other nodes do the same as soon as they hear of it. */
    void reset(long now) {
        refusals.clear();
        limiter.reset(now);
        share.ifPresent(ClusterShare::look);
    }

    String name() {
        return name;
    }

    ChatEndpoint endpoint() {
        return endpoint;
    }

    CallLimiter limiter() {
        return limiter;
    }

    Refusals<PendingSms> refusals() {
        return refusals;
    }

    /** True while the server does not answer, or refuses everything. */
    boolean isDown(long now) {
        return refusals.standing().isPresent() || limiter.state(now).breaker() != Breaker.CLOSED;
    }

    /** A probe came to nothing; gives what the limits are to be told of it. */
    CallResult probeFailed(ChatReply.Failed how, long now) {
        failed(how.reason());
        return switch (how.kind()) {
            case REJECTED ->
                told(
                        how.reason().equals(ChatReply.WORDING_REFUSED)
                                ? refusals.probeReworded(how, now)
                                : refusals.probeRefused(how, now));
            case DENIED, TOO_LARGE -> told(refusals.probeRefused(how, now));
            case UNREADABLE -> told(refusals.probeUnreadable(how, now));
            case THROTTLED, CANCELLED -> {
                refusals.probePutOff();
                yield how.kind().result();
            }
            case SERVER, TIMED_OUT, UNREACHABLE -> {
                refusals.probeFailed();
                yield how.kind().result();
            }
        };
    }

    private static CallResult told(Refusals.Verdict verdict) {
        return switch (verdict) {
            case UNDECIDED -> CallResult.IGNORED;
            case LATER -> CallResult.UNREACHABLE;
            case STANDS -> CallResult.DENIED;
        };
    }

    /** What keeps the server from being of use; empty while it is well. */
    Optional<Trouble> trouble(long now) {
        return refusals.standing()
                .map(it -> Trouble.refusal(it.last(), refusals.isConfirmed()))
                .or(() -> isDown(now) ? Optional.of(Trouble.outage(lastFailure)) : Optional.empty());
    }

    /** Logs what has changed since it was last called. */
    void tell(long now) {
        var words = trouble(now).map(Trouble::text).orElse("");
        var state = refusals.standing()
                .map(it -> it.last().reason() + it.last().said())
                .orElse(words.isEmpty() ? "" : "outage");
        if (!state.equals(told)) {
            told = state;
            if (words.isEmpty()) {
                LOG.info("the {} extraction API answers again", name);
            } else {
                LOG.warn("the {} extraction API {}; work waits", name, words);
            }
        }
    }

    /** Once per wait. */
    private void sayExcessiveWait(long now) {
        var wait = limiter.state(now).excessiveWait();
        if (wait.isPresent() && !excessiveWaitSaid) {
            LOG.warn("the {} API asks to wait for {}; kept is an hour at the most", name, wait.get());
        }
        excessiveWaitSaid = wait.isPresent();
    }

    /** Keeps why a call failed, a code, for {@link #describe}. */
    void failed(String reason) {
        lastFailure = reason;
    }

    /** Takes the measures of the limits as they are now. */
    void measure(Metrics metrics, long now) {
        var state = limiter.state(now);
        metrics.limiter(name, "in.flight", state.inFlight());
        metrics.limiter(name, "in.flight.limit", state.inFlightLimit());
        metrics.limiter(name, "calls.per.second", state.callsPerSecond());
        metrics.limiter(name, "batch.size", state.batchSize());
        metrics.limiter(name, "blocked.seconds", state.blockedFor().toMillis() / 1000.0);
        metrics.limiter(name, "breaker.closed", state.breaker() == Breaker.CLOSED ? 1 : 0);
        share.ifPresent(it -> {
            metrics.limiter(name, "share", it.share());
            metrics.limiter(name, "members", it.nodes());
            metrics.limiter(name, "prober", it.probes() ? 1 : 0);
        });
        long changed = state.sinceChange().map(since -> now - since.toNanos()).orElse(lastChange);
        if (changed - lastChange > 0) {
            metrics.limiterChanges(name, state.lastChange()).increment();
        }
        lastChange = changed;
    }

    /** For people: what is allowed now, and why. */
    JsonObject describe(long now) {
        var state = limiter.state(now);
        var json = new JsonObject()
                .put("name", name)
                .put("in_flight", state.inFlight())
                .put("in_flight_limit", state.inFlightLimit())
                .put("batch_size", state.batchSize())
                .put("blocked_for_ms", state.blockedFor().toMillis())
                .put("breaker", state.breaker().name().toLowerCase(Locale.ROOT))
                .put("last_change", state.lastChange());
        state.callsPerSecond().ifPresent(pace -> json.put("calls_per_second", Math.round(pace * 100) / 100.0));
        state.sinceChange().ifPresent(since -> json.put("changed_before_ms", since.toMillis()));
        share.ifPresent(it -> json.put("cluster", it.describe()));
        state.excessiveWait()
                .ifPresent(wait -> json.put(
                        "excessive_wait",
                        "the API asked to wait for " + wait
                                + "; an hour at the most is kept; POST /api/v1/limiter/reset ends it on all nodes"));
        if (!lastFailure.isEmpty()) {
            json.put("last_failure", lastFailure);
        }
        trouble(now).ifPresent(it -> json.put("problem", "the API " + it.text() + "; work waits"));
        refusals.standing()
                .ifPresent(
                        it -> json.put("refusal", Trouble.said(it.last()).put("since_ms", millis(now - it.since()))));
        return json;
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
