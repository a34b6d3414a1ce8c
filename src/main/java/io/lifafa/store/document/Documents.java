package io.lifafa.store.document;

import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.json.SmsJson;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.Status;
import io.lifafa.store.Closing;
import io.lifafa.store.DeadLetter;
import io.lifafa.store.KnownSms;
import io.lifafa.store.StoredSms;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.database.Database;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The documents of each collection, written and read. */
public final class Documents {
    private Documents() {}

    public static JsonObject date(Instant instant) {
        return (JsonObject) Form.MONGO.instant(instant);
    }

    public static JsonObject inbox(Chunk chunk, Instant due, boolean outage) {
        return Database.id(chunk.id().toString())
                .put("tenant", chunk.tenant())
                .mergeIn(BatchShare.open(chunk.batches()))
                .put("n", chunk.items().size())
                .put("bytes", chunk.bytes())
                .put("attempt", chunk.id().generation())
                .put("replay", chunk.replay())
                .put("outage", outage)
                .put("due", date(due))
                .put("owner", "")
                .put("epoch", 0L);
    }

    public static JsonObject payload(Chunk chunk, Instant now) {
        var items = new JsonArray();
        chunk.items().forEach(item -> items.add(SmsJson.write(item, Form.MONGO)));
        return Database.id(chunk.id().toString())
                .put("tenant", chunk.tenant())
                .put("created", date(now))
                .put("items", items);
    }

    public static Chunk chunk(JsonObject inbox, JsonObject payload) {
        return new Chunk(
                ChunkId.parse(inbox.getString("_id")),
                inbox.getString("tenant"),
                BatchShare.ofChunk(inbox),
                inbox.getBoolean("replay", false),
                payload.getJsonArray("items").stream()
                        .map(JsonObject.class::cast)
                        .map(SmsJson::read)
                        .toList());
    }

    public static JsonObject transaction(Closing closing, Outcome.Processed outcome, Instant now) {
        var sms = outcome.item().sms();
        var document = Database.id(sms.id())
                .put("tenant", closing.tenant())
                .put("user_id", sms.userId())
                .mergeIn(ExtractionJson.write(outcome.extraction(), sms, Form.MONGO))
                .put("sms_date", date(sms.date()))
                .put(
                        "transaction_date",
                        date(outcome.extraction().transactionDate().orElse(sms.date())))
                .put("chunk", closing.lease().chunk().toString())
                .put("stored_at", date(now));
        sms.phone().ifPresent(phone -> document.put("phone", phone));
        sms.emailId().ifPresent(email -> document.put("email_id", email));
        return document;
    }

    public static StoredTransaction readTransaction(JsonObject document) {
        var metadata = document.getJsonObject("metadata");
        var sms = new Sms(
                document.getString("_id"),
                document.getString("user_id"),
                metadata.getString("sender"),
                SmsJson.text(metadata, "original_text"),
                Form.readInstant(document.getValue("sms_date")),
                Optional.ofNullable(document.getString("phone")),
                Optional.ofNullable(document.getString("email_id")));
        return new StoredTransaction(sms, ExtractionJson.read(document));
    }

    public static JsonObject sms(Closing closing, Outcome outcome, Instant now) {
        var sms = outcome.item().sms();
        var document = Database.id(sms.id()).put("tenant", closing.tenant());
        SmsJson.fields(document, sms, Form.MONGO);
        return Withheld.strip(closing, outcome, document.mergeIn(verdict(outcome)))
                .put("attempts", outcome.item().failures().size() + 1)
                .put("chunk", closing.lease().chunk().toString())
                .put("root", closing.lease().chunk().root())
                .put("batch_id", closing.batchOf(outcome))
                .put("stored_at", date(now));
    }

