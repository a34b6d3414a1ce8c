package io.lifafa.api.dispatch;

import io.lifafa.sms.Sms;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers that nobody came for, because whoever had asked died or the bus lost it. The SMS is soon asked for again, by
 * whoever takes over the chunk, and must not cost a second call. Thread rule: the stage's event loop.
 */
final class UnclaimedAnswers {
    /** Longer than it takes until a lease has run out and its chunk is claimed by another. */
    private static final Duration KEPT = Duration.ofSeconds(90);

    /** What a worker has in hand, as a bound of memory: some 10 MB. */
    private static final int MOST = 4_000;

    private record Kept(Settled result, long since) {}

    private final Map<Sms, Kept> kept = new LinkedHashMap<>();

    void keep(Sms sms, Settled result, long now) {
        if (result.isFinal()) {
            kept.remove(sms);
            kept.put(sms, new Kept(result, now));
            forgetOld(now);
        }
    }

    /** Gives it away: it is not there for the next one. */
    Optional<Settled> claim(Sms sms, long now) {
        forgetOld(now);
        return Optional.ofNullable(kept.remove(sms)).map(Kept::result);
    }

    /** Oldest first: they stand in the order in which they came. */
    private void forgetOld(long now) {
        for (var it = kept.values().iterator(); it.hasNext(); ) {
            var oldest = it.next();
            if (kept.size() <= MOST && now - oldest.since() < KEPT.toNanos()) {
                return;
            }
            it.remove();
        }
    }
}
