package io.lifafa.store.archive;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a {@link Job} has to do. */
sealed interface Task {
    /** Every dead letter of a tenant goes back to work. */
    record ReplayAll(String tenant) implements Task {}

    /** These dead letters go back to work. */
    record ReplayNamed(String tenant, List<String> smsIds) implements Task {
        public ReplayNamed {
            smsIds = smsIds.stream().distinct().sorted().toList();
        }
    }

    /** What a template wrote in one version for a tenant is taken back and goes back to work. */
    record ReworkTemplate(String tenant, String templateId, int version) implements Task {}

    static Task replay(String tenant, List<String> smsIds) {
        return smsIds.isEmpty() ? new ReplayAll(tenant) : new ReplayNamed(tenant, smsIds);
    }

    /** The same for whoever asks for the same. */
    default String key() {
        if (this instanceof ReplayNamed named) {
            return "replay/" + tenant() + "/" + digest(named.smsIds());
        }
        return this instanceof ReworkTemplate rework
                ? "rework/" + tenant() + "/" + rework.version() + "/" + rework.templateId()
                : "replay/" + tenant();
    }

    /** Whose data it is about. */
    String tenant();

    /** Matches documents of the tenant. */
    default JsonObject ofTenant() {
        return tenant().isEmpty() ? new JsonObject() : new JsonObject().put("tenant", tenant());
    }

    private static String digest(List<String> ids) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            ids.forEach(id -> digest.update((id.length() + ":" + id).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    default JsonObject toJson() {
        var json = new JsonObject().put("tenant", tenant());
        if (this instanceof ReplayNamed named) {
            return json.put("ids", new JsonArray(named.smsIds()));
        }
        return this instanceof ReworkTemplate rework
                ? json.put("template_id", rework.templateId()).put("template_version", rework.version())
                : json.put("all", true);
    }

    /** @param home whose job it is if it names no tenant, as none of version 0.1 does */
    static Task read(JsonObject json, String home) {
        var tenant = json.getString("tenant", home);
        if (json.containsKey("ids")) {
            return new ReplayNamed(
                    tenant,
                    json.getJsonArray("ids").stream().map(String.class::cast).toList());
        }
        return json.containsKey("template_id")
                ? new ReworkTemplate(tenant, json.getString("template_id"), json.getInteger("template_version"))
                : new ReplayAll(tenant);
    }
}
