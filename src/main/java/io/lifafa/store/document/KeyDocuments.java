package io.lifafa.store.document;

import io.lifafa.json.Form;
import io.lifafa.store.database.Database;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.key.ApiKey;
import io.lifafa.tenants.key.SecretHash;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** API keys as documents: without their secrets, of which only a hash is known. Thread rule: any. */
public final class KeyDocuments {
    /** The tenant whose key it is. */
    public static final String TENANT = "tenant";

    private static final String EXPIRES = "expires_at";
    private static final String REVOKED = "revoked_at";
    private static final String REPLACED_BY = "replaced_by";

    private KeyDocuments() {}

    public static JsonObject write(ApiKey key, Form form) {
        var permissions =
                key.permissions().stream().map(Permission::text).sorted().toList();
        var document = Database.id(key.id())
                .put("secret_sha256", key.secret().hex())
                .put(TENANT, key.tenant())
                .put("permissions", new JsonArray(permissions))
                .put("label", key.label())
                .put("created_at", form.instant(key.created()));
        key.expires().ifPresent(it -> document.put(EXPIRES, form.instant(it)));
        key.revoked().ifPresent(it -> document.put(REVOKED, form.instant(it)));
        key.replacedBy().ifPresent(it -> document.put(REPLACED_BY, it));
        return document;
    }

    /** @throws IllegalArgumentException if the document is none that {@link #write} wrote */
    public static ApiKey read(JsonObject document) {
        return new ApiKey(
                document.getString("_id"),
                SecretHash.ofHex(document.getString("secret_sha256")),
                document.getString(TENANT),
                document.getJsonArray("permissions").stream()
                        .map(it -> Permission.of((String) it).orElseThrow())
                        .collect(Collectors.toSet()),
                document.getString("label"),
                Form.readInstant(document.getValue("created_at")),
                instant(document, EXPIRES),
                instant(document, REVOKED),
                Optional.ofNullable(document.getString(REPLACED_BY)));
    }

    private static Optional<Instant> instant(JsonObject document, String field) {
        return Optional.ofNullable(document.getValue(field)).map(Form::readInstant);
    }
}
