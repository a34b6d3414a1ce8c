package io.lifafa.cache.stage;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which wordings are being asked for ("single flight", as request coalescing is called elsewhere), so that others of the same wording wait instead of being asked for too. A claim ends
 * when its answer was learned, or by itself after {@code patience}: whoever made it may have died. A wording that is not
 * learned by a handful of answers is not waited for any more. Thread rule: any.
 */
final class SingleFlight {
    private record Claim(long until, Promise<Void> ended) {}

    /** So many answers teach a wording, or none does soon. */
    private static final int FLIGHTS = 16;

    private static final int MOST_COUNTED = 100_000;

    private final long patienceNanos;
    private final Map<Long, Claim> claims = new LinkedHashMap<>();

    /** How often each wording was asked for, those asked last at the end; the oldest are forgotten. */
    private final Map<Long, Integer> flights = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
            return size() > MOST_COUNTED;
        }
    };

    SingleFlight(long patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    /** Claims a wording; false if somebody else has it and it is worth waiting for him. */
    synchronized boolean claim(long family, long now) {
        if (flights.getOrDefault(family, 0) >= FLIGHTS) {
            return true;
        }
        dropExpired(now);
        var claim = claims.get(family);
        if (claim != null) {
            return false;
        }
        claims.put(family, new Claim(now + patienceNanos, Promise.promise()));
        return true;
    }

    /** Oldest first: claims are as old as they stand in the map. */
    private void dropExpired(long now) {
        for (var it = claims.values().iterator(); it.hasNext(); ) {
            var oldest = it.next();
            if (oldest.until() - now > 0) {
                return;
            }
            it.remove();
            oldest.ended().tryComplete();
        }
    }

    /**
     * Ends a claim, whoever has it.
     *
     * @param answered whether there was an answer to learn from; an outage says nothing about the wording
     */
    void release(long family, boolean answered) {
        Claim claim;
        synchronized (this) {
            claim = claims.remove(family);
            if (answered) {
                flights.merge(family, 1, Integer::sum);
            }
        }
        if (claim != null) {
            claim.ended().tryComplete();
        }
    }

    /** Completes as soon as one of them is no longer claimed. */
    synchronized Future<Void> anyEnded(Collection<Long> families) {
        var ends = families.stream()
                .map(claims::get)
                .map(claim -> claim == null
                        ? Future.<Void>succeededFuture()
                        : claim.ended().future())
                .toList();
        return ends.isEmpty()
                ? Future.succeededFuture()
                : Future.any(List.copyOf(ends)).mapEmpty();
    }

    synchronized int size() {
        return claims.size();
    }
}
