package io.lifafa.bench.cluster;

import io.lifafa.bench.ApiProcess;
import io.lifafa.bench.Patience;
import io.lifafa.bench.RateSample;
import io.lifafa.bench.RateSeries;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at an API's own counts four times a second. Thread rule: one thread, besides its own. */
final class ApiWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 250;
    private static final double NANOS = 1e9;

    private final ApiProcess api;
    private final RateSeries samples = new RateSeries();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final long began = System.nanoTime();
    private final Thread thread = new Thread(this::watch, "bench-api-watch");
    private volatile long requests;

    private ApiWatch(ApiProcess api) {
        this.api = api;
    }

    /** From now on. */
    static ApiWatch begin(ApiProcess api) {
        var watch = new ApiWatch(api);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            do {
                sample();
            } while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What could not be seen now is seen later: the counts only grow. */
    private void sample() throws InterruptedException {
        try {
            var sample = RateSample.of(seconds(), api.stats(), 0);
            samples.add(sample);
            requests = sample.requests();
        } catch (IOException e) {
            System.err.println("not sampled: " + e.getMessage());
        }
    }

    /** Seconds since it began. */
    double seconds() {
        return (System.nanoTime() - began) / NANOS;
    }

    void until(double moment) throws InterruptedException {
        Patience.pause(moment - seconds());
    }

    /** Calls that have reached the API. */
    long requests() {
        return requests;
    }

    /** Looks a last time; returns all there is. */
    RateSeries end() throws InterruptedException {
        close();
        thread.join();
        sample();
        return samples;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
