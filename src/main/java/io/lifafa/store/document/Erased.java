package io.lifafa.store.document;

import io.lifafa.json.SmsJson;
import io.lifafa.sms.Status;
import io.lifafa.sms.identity.ContentClaim;
import io.vertx.core.json.JsonObject;

/**
 * What is left of an SMS that is being erased: its id and where it was counted, so that nobody who still works on it can
 * store it anew. The row goes when nobody can be working on it any more.
 */
public final class Erased {
    /** Why an SMS was filtered that was erased before it was worked on. */
    public static final String REASON = "erased";

    /** The erasure that has emptied a row. */
    public static final String BY = "erased_by";

    private static final String NOTHING = "";

    private Erased() {}

    /** Whether the row is empty already. */
    public static boolean is(JsonObject row) {
        return row.containsKey(BY);
    }

    /**
     * Empties a row of {@code sms_data} in one step. It is filtered from then on: no replay revives it, no rework takes it
     * back, and who comes later finds a state there.
     */
    public static JsonObject update(JsonObject row, String erasure) {
        var set = new JsonObject()
                .put("status", Status.FILTERED.wireName())
                .put("reason", REASON)
                .put(BY, erasure)
                .put("user_id", NOTHING)
                .put("sender", NOTHING)
                .put("body", Withheld.NO_BODY);
        Documents.content(row).ifPresent(content -> set.put(Withheld.CONTENT, content));
        if (!row.getString("body").isEmpty()) {
            set.put(Withheld.CONTENT_KEY, contentKey(row));
        }
        var unset = new JsonObject();
        for (var field : new String[] {"phone", "email_id", "extraction", "source", "message_intent", "body_length"}) {
            unset.put(field, "");
        }
        return new JsonObject().put("$set", set).put("$unset", unset);
    }

    private static String contentKey(JsonObject row) {
        var sms = SmsJson.readSms(row, row.getString("_id"));
        return ContentClaim.of(row.getString("tenant"), sms).key();
    }
}
