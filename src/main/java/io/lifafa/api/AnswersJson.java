package io.lifafa.api;

import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.sms.Extraction;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;

/** {@link Answers} on the bus. */
final class AnswersJson {
    private AnswersJson() {}

    static JsonObject write(Answers answers) {
        var extractions = new JsonObject();
        answers.extractions().forEach((id, it) -> extractions.put(id, ExtractionJson.write(it, Form.BUS)));
        var unreachable = new JsonObject();
        answers.unreachable().forEach((id, wait) -> unreachable.put(id, wait.toMillis()));
        var refused = new JsonObject();
        answers.refused().forEach(refused::put);
        return new JsonObject()
                .put("extractions", extractions)
                .put("unreachable_ms", unreachable)
                .put("refused", refused);
    }

    static Answers read(JsonObject json) {
        var extractions = new HashMap<String, Extraction>();
        json.getJsonObject("extractions")
                .forEach(it -> extractions.put(it.getKey(), ExtractionJson.read((JsonObject) it.getValue())));
        var unreachable = new HashMap<String, Duration>();
        json.getJsonObject("unreachable_ms")
                .forEach(it -> unreachable.put(it.getKey(), Duration.ofMillis(((Number) it.getValue()).longValue())));
        var refused = new HashMap<String, String>();
        json.getJsonObject("refused").forEach(it -> refused.put(it.getKey(), (String) it.getValue()));
        return new Answers(extractions, unreachable, refused);
    }
}
