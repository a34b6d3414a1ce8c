package io.lifafa.api.dispatch;

import io.lifafa.fairness.FairTurns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The SMS that wait for a call, a line for each tenant. Tenants take turns by their weights and by the SMS that they were
 * given calls for, repetitions included. A call carries SMS of one tenant; where tenants share calls, one that its first
 * tenant does not fill is filled up by the next in turn.
 *
 * <p>Within a line an SMS that was answered wrongly comes first. Holds no more than the pipelines have in hand. Thread rule:
 * the stage's event loop.
 */
final class AskQueue {
    /** How long a call waits to be filled. Other tenants' calls do not wait for it. */
    static final Duration LINGER = Duration.ofMillis(50);

    /**
     * A call that may be sent now.
     *
     * @param tenants whose SMS it is filled with, in this order; one, unless tenants share calls
     * @param ready how many SMS there are for it
     */
    record NextCall(List<String> tenants, int ready) {}

    private final Map<String, AskLine> lines = new LinkedHashMap<>();
    private final DispatchOptions options;
    private final FairTurns turns;

    AskQueue(DispatchOptions options) {
        this.options = options;
        this.turns = new FairTurns(options.weights());
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void add(PendingSms sms) {
        line(sms).addLast(sms);
    }

    /** To the front, in their order. */
    void giveBack(List<PendingSms> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            line(batch.get(i)).addFirst(batch.get(i));
        }
    }

    private AskLine line(PendingSms sms) {
        return lines.computeIfAbsent(sms.tenant(), tenant -> new AskLine());
    }

    /**
     * The call whose turn it is; empty if there is none, or none that is not better filled first.
     *
     * @param underWay whether calls are under way, so that there is no hurry to send one that is not full
     */
    Optional<NextCall> next(boolean underWay, long now) {
        int few = underWay ? options.maxBatch() : options.minBatch();
        var order = turns.order(lines.keySet());
        int sharing = options.mixTenants() ? order.size() : 1;
        for (int i = 0; i + sharing <= order.size(); i++) {
            var call = call(order.subList(i, i + sharing));
            if (!isWorthWaiting(call, few, now)) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    private NextCall call(List<String> tenants) {
        var first = lines.get(tenants.get(0));
        boolean many = first.mayGrow(options.maxBatch()) && first.size() > 2 * options.maxBatch();
        return new NextCall(
                tenants,
                many ? first.size() : fill(tenants, options.maxBatch(), false).size());
    }

    private boolean isWorthWaiting(NextCall call, int few, long now) {
        return call.ready() < few
                && lines.get(call.tenants().get(0)).mayGrow(options.maxBatch())
                && call.tenants().stream().allMatch(it -> now - lines.get(it).oldest() < LINGER.toNanos());
    }

    private CallBatch fill(List<String> tenants, int most, boolean take) {
        var batch = new CallBatch(most);
        tenants.forEach(it -> lines.get(it).fill(batch, take));
        return batch;
    }

    /** Takes the SMS of a call that {@link #next} gave, at most so many; at least one. */
    List<PendingSms> take(NextCall call, int most) {
        var batch = fill(call.tenants(), most, true).messages();
        batch.forEach(it -> turns.charge(it.tenant(), 1));
        dropEmpty();
        return batch;
    }

    /** Takes all but the SMS of the next call. There must be some. */
    List<PendingSms> takeAllButNext() {
        var order = turns.order(lines.keySet());
        var next = fill(options.mixTenants() ? order : order.subList(0, 1), options.maxBatch(), true);
        var others = takeAll();
        next.messages().forEach(this::add);
        return others;
    }

    /** Takes those that nobody waits for any more. */
    List<PendingSms> takeUnwanted() {
        var unwanted = new ArrayList<PendingSms>();
        lines.values().forEach(it -> unwanted.addAll(it.takeUnwanted()));
        dropEmpty();
        return unwanted;
    }

    /** The tenants of which something waits. */
    List<String> tenants() {
        return List.copyOf(lines.keySet());
    }

    List<PendingSms> takeAllOf(String tenant) {
        var line = lines.remove(tenant);
        return line == null ? List.of() : line.takeAll();
    }

    List<PendingSms> takeAll() {
        var all = new ArrayList<PendingSms>();
        lines.values().forEach(it -> all.addAll(it.takeAll()));
        lines.clear();
        return all;
    }

    private void dropEmpty() {
        lines.values().removeIf(AskLine::isEmpty);
    }
}
