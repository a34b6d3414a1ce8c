package io.lifafa.web;

import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.json.SmsJson;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.DeadLetter;
import io.lifafa.store.Duplicate;
import io.lifafa.store.StoredSms;
import io.lifafa.store.StoredTransaction;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Optional;

/** What HTTP shows of what the store gives. Money is a plain number. */
public final class Views {
    private final Form form;

    /** @param zone whose offset instants are written with */
    public Views(ZoneId zone) {
        this.form = Form.http(zone);
    }

    /** An SMS with its state and the extraction, if there is one: a filtered SMS has one too. */
    JsonObject sms(StoredSms stored) {
        var json = new JsonObject().put("unique_id", Tenant.given(stored.sms().id()));
        fields(json, stored.sms());
        json.put("status", stored.status().wireName());
        stored.reason().ifPresent(it -> json.put("reason", it));
        stored.intent().ifPresent(it -> json.put("message_intent", it.wireName()));
        conflict(json, stored.sms().id());
        json.put("batch_id", stored.batchId()).put("stored_at", form.instant(stored.storedAt()));
        stored.extraction().ifPresent(it -> json.put("extraction", extraction(it, stored.sms())));
        return json;
    }

    private void fields(JsonObject json, Sms sms) {
        SmsJson.fields(json, sms, form);
        if (!sms.hasText()) {
            json.remove("body");
            json.put("body_kept", false);
        }
    }

    private JsonObject extraction(Extraction extraction, Sms sms) {
        var json = ExtractionJson.write(extraction, sms, form);
        if (!sms.hasText()) {
            json.getJsonObject("metadata").put("body_kept", false).remove("original_text");
        }
        return json;
    }

    /** One line of a result file: the extraction's fields at the top level. */
    public JsonObject resultLine(StoredSms stored, String status) {
        var json = new JsonObject()
                .put("unique_id", Tenant.given(stored.sms().id()))
                .put("status", status);
        stored.reason().ifPresent(it -> json.put("reason", it));
        stored.extraction()
                .ifPresent(it ->
                        json.put("source", it.provenance().source().wireName()).mergeIn(extraction(it, stored.sms())));
        stored.intent().ifPresent(it -> json.put("message_intent", it.wireName()));
        return json;
    }

    /** An SMS that came before under another id, which leads to what became of it. */
    JsonObject duplicate(Duplicate duplicate) {
        return new JsonObject()
                .put("unique_id", Tenant.given(duplicate.id()))
                .put("status", "duplicate")
                .put("duplicate_of", Tenant.given(duplicate.first()));
    }

    /** Its line of a result file, with what was understood of the first where that is known. */
    public JsonObject duplicateLine(Duplicate duplicate, Optional<StoredSms> first) {
        var json = duplicate(duplicate);
        return first.map(it -> resultLine(it, "duplicate").mergeIn(json)).orElse(json);
    }

    JsonObject transaction(StoredTransaction stored) {
        return new JsonObject()
                .put("unique_id", Tenant.given(stored.sms().id()))
                .put("user_id", stored.sms().userId())
                .mergeIn(extraction(stored.extraction(), stored.sms()));
    }

    JsonObject batch(BatchProgress progress) {
        var tally = progress.tally();
        return new JsonObject()
                .put("batch_id", progress.batchId())
                .put("accepted", progress.accepted())
                .put("processed", tally.processed())
                .put("filtered", tally.filtered())
                .put("duplicate", tally.duplicate())
                .put("dead", tally.dead())
                .put("pending", progress.pending())
                .put("done", progress.done());
    }

    /** Of an SMS whose id is derived because another one holds its own: that other one. */
    private static void conflict(JsonObject json, String id) {
        SmsId.original(Tenant.given(id)).ifPresent(it -> json.put("conflicts_with", it));
    }

    JsonObject deadLetter(DeadLetter letter) {
        var sms = letter.item().sms();
        var json = new JsonObject().put("unique_id", Tenant.given(sms.id()));
        fields(json, sms);
        conflict(json, sms.id());
        return json.put("reason", letter.reason())
                .put("failures", SmsJson.failures(letter.item().failures(), form))
                .put("batch_id", letter.batchId())
                .put("at", form.instant(letter.at()));
    }
}
