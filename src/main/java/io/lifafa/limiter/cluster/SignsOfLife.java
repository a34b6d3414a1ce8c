package io.lifafa.limiter.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Which members are gone: those whose beat has not changed for 15 s of the observer's own monotonic clock. It need not look
 * all that time: a beat that is the same after 15 s has not been written in between. A member stops after
 * {@link LimitsMembership#LEASE_NANOS}, which is shorter. Thread rule: that of the package.
 */
final class SignsOfLife {
    /** Six beats: a member that is slow or misses one is not gone. */
    static final long GONE_AFTER_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Map<String, Seen> seen = new HashMap<>();

    private record Seen(long beat, long at) {}

    /** Takes note of what was read. */
    void saw(Limits limits, long now) {
        seen.keySet().retainAll(limits.members().stream().map(Member::name).collect(Collectors.toSet()));
        limits.members().forEach(it -> {
            var last = seen.get(it.name());
            if (last == null || last.beat() != it.beat()) {
                seen.put(it.name(), new Seen(it.beat(), now));
            }
        });
    }

    /**
     * Those who are gone.
     *
     * @param asked the moment when reading {@code limits} was begun
     */
    Set<String> gone(Limits limits, long asked) {
        return limits.members().stream()
                .filter(it -> seen.containsKey(it.name()))
                .filter(it -> seen.get(it.name()).beat() == it.beat())
                .filter(it -> asked - seen.get(it.name()).at() > GONE_AFTER_NANOS)
                .map(Member::name)
                .collect(Collectors.toSet());
    }
}
