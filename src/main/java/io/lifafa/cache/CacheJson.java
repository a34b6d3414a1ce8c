package io.lifafa.cache;

import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.json.SmsJson;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What {@link TemplateCache} takes and gives, on the bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class CacheJson {
    private CacheJson() {}

    public static JsonObject writeInquiry(Inquiry inquiry) {
        return new JsonObject().put("messages", messages(inquiry.messages())).put("patient", inquiry.patient());
    }

    public static Inquiry readInquiry(JsonObject json) {
        return new Inquiry(readMessages(json.getJsonArray("messages")), json.getBoolean("patient"));
    }

    public static JsonObject writeLookup(Lookup lookup) {
        return new JsonObject()
                .put("hits", answers(lookup.hits()))
                .put("rechecks", new JsonArray(List.copyOf(lookup.rechecks())))
                .put("ask", new JsonArray(lookup.ask()));
    }

    public static Lookup readLookup(JsonObject json) {
        return new Lookup(
                readAnswers(json.getJsonObject("hits")),
                new HashSet<>(texts(json.getJsonArray("rechecks"))),
                texts(json.getJsonArray("ask")));
    }

    public static JsonObject writeLesson(Lesson lesson) {
        return new JsonObject().put("asked", messages(lesson.asked())).put("answers", answers(lesson.answers()));
    }

    public static Lesson readLesson(JsonObject json) {
        return new Lesson(readMessages(json.getJsonArray("asked")), readAnswers(json.getJsonObject("answers")));
    }

    private static JsonArray messages(List<Sms> messages) {
        var array = new JsonArray();
        messages.forEach(sms -> array.add(SmsJson.writePlain(sms)));
        return array;
    }

    private static List<Sms> readMessages(JsonArray array) {
        return array.stream()
                .map(JsonObject.class::cast)
                .map(SmsJson::readPlain)
                .toList();
    }

    private static JsonObject answers(Map<String, Extraction> answers) {
        var json = new JsonObject();
        answers.forEach((id, it) -> json.put(id, ExtractionJson.write(it, Form.BUS)));
        return json;
    }

    private static Map<String, Extraction> readAnswers(JsonObject json) {
        var answers = new HashMap<String, Extraction>();
        json.forEach(it -> answers.put(it.getKey(), ExtractionJson.read((JsonObject) it.getValue())));
        return answers;
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }
}
