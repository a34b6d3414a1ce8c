package io.lifafa.simulator;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chat-completions request, as far as it matters here.
 *
 * @param model who is asked
 * @param question the SMS in the last user message
 * @param bytes length of the request's body
 */
record ChatCall(String model, SmsFinder.Found question, int bytes) {
    private static final String RESPONSE_FORMAT = "response_format";

    /** @param taken the most that the request may ask in {@code response_format} */
    static ChatCall read(Buffer body, OutputSupport taken) throws BadRequestException {
        var json = object(body);
        if (!(json.getValue("model") instanceof String model) || model.isBlank()) {
            throw new BadRequestException("model is required, a text");
        }
        if (!(json.getValue("messages") instanceof JsonArray messages) || messages.isEmpty()) {
            throw new BadRequestException("messages is required, an array with at least one message");
        }
        if (Boolean.TRUE.equals(json.getValue("stream"))) {
            throw new BadRequestException("stream: the simulator answers in one piece only");
        }
        checkFormat(json, taken);
        var text = "";
        for (var message : messages) {
            text = userText(message).orElse(text);
        }
        return new ChatCall(model, SmsFinder.find(text), body.length());
    }

    private static JsonObject object(Buffer body) throws BadRequestException {
        try {
            if (body != null && body.toJsonValue() instanceof JsonObject json) {
                return json;
            }
        } catch (DecodeException e) {
            throw new BadRequestException("the body is not JSON");
        }
        throw new BadRequestException("the body is not a JSON object");
    }

    private static void checkFormat(JsonObject json, OutputSupport taken) throws BadRequestException {
        var format = json.getValue(RESPONSE_FORMAT);
        if (format == null) {
            return;
        }
        var type = format instanceof JsonObject it ? it.getValue("type") : null;
        var asked = Stream.of(OutputSupport.values())
                .filter(it -> it.wireName().equals(type))
                .findFirst()
                .orElseThrow(() ->
                        new BadRequestException("response_format.type is none of text, json_object, json_schema"));
        if (!taken.takes(asked)) {
            throw new BadRequestException("response_format.type " + asked.wireName() + " is not supported");
        }
        if (asked == OutputSupport.JSON_SCHEMA && !isSchema(((JsonObject) format).getValue("json_schema"))) {
            throw new BadRequestException("response_format.json_schema needs a name and a schema");
        }
    }

    private static boolean isSchema(Object value) {
        return value instanceof JsonObject json
                && json.getValue("name") instanceof String
                && json.getValue("schema") instanceof JsonObject;
    }

    /** The message's text, if it is the user's. */
    private static Optional<String> userText(Object message) throws BadRequestException {
        if (!(message instanceof JsonObject json) || !(json.getValue("role") instanceof String role)) {
            throw new BadRequestException("each of messages is an object with a role");
        }
        var content = json.getValue("content");
        if (!role.equals("user")) {
            return Optional.empty();
        }
        if (content instanceof String text) {
            return Optional.of(text);
        }
        if (content instanceof JsonArray parts) {
            return Optional.of(parts.stream()
                    .map(part ->
                            part instanceof JsonObject it && it.getValue("text") instanceof String text ? text : "")
                    .collect(Collectors.joining("\n")));
        }
        throw new BadRequestException("content of a user message is a text or an array of parts");
    }

    /** Names no text: it holds SMS. */
    @Override
    public String toString() {
        return "ChatCall[" + question.items().size() + " SMS]";
    }
}
