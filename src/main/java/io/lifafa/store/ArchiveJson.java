package io.lifafa.store;

import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.json.SmsJson;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;

/** What the {@link Archive} takes and gives, as JSON on the bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class ArchiveJson {
    private ArchiveJson() {}

    public static JsonObject writeSms(StoredSms stored) {
        var json = new JsonObject()
                .put("sms", SmsJson.write(WorkItem.fresh(stored.sms()), Form.BUS))
                .put("status", stored.status().wireName())
                .put("batch_id", stored.batchId())
                .put("stored_at", Form.BUS.instant(stored.storedAt()));
        stored.reason().ifPresent(it -> json.put("reason", it));
        stored.intent().ifPresent(it -> json.put("intent", it.wireName()));
        stored.extraction().ifPresent(it -> json.put("extraction", ExtractionJson.write(it, stored.sms(), Form.BUS)));
        return json;
    }

    public static StoredSms readSms(JsonObject json) {
        return new StoredSms(
                SmsJson.read(json.getJsonObject("sms")).sms(),
                Status.of(json.getString("status")),
                Optional.ofNullable(json.getString("reason")),
                Optional.ofNullable(json.getString("intent")).map(Intent::of),
                json.getString("batch_id"),
                Form.readInstant(json.getValue("stored_at")),
                Optional.ofNullable(json.getJsonObject("extraction")).map(ExtractionJson::read));
    }

    public static JsonObject writeTransaction(StoredTransaction stored) {
        return new JsonObject()
                .put("sms", SmsJson.write(WorkItem.fresh(stored.sms()), Form.BUS))
                .put("extraction", ExtractionJson.write(stored.extraction(), stored.sms(), Form.BUS));
    }

    public static StoredTransaction readTransaction(JsonObject json) {
        return new StoredTransaction(
                SmsJson.read(json.getJsonObject("sms")).sms(), ExtractionJson.read(json.getJsonObject("extraction")));
    }

    public static JsonObject writeQuery(TransactionQuery query) {
        var json = new JsonObject().put("user_id", query.userId()).put("limit", query.limit());
        query.from().ifPresent(it -> json.put("from", Form.BUS.instant(it)));
        query.to().ifPresent(it -> json.put("to", Form.BUS.instant(it)));
        query.days().from().ifPresent(it -> json.put("from_day", it.toString()));
        query.days().to().ifPresent(it -> json.put("to_day", it.toString()));
        query.after().ifPresent(it -> json.put("after_date", Form.BUS.instant(it.date()))
                .put("after_id", it.id()));
        return json;
    }

    public static TransactionQuery readQuery(JsonObject json) {
        return new TransactionQuery(
                json.getString("user_id"),
                Optional.ofNullable(json.getValue("from")).map(Form::readInstant),
                Optional.ofNullable(json.getValue("to")).map(Form::readInstant),
                new TransactionQuery.Days(day(json, "from_day"), day(json, "to_day")),
                Optional.ofNullable(json.getValue("after_date"))
                        .map(date -> new TransactionQuery.Position(Form.readInstant(date), json.getString("after_id"))),
                json.getInteger("limit"));
    }

    private static Optional<LocalDate> day(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name)).map(LocalDate::parse);
    }

    public static JsonObject writeDeadLetter(DeadLetter letter) {
        return new JsonObject()
                .put("tenant", letter.tenant())
                .put("item", SmsJson.write(letter.item(), Form.BUS))
                .put("reason", letter.reason())
                .put("batch_id", letter.batchId())
                .put("at", Form.BUS.instant(letter.at()));
    }

    public static DeadLetter readDeadLetter(JsonObject json) {
        return new DeadLetter(
                json.getString("tenant"),
                SmsJson.read(json.getJsonObject("item")),
                json.getString("reason"),
                json.getString("batch_id"),
                Form.readInstant(json.getValue("at")));
    }

    public static JsonObject writeProgress(BatchProgress progress) {
        return new JsonObject()
                .put("batch_id", progress.batchId())
                .put("accepted", progress.accepted())
                .put("tally", JournalJson.writeTally(progress.tally()))
                .put("open_chunks", progress.openChunks());
    }

    public static BatchProgress readProgress(JsonObject json) {
        return new BatchProgress(
                json.getString("batch_id"),
                json.getInteger("accepted"),
                JournalJson.readTally(json.getJsonObject("tally")),
                json.getInteger("open_chunks"));
    }

    public static JsonObject writeReplayed(Replayed replayed) {
        return new JsonObject().put("batch_id", replayed.batchId()).put("count", replayed.count());
    }

    public static Replayed readReplayed(JsonObject json) {
        return new Replayed(json.getString("batch_id"), json.getInteger("count"));
    }

    public static JsonObject writeEntry(IdempotencyEntry entry) {
        return new JsonObject()
                .put("state", entry.state().name())
                .put("batch_id", entry.batchId())
                .put("fingerprint", entry.fingerprint())
                .put("status_code", entry.statusCode())
                .put("body", entry.body());
    }

    public static IdempotencyEntry readEntry(JsonObject json) {
        return new IdempotencyEntry(
                IdempotencyEntry.State.valueOf(json.getString("state")),
                json.getString("batch_id"),
                json.getString("fingerprint"),
                json.getInteger("status_code"),
                json.getString("body"));
    }
}
