package io.lifafa.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The engine's own metrics. Names and units follow the Prometheus naming practice: {@code lifafa.sms.received} is
 * scraped as {@code lifafa_sms_received_total}. What is known beforehand is there from the start, as zero.
 */
public final class Metrics {
    private final MeterRegistry registry;
    private final AtomicLong backlog = new AtomicLong();
    private final AtomicLong backlogSms = new AtomicLong();
    private final AtomicLong desiredNodes = new AtomicLong(1);
    private final Map<String, AtomicReference<Double>> gauges = new ConcurrentHashMap<>();

    /** Registers the meters in {@code registry}. */
    public Metrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("lifafa.backlog.chunks", backlog, AtomicLong::get)
                .description("Open chunks of at most 500 SMS, as last seen")
                .register(registry);
        Gauge.builder("lifafa.backlog.sms", backlogSms, AtomicLong::get)
                .description("SMS in open chunks, as last seen")
                .register(registry);
        Gauge.builder("lifafa.cluster.nodes.desired", desiredNodes, AtomicLong::get)
                .description("How many nodes with workers there should be, as this node sees it")
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

    /** Transactions stored although something speaks against them, by what: direction_disputed, amount_is_balance, … */
    public Counter doubted(String reason) {
        return Counter.builder("lifafa.sms.doubted")
                .description("Transactions that were stored although something speaks against them, by what")
                .tag("reason", reason)
                .register(registry);
    }

    /** Submissions that were turned away, by reason: backlog, busy, unavailable, too_large, unreadable, … */
    public Counter refused(String reason) {
        return Counter.builder("lifafa.requests.refused")
                .description("Submissions that were turned away, by reason")
                .tag("reason", reason)
                .register(registry);
    }

    /** Requests that were refused for who sent them, by reason: missing, malformed, unknown, revoked, expired, … */
    public Counter accessRefused(String reason) {
        return Counter.builder("lifafa.access.refused")
                .description("Requests that were refused for who sent them, by reason")
                .tag("reason", reason)
                .register(registry);
    }

    /** Requests that were refused because a tenant had used up a quota, by quota: requests_per_second, sms_per_day. */
    public Counter quotaRefused(String quota) {
        return Counter.builder("lifafa.quota.refused")
                .description("Requests that were refused because a tenant had used up a quota, by quota")
                .tag("quota", quota)
                .register(registry);
    }

    /** How long a chunk took from its claim to its end, by result: closed, lost, failed. */
    public Timer chunk(String result) {
        return Timer.builder("lifafa.chunk.duration")
                .description("From the claim of a chunk to its end")
                .tag("result", result)
                .register(registry);
    }

    /** Calls of the extraction API, by how they ended: success, throttled, failed, timed_out, … */
    public Timer apiCall(String result) {
        return Timer.builder("lifafa.api.call.duration")
                .description("Calls of the extraction API, by how they ended")
                .tag("result", result)
                .register(registry);
    }

    /** Tokens used by calls of the extraction API: input, output. */
    public Counter apiTokens(String type) {
        return Counter.builder("lifafa.api.tokens")
                .description("Tokens that the extraction API says it used")
                .tag("type", type)
                .register(registry);
    }

    /** SMS that left the API's stage, by what came of it: understood, refused, unreachable. */
    public Counter apiItems(String result) {
        return Counter.builder("lifafa.api.items")
                .description("SMS that the API was to be asked for, by what came of it")
                .tag("result", result)
                .register(registry);
    }

    /** Answers of the API that were not believed, by why. */
    public Counter apiDoubts(String reason) {
        return Counter.builder("lifafa.api.answers.doubted")
                .description("Answers about one SMS that were not believed at once, by why")
                .tag("reason", reason)
                .register(registry);
    }

    /** Messages that the learned templates were asked about, by what they said: hit, waits, or why not. */
    public Counter cacheLookup(String result) {
        return Counter.builder("lifafa.cache.lookups")
                .description("Messages that the learned templates were asked about, by what they said")
                .tag("result", result)
                .register(registry);
    }

