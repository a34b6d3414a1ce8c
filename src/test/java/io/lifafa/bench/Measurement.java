package io.lifafa.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One run of a subject against an API: feeds it and samples both every second. */
final class Measurement implements AutoCloseable {
    private static final double PERIOD = 1;
    private static final double NANOS = 1e9;
    private static final int PAGE = 500;

    private final ApiProcess api;
    private final Subject subject;
    private final Workload workload;
    private final String run;
    private final long count;
    private final Feed feed;
    private final RateSeries samples = new RateSeries();
    private final long began;

    /** Begins. The caller closes subject and API. */
    Measurement(ApiProcess api, Subject subject, Workload workload, String run, long count) {
        this.api = api;
        this.subject = subject;
        this.workload = workload;
        this.run = run;
        this.count = count;
        this.feed = new Feed(workload, run, count);
        this.began = System.nanoTime();
        subject.begin(feed);
    }

    RateSeries samples() {
        return samples;
    }

    /** Samples until this moment, and a last time then. */
    void until(double moment) throws Exception {
        while (seconds() < moment) {
            double next = Math.min(moment, seconds() + PERIOD);
            pause(next - seconds());
            sample();
        }
    }

    /** Samples until all is settled, more often towards the end; false if that takes until this moment. */
    boolean untilSettled(double moment) throws Exception {
        while (samples.last().settled() < count) {
            if (seconds() > moment) {
                return false;
            }
            pause(PERIOD / 5);
            sample();
        }
        return true;
    }

    private double seconds() {
        return (System.nanoTime() - began) / NANOS;
    }

    private static void pause(double seconds) {
        LockSupport.parkNanos((long) (Math.max(0, seconds) * NANOS));
    }

    private void sample() throws Exception {
        var stats = api.stats();
        double at = seconds();
        long settled = subject.settled();
        samples.add(RateSample.of(at, stats, settled));
        feed.settled(settled);
    }

    /** Reads back what was stored of every SMS and compares it with the truth. */
    Score score() throws Exception {
        var score = new Score();
        for (long first = 0; first < count; first += PAGE) {
            List<String> ids = new ArrayList<>();
            for (long i = first; i < Math.min(count, first + PAGE); i++) {
                ids.add(Workload.id(run, i));
            }
            var stored = subject.read(ids);
            for (int i = 0; i < ids.size(); i++) {
                var row = stored.get(ids.get(i));
                if (row == null) {
                    score.addUnanswered();
                } else {
                    long index = first + i;
                    score.add(
                            workload.truth(index), row, workload.sms(run, index).body());
                }
            }
        }
        return score;
    }

    @Override
    public void close() {
        feed.close();
    }
}
