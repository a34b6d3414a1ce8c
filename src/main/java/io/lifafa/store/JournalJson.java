package io.lifafa.store;

import io.lifafa.json.ChunkJson;
import io.lifafa.json.Form;
import io.lifafa.json.OutcomeJson;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Status;
import io.lifafa.sms.identity.ContentClaim;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Optional;

/** What the {@link Journal} takes and gives, as JSON on the bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class JournalJson {
    private JournalJson() {}

    public static JsonObject writeLease(Lease lease) {
        return new JsonObject()
                .put("chunk", lease.chunk().toString())
                .put("owner", lease.owner())
                .put("epoch", lease.epoch());
    }

    public static Lease readLease(JsonObject json) {
        return new Lease(ChunkId.parse(json.getString("chunk")), json.getString("owner"), json.getLong("epoch"));
    }

    public static JsonObject writeClaim(Claim claim) {
        return new JsonObject().put("lease", writeLease(claim.lease())).put("chunk", ChunkJson.write(claim.chunk()));
    }

    public static Claim readClaim(JsonObject json) {
        return new Claim(readLease(json.getJsonObject("lease")), ChunkJson.read(json.getJsonObject("chunk")));
    }

    public static JsonObject writeKnown(KnownSms known) {
        var json = new JsonObject()
                .put("id", known.id())
                .put("status", known.status().wireName())
                .put("root", known.root());
        known.replayedBy().ifPresent(it -> json.put("replayed_by", it));
        known.content().ifPresent(it -> json.put("content", it));
        return json;
    }

    public static KnownSms readKnown(JsonObject json) {
        return new KnownSms(
                json.getString("id"),
                Status.of(json.getString("status")),
                json.getString("root"),
                Optional.ofNullable(json.getString("replayed_by")),
                Optional.ofNullable(json.getString("content")));
    }

    public static JsonObject writeContentClaim(ContentClaim claim) {
        return new JsonObject()
                .put("key", claim.key())
                .put("id", claim.id())
                .put("given", claim.given())
                .put("date", Form.BUS.instant(claim.date()));
    }

    public static ContentClaim readContentClaim(JsonObject json) {
        return new ContentClaim(
                json.getString("key"),
                json.getString("id"),
                json.getBoolean("given"),
                Form.readInstant(json.getValue("date")));
    }

    public static JsonObject writeDuplicate(Duplicate duplicate) {
        return new JsonObject().put("id", duplicate.id()).put("first", duplicate.first());
    }

    public static Duplicate readDuplicate(JsonObject json) {
        return new Duplicate(json.getString("id"), json.getString("first"));
    }

    public static JsonObject writeTally(Tally tally) {
        return new JsonObject()
                .put("processed", tally.processed())
                .put("filtered", tally.filtered())
                .put("duplicate", tally.duplicate())
                .put("dead", tally.dead())
                .put("moved", tally.moved());
    }

    public static Tally readTally(JsonObject json) {
        return new Tally(
                json.getInteger("processed"),
                json.getInteger("filtered"),
                json.getInteger("duplicate"),
                json.getInteger("dead"),
                json.getInteger("moved"));
    }

    /** A list of tallies, each with the {@code id} of its batch. */
    static JsonArray writeTallies(Tallies tallies) {
        var array = new JsonArray();
        tallies.byBatch().forEach((batch, tally) -> array.add(writeTally(tally).put("id", batch)));
        return array;
    }

    static Tallies readTallies(JsonArray array) {
        var tallies = new ArrayList<Tallies.Part>();
        for (int i = 0; i < array.size(); i++) {
            var json = array.getJsonObject(i);
            tallies.add(new Tallies.Part(json.getString("id"), readTally(json)));
        }
        return Tallies.sum(tallies);
    }

    public static JsonObject writeClosing(Closing closing) {
        var outcomes = new JsonArray();
        closing.outcomes().forEach(outcome -> outcomes.add(OutcomeJson.write(outcome)));
        return new JsonObject()
                .put("lease", writeLease(closing.lease()))
                .put("tenant", closing.tenant())
                .put("batch_id", closing.batchId())
                .put("replay", closing.replay())
                .put("keeps_conflicts", closing.keepsConflicts())
                .put("keeps_bodies", closing.keepsBodies())
                .put("known", writeTallies(closing.known()))
                .put("outcomes", outcomes);
    }

    public static Closing readClosing(JsonObject json) {
        return new Closing(
                readLease(json.getJsonObject("lease")),
                json.getString("tenant"),
                json.getString("batch_id"),
                json.getBoolean("replay"),
                json.getBoolean("keeps_conflicts", false),
                json.getBoolean("keeps_bodies", false),
                readTallies(json.getJsonArray("known")),
                json.getJsonArray("outcomes").stream()
                        .map(JsonObject.class::cast)
                        .map(OutcomeJson::read)
                        .toList());
    }

    public static JsonObject writeBacklog(Backlog backlog) {
        return new JsonObject()
                .put("chunks", backlog.chunks())
                .put("sms", backlog.sms())
                .put("bytes", backlog.bytes());
    }

    public static Backlog readBacklog(JsonObject json) {
        return new Backlog(json.getLong("chunks"), json.getLong("sms"), json.getLong("bytes"));
    }
}
