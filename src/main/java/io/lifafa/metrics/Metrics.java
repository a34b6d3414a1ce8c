package io.lifafa.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** The engine's own metrics. Names and units follow the Prometheus naming practice. */
public final class Metrics {
    private final MeterRegistry registry;
    private final AtomicLong backlog;

    /** Registers the meters in {@code registry}. */
    public Metrics(MeterRegistry registry) {
        this.registry = registry;
        this.backlog = registry.gauge("lifafa.backlog.chunks", new AtomicLong());
    }

    /** SMS that came in, by what became of them at the door: accepted, rejected, skipped. */
    public Counter received(String result) {
        return Counter.builder("lifafa.sms.received").tag("result", result).register(registry);
    }

    /** SMS that reached a final state: processed, filtered, duplicate, dead. */
    public Counter settled(String outcome) {
        return Counter.builder("lifafa.sms.settled").tag("outcome", outcome).register(registry);
    }

    /** SMS understood, by who did: rules, template, api. */
    public Counter extracted(String source) {
        return Counter.builder("lifafa.sms.extracted").tag("source", source).register(registry);
    }

    /** Requests that were turned away, by reason: backlog, streams, size, unavailable. */
    public Counter refused(String reason) {
        return Counter.builder("lifafa.requests.refused").tag("reason", reason).register(registry);
    }

    /** How long a chunk took from its claim to its end, by result: closed, lost, failed. */
    public Timer chunk(String result) {
        return Timer.builder("lifafa.chunk.duration").tag("result", result).register(registry);
    }

    /** Processing events that could not be kept. */
    public Counter eventsDropped() {
        return Counter.builder("lifafa.events.dropped").register(registry);
    }

    /** The number of open chunks, as last seen. */
    public void backlog(long chunks) {
        backlog.set(chunks);
    }

    /** The name of an enum constant as a label value. */
    public static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
