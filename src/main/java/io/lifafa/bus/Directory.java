package io.lifafa.bus;

import io.lifafa.config.Role;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Chooses among the other nodes that run a stage, round robin. Skips a node that timed out, for as long as the membership may
 * take to notice that it is gone. Thread rule: any.
 */
public final class Directory {
    /** The time after which membership drops a silent node. */
    private static final Duration AVOIDED = Duration.ofSeconds(6);

    private final Function<Role, List<String>> nodes;
    private final LongSupplier nanos;
    private final Map<Role, AtomicInteger> turns = new EnumMap<>(Role.class);
    private final Map<String, Long> avoided = new ConcurrentHashMap<>();

    /** @param nodes the ids of the other nodes that run a stage, as last seen */
    public Directory(Function<Role, List<String>> nodes, LongSupplier nanos) {
        this.nodes = nodes;
        this.nanos = nanos;
        for (var role : Role.values()) {
            turns.put(role, new AtomicInteger());
        }
    }

    /** The next node that runs the stage; empty if none does. */
    public Optional<String> next(Role role) {
        return next(role, Set.of());
    }

    /** As {@link #next(Role)}, without these nodes. */
    Optional<String> next(Role role, Set<String> but) {
        var there = nodes.apply(role).stream().filter(it -> !but.contains(it)).toList();
        var well = there.stream().filter(it -> !isAvoided(it)).toList();
        var choice = well.isEmpty() ? there : well;
        return choice.isEmpty()
                ? Optional.empty()
                : Optional.of(choice.get(Math.floorMod(turns.get(role).getAndIncrement(), choice.size())));
    }

    /** Skips the node for a while: it timed out or has no handler. */
    public void avoid(String node) {
        avoided.put(node, nanos.getAsLong());
        avoided.keySet().removeIf(it -> !isAvoided(it));
    }

    private boolean isAvoided(String node) {
        var since = avoided.get(node);
        return since != null && nanos.getAsLong() - since < AVOIDED.toNanos();
    }
}