    /** What {@code sms_data} says of the outcome: status, source, intent and reason, and what a filtered one says all the same. */
    public static JsonObject verdict(Outcome outcome) {
        var json = new JsonObject().put("status", status(outcome).wireName());
        if (outcome instanceof Outcome.Processed processed) {
            json.put("source", processed.extraction().provenance().source().wireName());
        } else if (outcome instanceof Outcome.Filtered filtered) {
            json.put("message_intent", filtered.intent().wireName()).put("reason", filtered.reason());
            filtered.extraction().ifPresent(it -> json.put("extraction", ExtractionJson.write(it, Form.MONGO)));
        } else if (outcome instanceof Outcome.Dead dead) {
            json.put("reason", dead.reason());
        }
        return json;
    }

    /** In an update the driver would turn money into a double; written out it stays exact. */
    public static JsonObject forUpdate(JsonObject fields) {
        var written = new JsonObject();
        fields.forEach(field -> written.put(
                field.getKey(),
                field.getValue() instanceof JsonObject inner
                        ? forUpdate(inner)
                        : field.getValue() instanceof BigDecimal money
                                ? new JsonObject().put("$numberDecimal", money.toPlainString())
                                : field.getValue()));
        return written;
    }

    public static Status status(Outcome outcome) {
        if (outcome instanceof Outcome.Processed) {
            return Status.PROCESSED;
        }
        if (outcome instanceof Outcome.Filtered) {
            return Status.FILTERED;
        }
        if (outcome instanceof Outcome.Dead) {
            return Status.DEAD;
        }
        throw new IllegalArgumentException("an SMS that is tried later has no final status");
    }

    public static JsonObject deadLetter(Closing closing, Outcome.Dead outcome, Instant now) {
        var item = outcome.item();
        return SmsJson.write(item, Form.MONGO)
                .put("_id", item.sms().id())
                .put("tenant", closing.tenant())
                .put("reason", outcome.reason())
                .put("attempts", item.failures().size())
                .put("chunk", closing.lease().chunk().toString())
                .put("batch_id", closing.batchOf(outcome))
                .put("at", date(now));
    }

    public static DeadLetter readDeadLetter(JsonObject document) {
        return new DeadLetter(
                document.getString("tenant"),
                SmsJson.read(document),
                document.getString("reason"),
                document.getString("batch_id"),
                Form.readInstant(document.getValue("at")));
    }

    /** What a row of {@code sms_data} or a dead letter says, and to whom; empty if its text cannot be read. */
    public static Optional<String> content(JsonObject document) {
        return Optional.ofNullable(document.getString(Withheld.CONTENT))
                .or(() -> content(document, SmsJson.text(document, "body")));
    }

    /** What the SMS of a transaction says, and to whom; empty if its text cannot be read. */
    public static Optional<String> contentOfTransaction(JsonObject document) {
        return content(document, SmsJson.text(document.getJsonObject("metadata"), "original_text"));
    }

    private static Optional<String> content(JsonObject document, String body) {
        if (body.equals(Withheld.NO_BODY)) {
            return Optional.empty();
        }
        var sms = Sms.of("", document.getString("user_id"), "", body, Instant.EPOCH);
        return Optional.of(SmsId.content(document.getString("tenant"), sms));
    }

    public static KnownSms readKnown(JsonObject document) {
        return new KnownSms(
                document.getString("_id"),
                Status.of(document.getString("status")),
                document.getString("root"),
                Optional.ofNullable(document.getString("replayed_by")),
                content(document));
    }

    public static StoredSms readSms(JsonObject document, Optional<StoredTransaction> transaction) {
        return new StoredSms(
                SmsJson.readSms(document, document.getString("_id")),
                Status.of(document.getString("status")),
                Optional.ofNullable(document.getString("reason")),
                Optional.ofNullable(document.getString("message_intent")).map(Intent::of),
                document.getString("batch_id"),
                Form.readInstant(document.getValue("stored_at")),
                transaction.map(StoredTransaction::extraction).or(() -> Optional.ofNullable(
                                document.getJsonObject("extraction"))
                        .map(ExtractionJson::read)));
    }
}
