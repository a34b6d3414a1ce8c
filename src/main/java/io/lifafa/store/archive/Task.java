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
    /** Every dead letter of every tenant goes back to work. */
    record ReplayAll() implements Task {}

    /** These dead letters go back to work. */
    record ReplayNamed(List<String> smsIds) implements Task {
        public ReplayNamed {
            smsIds = smsIds.stream().distinct().sorted().toList();
        }
    }

    /** What a template wrote in one version is taken back and goes back to work. */
    record ReworkTemplate(String templateId, int version) implements Task {}

    static Task replay(List<String> smsIds) {
        return smsIds.isEmpty() ? new ReplayAll() : new ReplayNamed(smsIds);
    }

    /** The same for whoever asks for the same. */
    default String key() {
        if (this instanceof ReplayNamed named) {
            return "replay/" + digest(named.smsIds());
        }
        return this instanceof ReworkTemplate rework
                ? "rework/" + rework.version() + "/" + rework.templateId()
                : "replay";
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
        if (this instanceof ReplayNamed named) {
            return new JsonObject().put("ids", new JsonArray(named.smsIds()));
        }
        return this instanceof ReworkTemplate rework
                ? new JsonObject().put("template_id", rework.templateId()).put("template_version", rework.version())
                : new JsonObject().put("all", true);
    }

    static Task read(JsonObject json) {
        if (json.containsKey("ids")) {
            return new ReplayNamed(
                    json.getJsonArray("ids").stream().map(String.class::cast).toList());
        }
        return json.containsKey("template_id")
                ? new ReworkTemplate(json.getString("template_id"), json.getInteger("template_version"))
                : new ReplayAll();
    }
}
