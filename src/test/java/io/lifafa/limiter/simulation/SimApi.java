package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.RateSignals;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A simulated extraction API in virtual time. Its fields are its shape; they may change while it runs.
 *
 * <p>A call passes, in this order: the outage, the buckets (requests, tokens), the cap on calls at a time, the bounded queue,
 * a worker, and chance. The network takes 1 ms each way.
 */
public final class SimApi {
    /** What the API is in the grip of. */
    public enum Outage {
        NONE,
        REFUSED,
        HANGING,
        DENIED,
        FAILING
    }

    static final double NETWORK = 1e6;

    double latency = 0.2;
    double perItem = 0.02;
    double jitter = 0.2;
    /** Coefficient of variation of a lognormal factor on the latency; 0: uniform {@link #jitter}. */
    double noise;

    public double drift = 1;
    public int workers = 1_000_000;
    int queueBound = 1_000_000;
    public int cap = 1_000_000;
    /** How long the cap's 429 asks to wait, seconds; 0: not at all. */
    public double capWait;
    /** Whether the cap's 429 says what it is about. */
    public boolean capSaid;
    /** How long an answered call still counts as being under way, seconds. */
    public double capLag;

    double fail;
    double hang;
    public double tokensPerItem = 300;
    public int largest = 1_000_000;
    public Optional<SimBucket> requests = Optional.empty();
    Optional<SimBucket> tokens = Optional.empty();
    boolean windowHeader = true;
    boolean windowHeaderOnSuccess;
    boolean retryAfter = true;
    boolean wholeSeconds;
    boolean rejectedCount;
    public Outage outage = Outage.NONE;
    int maxInFlight;
    int arrived;

    private final Timeline time;
    private final Random random;
    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private int busy;
    private int inFlight;

    SimApi(Timeline time, long seed) {
        this.time = time;
        this.random = new Random(seed);
    }

    void call(int items, Consumer<CallEnd> reply) {
        time.after(NETWORK, () -> arrive(items, end -> time.after(NETWORK, () -> reply.accept(end))));
    }

    private void arrive(int items, Consumer<CallEnd> reply) {
        arrived++;
        switch (outage) {
            case REFUSED -> reply.accept(CallEnd.of(CallResult.UNREACHABLE));
            case DENIED -> reply.accept(CallEnd.of(CallResult.DENIED));
            case FAILING -> reply.accept(CallEnd.of(CallResult.FAILED));
            case HANGING -> {}
            case NONE -> admit(items, reply);
        }
    }

    private void admit(int items, Consumer<CallEnd> reply) {
        if (items > largest) {
            reply.accept(CallEnd.of(CallResult.TOO_LARGE));
        } else if (!taken(requests, 1)) {
            reply.accept(new CallEnd(CallResult.THROTTLED, rejection(requests.orElseThrow(), 1), 0));
        } else if (!taken(tokens, items * tokensPerItem)) {
            reply.accept(new CallEnd(CallResult.THROTTLED, rejection(tokens.orElseThrow(), items * tokensPerItem), 0));
        } else if (inFlight >= cap) {
            reply.accept(new CallEnd(CallResult.THROTTLED, crowded(), 0));
        } else if (queue.size() >= queueBound && busy >= workers) {
            reply.accept(CallEnd.of(CallResult.FAILED));
        } else if (random.nextDouble() >= hang) {
            accept(items, reply);
        }
    }

    private boolean taken(Optional<SimBucket> bucket, double cost) {
        boolean taken = bucket.map(b -> b.take(cost, time.now())).orElse(true);
        if (!taken && rejectedCount) {
            bucket.orElseThrow().punish(cost, time.now());
        }
        return taken;
    }

    private RateSignals rejection(SimBucket bucket, double cost) {
        double wait = bucket.wait(cost);
        double said = wholeSeconds ? Math.max(1, Math.ceil(wait)) : Math.ceil(wait * 1000) / 1000;
        Optional<Duration> after =
                retryAfter ? Optional.of(Duration.ofNanos(Timeline.seconds(said))) : Optional.empty();
        return new RateSignals(after, window(windowHeader, 0), RateSignals.Window.NONE);
    }

    private RateSignals crowded() {
        Optional<Duration> after =
                capWait > 0 ? Optional.of(Duration.ofNanos(Timeline.seconds(capWait))) : Optional.empty();
        return new RateSignals(after, RateSignals.Window.NONE, RateSignals.Window.NONE, capSaid);
    }

    private RateSignals.Window window(boolean said, long remaining) {
        if (!said || requests.isEmpty()) {
            return RateSignals.Window.NONE;
        }
        long perMinute = Math.round(requests.get().perSecond * 60);
        return new RateSignals.Window(OptionalLong.of(perMinute), OptionalLong.of(remaining), Optional.empty());
    }

    private void accept(int items, Consumer<CallEnd> reply) {
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
        Runnable work = () -> time.after(service(items) * 1e9, () -> finish(items, reply));
        if (busy < workers) {
            busy++;
            work.run();
        } else {
            queue.add(work);
        }
    }

    private void finish(int items, Consumer<CallEnd> reply) {
        if (capLag > 0) {
            time.after(capLag * 1e9, () -> inFlight--);
        } else {
            inFlight--;
        }
        busy--;
        while (busy < workers && !queue.isEmpty()) {
            busy++;
            queue.poll().run();
        }
        long remaining = requests.map(b -> (long) b.level(time.now())).orElse(1L);
        RateSignals signals = new RateSignals(
                Optional.empty(), window(windowHeaderOnSuccess, Math.max(1, remaining)), RateSignals.Window.NONE);
        boolean failed = random.nextDouble() < fail;
        reply.accept(
                failed
                        ? CallEnd.of(CallResult.FAILED)
                        : new CallEnd(CallResult.SUCCESS, signals, Math.round(items * tokensPerItem)));
    }

    private double service(int items) {
        double mean = drift * (latency + perItem * items);
        if (noise == 0) {
            return mean * (1 + jitter * (2 * random.nextDouble() - 1));
        }
        double variance = Math.log(1 + noise * noise);
        return mean * Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
    }
}
