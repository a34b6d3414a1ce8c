package io.lifafa.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The engine's own metrics. Names and units follow the Prometheus naming practice: {@code lifafa.sms.received} is
 * scraped as {@code lifafa_sms_received_total}. What is known beforehand is there from the start, as zero.
 */
public final class Metrics {
    private final MeterRegistry registry;
    private final AtomicLong backlog = new AtomicLong();

    /** Registers the meters in {@code registry}. */
    public Metrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("lifafa.backlog.chunks", backlog, AtomicLong::get)
                .description("Open chunks of at most 500 SMS, as last seen")
                .register(registry);
        List.of("accepted", "rejected", "skipped").forEach(this::received);
        List.of("processed", "filtered", "duplicate", "dead").forEach(this::settled);
        List.of("rules", "template", "api").forEach(this::extracted);
        List.of("closed", "lost", "failed").forEach(this::chunk);
        List.of("backlog", "busy", "unavailable", "too_large").forEach(this::refused);
        eventsDropped();
    }

    /** Says which build this is. */
    public void build(String version) {
        Gauge.builder("lifafa.build.info", () -> 1)
                .description("Always 1; the label says which build this is")
                .tag("version", version)
                .register(registry);
    }

    /** SMS that came in, by what became of them at the door: accepted, rejected, skipped. */
    public Counter received(String result) {
        return Counter.builder("lifafa.sms.received")
                .description("SMS that came in, by what became of them at the door")
                .tag("result", result)
                .register(registry);
    }

    /** SMS that reached a final state: processed, filtered, duplicate, dead. */
    public Counter settled(String outcome) {
        return Counter.builder("lifafa.sms.settled")
                .description("SMS that reached a final state")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** SMS understood, by who did: rules, template, api. */
    public Counter extracted(String source) {
        return Counter.builder("lifafa.sms.extracted")
                .description("SMS that were understood, by who did")
                .tag("source", source)
                .register(registry);
    }

    /** Submissions that were turned away, by reason: backlog, busy, unavailable, too_large, unreadable, … */
    public Counter refused(String reason) {
        return Counter.builder("lifafa.requests.refused")
                .description("Submissions that were turned away, by reason")
                .tag("reason", reason)
                .register(registry);
    }

    /** How long a chunk took from its claim to its end, by result: closed, lost, failed. */
    public Timer chunk(String result) {
        return Timer.builder("lifafa.chunk.duration")
                .description("From the claim of a chunk to its end")
                .tag("result", result)
                .register(registry);
    }

    /** Processing events that could not be kept. */
    public Counter eventsDropped() {
        return Counter.builder("lifafa.events.dropped")
                .description("Processing events that could not be kept")
                .register(registry);
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
