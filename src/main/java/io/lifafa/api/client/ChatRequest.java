package io.lifafa.api.client;

import io.vertx.core.json.JsonObject;

/**
 * One question.
 *
 * @param system the instructions
 * @param user the data: the last message
 * @param schema JSON schema of the answer, sent where the server has structured output
 * @param schemaName its name, as the protocol wants one
 */
public record ChatRequest(String system, String user, JsonObject schema, String schemaName) {
    /** Names no text: it holds SMS. */
    @Override
    public String toString() {
        return "ChatRequest[" + user.length() + " characters]";
    }
}
