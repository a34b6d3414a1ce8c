package io.lifafa.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Samples in the order of their time, and the rates between two moments. Thread rule: one thread. */
public final class RateSeries {
    private final List<RateSample> samples = new ArrayList<>();

    public RateSeries() {
        samples.add(new RateSample(0, 0, 0, 0, 0));
    }

    public void add(RateSample sample) {
        if (sample.seconds() <= last().seconds()) {
            throw new IllegalArgumentException("samples go forward in time");
        }
        samples.add(sample);
    }

    public RateSample last() {
        return samples.get(samples.size() - 1);
    }

    /** When so many SMS were settled, as far as it was seen. */
    double momentOf(long settled) {
        return samples.stream()
                .filter(it -> it.settled() >= settled)
                .findFirst()
                .orElse(last())
                .seconds();
    }

    /** Answered SMS per second from one moment to another, straight lines between the samples. */
    public double itemsPerSecond(double from, double to) {
        return perSecond(RateSample::items, from, to);
    }

    /** Settled SMS per second. */
    double settledPerSecond(double from, double to) {
        return perSecond(RateSample::settled, from, to);
    }

    /** When the first call was seen; the end if there was none. */
    public double firstCall() {
        return samples.stream()
                .filter(it -> it.requests() > 0)
                .findFirst()
                .orElse(last())
                .seconds();
    }

    /** Calls sent from one moment to another, whatever became of them. */
    public double calls(double from, double to) {
        return (to - from) * perSecond(RateSample::requests, from, to);
    }

    /** Calls answered 429. */
    public double rejected(double from, double to) {
        return (to - from) * perSecond(RateSample::rejected, from, to);
    }

    /** Most calls sent in any stretch of so many seconds. */
    public double mostCalls(double seconds) {
        return samples.stream()
                .mapToDouble(RateSample::seconds)
                .filter(from -> from + seconds <= last().seconds())
                .map(from -> calls(from, from + seconds))
                .max()
                .orElse(last().requests());
    }

    /** The first moment from {@code from} on after which so many seconds bring so many calls; the end if there is none. */
    public double momentOfCalls(double from, double seconds, double calls) {
        return samples.stream()
                .mapToDouble(RateSample::seconds)
                .filter(at -> at >= from && at + seconds <= last().seconds())
                .filter(at -> calls(at, at + seconds) >= calls)
                .findFirst()
                .orElse(last().seconds());
    }

    private double perSecond(ToLongFunction<RateSample> count, double from, double to) {
        if (to <= from || to > last().seconds() || from < 0) {
            throw new IllegalArgumentException(
                    "no samples from " + from + " to " + to + " s, only to " + last().seconds());
        }
        return (at(count, to) - at(count, from)) / (to - from);
    }

    private double at(ToLongFunction<RateSample> count, double moment) {
        int next = 1;
        while (samples.get(next).seconds() < moment) {
            next++;
        }
        var before = samples.get(next - 1);
        var after = samples.get(next);
        double share = (moment - before.seconds()) / (after.seconds() - before.seconds());
        return count.applyAsLong(before) + share * (count.applyAsLong(after) - count.applyAsLong(before));
    }
}
