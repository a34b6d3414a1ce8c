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
 * Which other nodes run a stage, and whose turn it is. A node that has not answered is passed over until those who watch the
 * nodes must have noticed too. Thread rule: any.
 */
public final class Directory {
    /** As long as a node may be silent before it is not counted on. */
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

    /** A node that runs the stage, another one each time where there are several; empty if there is none. */
    public Optional<String> next(Role role) {
        return next(role, Set.of());
    }

    /** The same, but none of those. */
    Optional<String> next(Role role, Set<String> but) {
        var there = nodes.apply(role).stream().filter(it -> !but.contains(it)).toList();
        var well = there.stream().filter(it -> !isAvoided(it)).toList();
        var choice = well.isEmpty() ? there : well;
        return choice.isEmpty()
                ? Optional.empty()
                : Optional.of(choice.get(Math.floorMod(turns.get(role).getAndIncrement(), choice.size())));
    }

    /** The node has not answered. */
    public void avoid(String node) {
        avoided.put(node, nanos.getAsLong());
        avoided.keySet().removeIf(it -> !isAvoided(it));
    }

    private boolean isAvoided(String node) {
        var since = avoided.get(node);
        return since != null && nanos.getAsLong() - since < AVOIDED.toNanos();
    }
}
