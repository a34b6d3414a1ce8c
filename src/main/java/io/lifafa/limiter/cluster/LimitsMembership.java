package io.lifafa.limiter.cluster;

import io.lifafa.limiter.PaceState;
import io.lifafa.limiter.SharedLimiter;
import io.lifafa.limiter.SharedLimiter.Grant;
import io.lifafa.limiter.SharedLimiter.Local;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One limiter's place among the nodes that share its limits: puts together what it tells and applies what it is told.
 *
 * <p>States: <em>new</em>, until a report of its was written; <em>member</em>, while the lease of the last one that was written
 * lasts; <em>run out</em>, after that and until the next is written.
 *
 * <p>A share that becomes smaller is used from the moment that is heard, and told to be smaller after that. A share is used
 * for 11 s from the sending of the last report that was written, on this node's own monotonic clock; others take it after
 * 15 s at the earliest, on theirs. One report is under way at a time; one that stays without an answer is followed by the
 * next, which voids it. Thread rule: that of the limiter.
 */
public final class LimitsMembership {
    /** Below the 15 s of {@link SignsOfLife} by more than a report and clocks that run apart take. */
    static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(11);

    /** Ticks come a little early at times. */
    private static final long ALONE_NANOS = TimeUnit.MILLISECONDS.toNanos(950);

    /** A pace that another found is heeded before many calls are sent at the old one. */
    private static final long TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final SharedLimiter limiter;
    private final String name;
    private final long slots;
    private long beat;
    private long sentAt;
    private long writtenAt;
    private boolean everWritten;
    private long refusalsTold;
    private long refusalsSent;
    private long resetsTold;
    private long resetsSent;
    private long lifts;
    private long pauseNumber;
    private long pauseSent;
    private long paceNumber;
    private PaceState paceAgreed = PaceState.NONE;
    private PaceState paceSent = PaceState.NONE;
    private Optional<Answer> last = Optional.empty();

    /**
     * @param name unique to this start of this node
     * @param requestsPerMinute the quota, if one is stated
     */
    public LimitsMembership(SharedLimiter limiter, String name, OptionalLong requestsPerMinute) {
        this.limiter = limiter;
        this.name = name;
        this.slots = requestsPerMinute.orElse(0);
    }

    public String name() {
        return name;
    }

    /** The report to send now. */
    public Report report(long now) {
        Local local = limiter.local(now);
        sentAt = now;
        beat++;
        refusalsSent = local.refusals();
        resetsSent = local.resets();
        paceSent = local.pace();
        // Rounded up: nobody is to come too early.
        pauseSent = (local.blockedFor().toNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
        return new Report(
                name,
                beat,
                everWritten ? TimeUnit.NANOSECONDS.toMillis(now - writtenAt) : Ledger.BEAT_MILLIS,
                local.share(),
                local.wants(),
                local.accepted(),
                slots,
                refusalsSent > refusalsTold,
                pauseNumber,
                pauseSent,
                resetsSent > resetsTold,
                lifts,
                paceNumber,
                paceSent.equals(paceAgreed) ? Optional.empty() : Optional.of(paceSent));
    }

    /**
     * Takes the answer to the last report.
     *
     * @return whether to report again at once, for something is to be given away
     */
    public boolean answered(Answer answer, long now) {
        heedLifts(answer, now);
        if (answer.written()) {
            writtenAt = sentAt;
            everWritten = true;
            refusalsTold = refusalsSent;
        }
        heedWait(answer, now);
        heedPace(answer, now);
        boolean prober = answer.prober().equals(name);
        limiter.grant(
                new Grant(
                        Math.min(answer.share(), answer.target()),
                        answer.before(),
                        answer.nodes(),
                        prober,
                        writtenAt + LEASE_NANOS,
                        answer.elsewhere()),
                now);
        last = Optional.of(answer);
        return answer.target() < answer.share();
    }

    /** What this node was told itself it has done; what another was told it does too. */
    private void heedLifts(Answer answer, long now) {
        boolean own = answer.written() && resetsSent > resetsTold;
        long heard = answer.pause().lifts() - lifts - (own ? 1 : 0);
        boolean first = last.isEmpty();
        lifts = Math.max(lifts, answer.pause().lifts());
        resetsTold = own ? resetsSent : resetsTold;
        if (heard > 0 && !first) {
            long before = limiter.local(now).resets();
            limiter.reset(now);
            resetsTold += limiter.local(now).resets() - before;
            pauseSent = 0;
        }
    }

    private void heedWait(Answer answer, long now) {
        var pause = answer.pause();
        if (pause.number() > pauseNumber && pause.millis() > pauseSent) {
            limiter.blocked(Duration.ofMillis(pause.millis()), now);
        }
        pauseNumber = Math.max(pauseNumber, pause.number());
    }

    private void heedPace(Answer answer, long now) {
        if (answer.paceNumber() <= paceNumber) {
            return;
        }
        paceNumber = answer.paceNumber();
        paceAgreed = answer.pace();
        if (!paceAgreed.equals(paceSent)) {
            limiter.adopt(paceAgreed, now);
        }
    }

    /**
     * Whether it is time for a report: once a second, and each time while nodes keep a learned pace together: a hint may be
     * lost, or there is no bus between them.
     */
    boolean isDue(long now) {
        boolean together = nodes() > 1 && paceAgreed.perSecond() > 0;
        return beat == 0 || now - sentAt >= (together ? TOGETHER_NANOS : ALONE_NANOS);
    }

    /** Whether the others should hear of something at once. */
    public boolean isUrgent(long now) {
        var local = limiter.local(now);
        return local.refusals() > refusalsTold
                || local.resets() > resetsTold
                || !local.pace().equals(paceAgreed);
    }

    /** Whether there is something this node has not heard of. */
    public boolean isBehind(long revision) {
        return last.map(it -> it.revision() < revision).orElse(true);
    }

    /** For people. */
    public JsonObject describe(long now) {
        var share = share(now);
        var json = new JsonObject()
                .put("share", Math.round(share * 10_000) / 10_000.0)
                .put("live", share > 0 && now - writtenAt < LEASE_NANOS / 2);
        last.ifPresent(it -> json.put("members", it.nodes())
                .put("prober", it.prober())
                .put("probes", it.prober().equals(name)));
        return json;
    }

    /** What is used now of the limits; 0 if nothing was granted or that has run out. */
    public double share(long now) {
        return limiter.local(now).share();
    }

    /** How many share the limits, as far as is known. */
    public int nodes() {
        return last.map(Answer::nodes).orElse(0);
    }

    /** Whether this node may probe. */
    public boolean probes() {
        return last.map(it -> it.prober().equals(name)).orElse(false);
    }
}
