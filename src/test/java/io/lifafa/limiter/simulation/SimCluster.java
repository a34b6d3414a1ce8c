package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.cluster.VirtualLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongToIntFunction;

/** Nodes that share a simulated API and a simulated store, in one virtual time. Each may lose the store, and hints. */
public final class SimCluster {
    public static final LongToIntFunction BUSY = now -> 10_000;
    public static final LongToIntFunction IDLE = now -> 0;

    final Timeline time = new Timeline();
    public final SimApi api;
    final VirtualLedger ledger = new VirtualLedger();
    public final List<SimNode> nodes = new ArrayList<>();
    final Random random;

    /** Whether nodes hear of urgent changes at once, as over the bus, or only when they look. */
    public boolean hints = true;

    /** Nanoseconds that a message takes at the most. */
    double delay = 3e6;

    private final LimiterOptions options;

    public SimCluster(long seed, LimiterOptions options, Consumer<SimApi> shape) {
        this.random = new Random(seed);
        this.api = new SimApi(time, seed);
        this.options = options;
        shape.accept(api);
    }

    /** A node that starts so many seconds from the beginning. */
    public SimNode join(double seconds, LongToIntFunction waiting) {
        var node = new SimNode(this, "node-" + nodes.size(), options, waiting, random.nextLong());
        nodes.add(node);
        time.at(Timeline.seconds(seconds), node::start);
        return node;
    }

    public SimCluster at(double seconds, Runnable change) {
        time.at(Timeline.seconds(seconds), change);
        return this;
    }

    public SimCluster run(double seconds) {
        time.run(Timeline.seconds(seconds));
        return this;
    }

    void tell(long revision) {
        if (hints) {
            nodes.forEach(it -> time.after(random.nextDouble() * delay, () -> it.hint(revision)));
        }
    }

    /** The most calls that all together sent in any minute that begins between two moments in seconds. */
    public int mostInAMinute(double from, double to) {
        var moments = nodes.stream()
                .flatMap(it -> it.record.moments().stream())
                .sorted()
                .toList();
        int most = 0;
        for (int first = 0, last = 0; first < moments.size(); first++) {
            while (last < moments.size() && moments.get(last) - moments.get(first) < Timeline.seconds(60)) {
                last++;
            }
            double at = moments.get(first) / 1e9;
            most = at >= from && at < to ? Math.max(most, last - first) : most;
        }
        return most;
    }

    public double calls(double from, double to) {
        return nodes.stream().mapToDouble(it -> it.record.callsSent(from, to)).sum();
    }

    public double items(double from, double to) {
        return nodes.stream()
                .mapToDouble(it -> it.record.itemsPerSecond(from, to))
                .sum();
    }

    public double rejected(double from, double to) {
        double rejected = nodes.stream()
                .mapToDouble(it -> it.record.ends(CallResult.THROTTLED, from, to))
                .sum();
        return rejected / calls(from, to);
    }

    /** What all use together at this moment. */
    public double sharesInUse() {
        return nodes.stream().mapToDouble(SimNode::share).sum();
    }
}
