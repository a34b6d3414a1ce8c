package io.lifafa.api.client;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** How the server is asked to keep to JSON, strongest first. */
enum OutputForm {
    /** Exactly our schema: {@code response_format: {type: json_schema, …, strict: true}}. */
    JSON_SCHEMA,
    /** Any JSON object. OpenAI refuses it unless a message says "JSON", which the instructions do. */
    JSON_OBJECT,
    /** Nothing but the instructions. */
    TEXT;

    /** The {@code response_format} of a request. */
    Optional<JsonObject> responseFormat(ChatRequest request) {
        return switch (this) {
            case JSON_SCHEMA ->
                Optional.of(new JsonObject()
                        .put("type", "json_schema")
                        .put(
                                "json_schema",
                                new JsonObject()
                                        .put("name", request.schemaName())
                                        .put("strict", true)
                                        .put("schema", request.schema())));
            case JSON_OBJECT -> Optional.of(new JsonObject().put("type", "json_object"));
            case TEXT -> Optional.empty();
        };
    }

    boolean isStrongerThan(OutputForm other) {
        return compareTo(other) < 0;
    }

    /** The next weaker one; {@link #TEXT} is the weakest. */
    OutputForm weaker() {
        return this == JSON_SCHEMA ? JSON_OBJECT : TEXT;
    }
}
