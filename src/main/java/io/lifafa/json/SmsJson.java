package io.lifafa.json;

import io.lifafa.sms.Failure;
import io.lifafa.sms.Sms;
import io.lifafa.sms.WorkItem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** An SMS and its failures as JSON. */
public final class SmsJson {
    private static final String ID = "id";
    private static final String FAILURES = "failures";
    private static final String BATCH = "batch";

    private SmsJson() {}

    /** Writes the item as {@code id}, {@link #fields the fields}, {@code failures} and {@code batch}. */
    public static JsonObject write(WorkItem item, Form form) {
        var json = new JsonObject().put(ID, item.sms().id());
        fields(json, item.sms(), form);
        if (!item.failures().isEmpty()) {
            json.put(FAILURES, failures(item.failures(), form));
        }
        item.batchId().ifPresent(batch -> json.put(BATCH, batch));
        return json;
    }

    /** Reads what {@link #write} wrote. */
    public static WorkItem read(JsonObject json) {
        return new WorkItem(
                readSms(json, json.getString(ID)),
                readFailures(json.getJsonArray(FAILURES)),
                Optional.ofNullable(json.getString(BATCH)));
    }

    /** Adds the raw fields of the SMS, all but its id. */
    public static void fields(JsonObject json, Sms sms, Form form) {
        json.put("user_id", sms.userId())
                .put("sender", sms.sender())
                .put("body", sms.body())
                .put("date", form.instant(sms.date()));
        sms.phone().ifPresent(phone -> json.put("phone", phone));
        sms.emailId().ifPresent(email -> json.put("email_id", email));
    }

    /** Reads the raw fields of an SMS whose id stands elsewhere. */
    public static Sms readSms(JsonObject json, String id) {
        return new Sms(
                id,
                json.getString("user_id"),
                json.getString("sender"),
                text(json, "body"),
                Form.readInstant(json.getValue("date")),
                Optional.ofNullable(json.getString("phone")),
                Optional.ofNullable(json.getString("email_id")));
    }

    /**
     * A text of an SMS; empty if it is not kept.
     *
     * @throws IllegalArgumentException if it is stored encrypted and was not opened: nothing must be made of that
     */
    public static String text(JsonObject json, String field) {
        if (json.getValue(field) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(
                "the text in " + field + " is encrypted, or none: set security.master_key_file");
    }

    /** Writes failures, oldest first. */
    public static JsonArray failures(List<Failure> failures, Form form) {
        var array = new JsonArray();
        for (var failure : failures) {
            array.add(new JsonObject()
                    .put("stage", failure.stage())
                    .put("reason", failure.reason())
                    .put("at", form.instant(failure.at())));
        }
        return array;
    }

    /** Reads failures; a missing array is an empty one. */
    public static List<Failure> readFailures(JsonArray array) {
        if (array == null) {
            return List.of();
        }
        return array.stream()
                .map(JsonObject.class::cast)
                .map(json -> new Failure(
                        json.getString("stage"), json.getString("reason"), Form.readInstant(json.getValue("at"))))
                .toList();
    }
}
