package io.lifafa.cache;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collection;
import java.util.HashMap;
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
    private final Map<Long, Claim> claims = new HashMap<>();

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
        var claim = claims.get(family);
        if (claim != null && claim.until() - now > 0) {
            return false;
        }
        if (claim != null) {
            claim.ended().tryComplete();
        }
        claims.put(family, new Claim(now + patienceNanos, Promise.promise()));
        return true;
    }

    /** Ends a claim, whoever has it. */
    void release(long family) {
        Claim claim;
        synchronized (this) {
            claim = claims.remove(family);
            flights.merge(family, 1, Integer::sum);
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