    /** Templates that were proven wrong. */
    public Counter cacheProvenWrong() {
        return Counter.builder("lifafa.cache.proven.wrong")
                .description("Templates that answered and were proven wrong by two answers of the API")
                .register(registry);
    }

    /** How many templates there are in a state: learning, active, quarantined. */
    public void cacheTemplates(String state, long count) {
        gauge("lifafa.cache.templates", "Learned templates in memory", "state", state)
                .set((double) count);
    }

    /** Changes of a limit, by why. */
    public Counter limiterChanges(String api, String reason) {
        return Counter.builder("lifafa.limiter.changes")
                .description("Changes of a limit, by why")
                .tag("api", api)
                .tag("reason", reason)
                .register(registry);
    }

    /** A number of the limiter's as it is now: in.flight, in.flight.limit, calls.per.second, … */
    public void limiter(String api, String name, double value) {
        gauge("lifafa.limiter." + name, "Of the extraction API's limits as they are now", "api", api)
                .set(value);
    }

    /** Likewise a number that there may be none of: it is not shown then, as NaN and infinity spoil whatever adds up. */
    public void limiter(String api, String name, OptionalDouble value) {
        value.ifPresentOrElse(it -> limiter(api, name, it), () -> forget("lifafa.limiter." + name, api));
    }

    /** Nodes of the cluster as this one sees them, by state: up, unreachable, silent. */
    public void nodes(String state, long count) {
        gauge("lifafa.cluster.nodes", "Nodes of the cluster as this one sees them", "state", state)
                .set((double) count);
    }

    /** Who came to the event bus's port and was not let in, by why; counted elsewhere, and read when it is asked for. */
    public void busStrangers(String reason, LongSupplier count) {
        FunctionCounter.builder("lifafa.bus.strangers", count, LongSupplier::getAsLong)
                .description("Connections to the event bus that were not let in, by why")
                .tag("reason", reason)
                .register(registry);
    }

    /** Texts that are stored encrypted and could not be decrypted; counted elsewhere, and read when it is asked for. */
    public void textsUnreadable(LongSupplier count) {
        FunctionCounter.builder("lifafa.texts.unreadable", count, LongSupplier::getAsLong)
                .description(
                        "Stored texts that could not be decrypted: their key was dropped, or they were tampered with")
                .register(registry);
    }

    /** When the certificate of an HTTP port runs out; read when it is asked for. */
    public void certificateExpiry(String server, Supplier<Instant> expires) {
        Gauge.builder("lifafa.tls.certificate.expiry.timestamp", () -> expires.get()
                        .getEpochSecond())
                .description("When the certificate that a port shows runs out, in seconds since 1970")
                .baseUnit("seconds")
                .tag("server", server)
                .register(registry);
    }

    /** How many nodes with workers there should be, for an autoscaler. */
    public void nodesDesired(int count) {
        desiredNodes.set(count);
    }

    private AtomicReference<Double> gauge(String name, String description, String tag, String tagValue) {
        return gauges.computeIfAbsent(name + "/" + tagValue, key -> {
            var value = new AtomicReference<>(0.0);
            Gauge.builder(name, value, AtomicReference::get)
                    .description(description)
                    .tag(tag, tagValue)
                    .register(registry);
            return value;
        });
    }

    private void forget(String name, String tagValue) {
        if (gauges.remove(name + "/" + tagValue) != null) {
            registry.find(name).gauges().stream()
                    .filter(it -> it.getId().getTags().stream()
                            .anyMatch(tag -> tag.getValue().equals(tagValue)))
                    .forEach(registry::remove);
        }
    }

    /** Processing events that could not be kept. */
    public Counter eventsDropped() {
        return Counter.builder("lifafa.events.dropped")
                .description("Processing events that could not be kept")
                .register(registry);
    }

    /** The numbers of open chunks and of the SMS in them, as last seen. */
    public void backlog(long chunks, long sms) {
        backlog.set(chunks);
        backlogSms.set(sms);
    }

    /** The name of an enum constant as a label value. */
    public static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
