package io.lifafa.pipeline;

import io.lifafa.bus.Addresses;
import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Source;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.Tally;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;

/**
 * Tells whoever listens what became of a chunk: transactions, its tally, a processing event, metrics.
 *
 * <p>A message on the bus may be lost, and after a crash a transaction may be announced twice; the store is the truth.
 */
final class Announcer {
    private final EventBus bus;
    private final Metrics metrics;
    private final Clock clock;
    private final String home;
    private final ObjIntConsumer<String> templateHits;

    /** @param templateHits hears whose SMS a template answered, and how many */
    Announcer(EventBus bus, Metrics metrics, Clock clock, String home, ObjIntConsumer<String> templateHits) {
        this.bus = bus;
        this.metrics = metrics;
        this.clock = clock;
        this.home = home;
        this.templateHits = templateHits;
    }

    void closed(Chunk chunk, ChunkWorker.Done done, String worker, Duration took) {
        done.outcomes().forEach(outcome -> announce(chunk, outcome));
        count(done.tally());
        int hits =
                (int) done.outcomes().stream().filter(Announcer::isTemplateHit).count();
        if (hits > 0) {
            templateHits.accept(chunk.tenant(), hits);
        }
        var event = new JsonObject()
                .put("type", "chunk_closed")
                .put("at", clock.instant().toString())
                .put("tenant", chunk.tenant())
                .put("chunk", chunk.id().toString())
                .put("batch_id", chunk.batchId())
                .put("batch_ids", new JsonArray(List.copyOf(chunk.batches().keySet())))
                .put("worker", worker)
                .put("took_ms", took.toMillis())
                .put("answered", answered(done.outcomes()))
                .mergeIn(tally(done.tally()));
        bus.send(Addresses.EVENTS, event);
        bus.publish(address(Addresses.CHUNKS, chunk), event);
    }

    private static boolean isTemplateHit(Outcome outcome) {
        Optional<Extraction> read = outcome instanceof Outcome.Processed processed
                ? Optional.of(processed.extraction())
                : outcome instanceof Outcome.Filtered filtered ? filtered.extraction() : Optional.empty();
        return read.filter(it -> it.provenance().source() == Source.TEMPLATE).isPresent();
    }

    /** What befalls one tenant's SMS is not told to who listens for another's. */
    private String address(String usual, Chunk chunk) {
        return chunk.tenant().equals(home) ? usual : Addresses.of(usual, chunk.tenant());
    }

    private void announce(Chunk chunk, Outcome outcome) {
        if (outcome instanceof Outcome.Processed processed) {
            var sms = outcome.item().sms();
            var source = processed.extraction().provenance().source();
            metrics.extracted(source.wireName()).increment();
            processed.extraction().provenance().doubt().ifPresent(doubt -> metrics.doubted(doubt)
                    .increment());
            bus.publish(
                    address(Addresses.TRANSACTIONS, chunk),
                    new JsonObject()
                            .put("unique_id", Tenant.given(sms.id()))
                            .put("tenant", chunk.tenant())
                            .put("user_id", sms.userId())
                            .put("batch_id", chunk.batchOf(outcome.item()))
                            .mergeIn(ExtractionJson.write(processed.extraction(), sms, Form.BUS)));
        }
    }

    private void count(Tally tally) {
        metrics.settled("processed").increment(tally.processed());
        metrics.settled("filtered").increment(tally.filtered());
        metrics.settled("duplicate").increment(tally.duplicate());
        metrics.settled("dead").increment(tally.dead());
    }

    /** Who or what answered how many of the SMS that have come to their end, and why it was his turn. */
    private static JsonArray answered(List<Outcome> outcomes) {
        var counts = new TreeMap<String, JsonObject>();
        for (var outcome : outcomes) {
            if (!(outcome instanceof Outcome.Later)) {
                var answerer = answerer(outcome);
                counts.merge(
                        answerer.encode(), answerer.put("n", 1), (one, same) -> one.put("n", one.getInteger("n") + 1));
            }
        }
        return new JsonArray(List.copyOf(counts.values()));
    }

    private static JsonObject answerer(Outcome outcome) {
        if (outcome instanceof Outcome.Processed processed) {
            return answerer(processed.extraction().provenance());
        }
        if (outcome instanceof Outcome.Filtered filtered) {
            return filtered.extraction()
                    .map(Extraction::provenance)
                    .filter(it -> it.source() != Source.RULES || it.reason().isPresent())
                    .map(Announcer::answerer)
                    .orElseGet(() -> new JsonObject().put("by", "filter").put("reason", filtered.reason()));
        }
        return new JsonObject()
                .put("by", "nobody")
                .put("reason", outcome instanceof Outcome.Dead dead ? dead.reason() : "");
    }

    private static JsonObject answerer(Provenance provenance) {
        var json = new JsonObject().put("by", provenance.source().wireName());
        provenance.reason().ifPresent(reason -> json.put("reason", reason));
        provenance.doubt().ifPresent(doubt -> json.put("doubt", doubt));
        return json;
    }

    private static JsonObject tally(Tally tally) {
        return new JsonObject()
                .put("processed", tally.processed())
                .put("filtered", tally.filtered())
                .put("duplicate", tally.duplicate())
                .put("dead", tally.dead())
                .put("moved", tally.moved());
    }
}
