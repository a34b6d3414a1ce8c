package io.lifafa.store.journal;

import io.lifafa.json.Form;
import io.lifafa.json.SmsJson;
import io.lifafa.sms.Failure;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Closing;
import io.lifafa.store.Tallies;
import io.lifafa.store.Tally;
import io.lifafa.store.document.BatchShare;
import io.lifafa.store.document.Documents;
import io.lifafa.store.document.TallyJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The decision how a chunk ends, set into its inbox entry in one atomic, fenced step. After it everything that is left
 * to do follows from stored data alone, so that anybody can finish it and finishing twice changes nothing.
 *
 * @param tallies how the chunk's SMS ended, by batch
 * @param moved the SMS that the next chunk of the line tries again, with their failures
 * @param due when that chunk is due
 * @param outage whether some of them wait for something that was not there
 */
public record Seal(Tallies tallies, Map<String, List<Failure>> moved, Instant due, boolean outage) {
    /** The field of the inbox entry. */
    public static final String FIELD = "sealed";

    private static final String BATCHES = "batches";

    static Seal of(Closing closing, Tallies written, List<Outcome.Later> later, Instant now) {
        var moved = new LinkedHashMap<String, List<Failure>>();
        var tallies = new ArrayList<Tallies.Part>();
        for (var it : later) {
            if (moved.put(it.item().sms().id(), it.item().failures()) == null) {
                tallies.add(new Tallies.Part(closing.batchOf(it), Tally.moved(1)));
            }
        }
        var delay = later.stream()
                .map(Outcome.Later::delay)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Seal(
                written.plus(Tallies.sum(tallies)),
                moved,
                now.plus(delay),
                later.stream().anyMatch(Outcome.Later::outage));
    }

    /** Says by batch only what does not all belong to {@code batchId}. */
    JsonObject toJson(String batchId) {
        var items = new JsonArray();
        moved.forEach((id, failures) ->
                items.add(new JsonObject().put("id", id).put("failures", SmsJson.failures(failures, Form.MONGO))));
        var json = new JsonObject().put("tally", TallyJson.write(tallies.total()));
        if (!Set.of(batchId).containsAll(tallies.byBatch().keySet())) {
            json.put(BATCHES, TallyJson.writeAll(tallies));
        }
        return json.put("moved", items).put("due", Documents.date(due)).put("outage", outage);
    }

    /** The seal of an inbox entry that has one. */
    static Seal of(JsonObject inbox) {
        var json = inbox.getJsonObject(FIELD);
        var moved = new LinkedHashMap<String, List<Failure>>();
        json.getJsonArray("moved").stream()
                .map(JsonObject.class::cast)
                .forEach(it -> moved.put(it.getString("id"), SmsJson.readFailures(it.getJsonArray("failures"))));
        return new Seal(
                tallies(inbox, json), moved, Form.readInstant(json.getValue("due")), json.getBoolean("outage", false));
    }

    private static Tallies tallies(JsonObject inbox, JsonObject json) {
        return json.containsKey(BATCHES)
                ? TallyJson.readAll(json.getJsonArray(BATCHES))
                : Tallies.of(BatchShare.ofChunk(inbox), TallyJson.read(json.getJsonObject("tally")));
    }

    /** The items of the sealed chunk that go on, each once, with what has gone wrong by now. */
    List<WorkItem> carriedOn(String tenant, List<WorkItem> items) {
        boolean someApart =
                moved.keySet().stream().anyMatch(id -> SmsId.original(id).isPresent());
        var carried = new LinkedHashMap<String, WorkItem>();
        for (var read : items) {
            var item = someApart ? apartIfMoved(tenant, read) : read;
            var failures = moved.get(item.sms().id());
            if (failures != null) {
                carried.putIfAbsent(item.sms().id(), item.withFailures(failures));
            }
        }
        return List.copyOf(carried.values());
    }

    /** An SMS whose id turned out to be another's goes on under the one it got then. */
    private WorkItem apartIfMoved(String tenant, WorkItem item) {
        var apart = SmsId.apart(tenant, item.sms());
        return moved.containsKey(apart.id()) ? item.with(apart) : item;
    }
}
