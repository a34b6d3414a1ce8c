package io.lifafa.fairness;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weighted fair order of tenants: start-time fair queueing (P. Goyal, H. M. Vin, H. Cheng, SIGCOMM 1996).
 *
 * <p>Each tenant has a start tag, which grows by cost / weight with all that it is given; the least tag comes first. The
 * virtual time is the least tag among the tenants that wait. A tenant that begins to wait starts there, or at its old tag if
 * that is later: waiting for nothing earns no credit, and leaving pays no debt.
 *
 * <pre>{@code
 * var turns = new FairTurns(weights);
 * var tenant = turns.order(waiting).get(0);
 * turns.charge(tenant, smsTaken);
 * }</pre>
 *
 * <p>Keeps one number for each tenant that waits or is ahead of the virtual time. Thread rule: one thread at a time.
 */
public final class FairTurns {
    private final TenantWeights weights;
    private final Map<String, Double> tags = new HashMap<>();
    private double virtualTime;

    public FairTurns(TenantWeights weights) {
        this.weights = weights;
    }

    /**
     * The tenants in the order of their turns; equals in the order given.
     *
     * @param waiting all tenants that wait now, each once, those included that cannot be served at this moment
     */
    public List<String> order(Collection<String> waiting) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        waiting.forEach(tenant -> tags.putIfAbsent(tenant, virtualTime));
        virtualTime = Math.max(
                virtualTime, waiting.stream().mapToDouble(tags::get).min().orElseThrow());
        if (tags.size() > waiting.size()) {
            var present = Set.copyOf(waiting);
            tags.entrySet().removeIf(it -> it.getValue() <= virtualTime && !present.contains(it.getKey()));
        }
        return waiting.size() == 1
                ? List.copyOf(waiting)
                : waiting.stream().sorted(Comparator.comparing(tags::get)).toList();
    }

    /**
     * Counts what a tenant was given.
     *
     * @param cost in SMS
     */
    public void charge(String tenant, int cost) {
        tags.merge(tenant, virtualTime + share(tenant, cost), (tag, first) -> tag + share(tenant, cost));
    }

    private double share(String tenant, int cost) {
        return (double) cost / Math.max(1, weights.of(tenant));
    }
}
