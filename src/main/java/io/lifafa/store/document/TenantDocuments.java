package io.lifafa.store.document;

import io.lifafa.json.Form;
import io.lifafa.store.database.Database;
import io.lifafa.tenants.quota.UsageCounts;
import io.lifafa.tenants.quota.UsageDelta;
import io.lifafa.tenants.settings.TenantSettings;
import io.lifafa.tenants.settings.TenantSettingsJson;
import io.vertx.core.json.JsonObject;

/** Tenants' settings and their use as documents. Thread rule: any. */
public final class TenantDocuments {
    /** The marks of the batches that were added last, by slot. */
    public static final String MARKS = "marks";

    private static final String REQUESTS = "requests";
    private static final String SMS = "sms";
    private static final String API_CALLS = "api_calls";
    private static final String API_TOKENS = "api_tokens";
    private static final String TEMPLATE_HITS = "template_hits";

    private TenantDocuments() {}

    public static JsonObject write(TenantSettings settings) {
        return Database.id(settings.name()).mergeIn(TenantSettingsJson.write(settings));
    }

    /** @throws IllegalArgumentException if the document is none that {@link #write} wrote */
    public static TenantSettings read(JsonObject document) {
        var json = document.copy();
        return TenantSettingsJson.read((String) json.remove("_id"), json);
    }

    /** The document of a window in which nothing was used yet. */
    public static JsonObject emptyWindow(UsageDelta delta) {
        return Database.id(delta.id())
                .put("tenant", delta.tenant())
                .put("window", delta.window())
                .put("expires", Form.MONGO.instant(delta.expires()));
    }

    /** What is to be added to a window's document, by field. */
    public static JsonObject increments(UsageCounts counts) {
        return new JsonObject()
                .put(REQUESTS, counts.requests())
                .put(SMS, counts.sms())
                .put(API_CALLS, counts.apiCalls())
                .put(API_TOKENS, counts.apiTokens())
                .put(TEMPLATE_HITS, counts.templateHits());
    }

    public static UsageCounts counts(JsonObject window) {
        return new UsageCounts(
                window.getLong(REQUESTS, 0L),
                window.getLong(SMS, 0L),
                window.getLong(API_CALLS, 0L),
                window.getLong(API_TOKENS, 0L),
                window.getLong(TEMPLATE_HITS, 0L));
    }
}
