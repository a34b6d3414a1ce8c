package io.lifafa.api;

import io.lifafa.json.SmsJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What {@link ExtractionService} takes and gives, on the bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class RequestJson {
    private RequestJson() {}

    public static JsonObject writeRequest(ExtractionRequest request) {
        var messages = new JsonArray();
        request.messages().forEach(sms -> messages.add(SmsJson.writePlain(sms)));
        return new JsonObject()
                .put("id", request.id())
                .put("messages", messages)
                .put("ids", array(request.ids()))
                .put("wait_ms", request.waitMillis());
    }

    public static ExtractionRequest readRequest(JsonObject json) {
        return new ExtractionRequest(
                json.getString("id"),
                json.getJsonArray("messages").stream()
                        .map(JsonObject.class::cast)
                        .map(SmsJson::readPlain)
                        .toList(),
                texts(json.getJsonArray("ids")),
                json.getLong("wait_ms"));
    }

    public static JsonObject writeProgress(ExtractionProgress progress) {
        return new JsonObject()
                .put("answers", AnswersJson.write(progress.answers()))
                .put("handed_back", array(progress.handedBack()))
                .put("unknown", array(progress.unknown()));
    }

    public static ExtractionProgress readProgress(JsonObject json) {
        return new ExtractionProgress(
                AnswersJson.read(json.getJsonObject("answers")),
                Set.copyOf(texts(json.getJsonArray("handed_back"))),
                Set.copyOf(texts(json.getJsonArray("unknown"))));
    }

    private static JsonArray array(Collection<String> texts) {
        return new JsonArray(List.copyOf(texts));
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
