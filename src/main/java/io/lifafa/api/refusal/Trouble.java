package io.lifafa.api.refusal;

import io.lifafa.api.client.ChatReply;
import io.lifafa.api.client.ChatReply.Kind;
import io.vertx.core.json.JsonObject;

/**
 * Why a server is of no use just now.
 *
 * @param refused true if it is there and refuses everything; false if it does not answer
 * @param confirmed true if waiting will hardly help: somebody has to mend something
 * @param text what is wrong and the remedy, to follow "the API"
 */
public record Trouble(boolean refused, boolean confirmed, String text) {
    private static final String REMEDY = ": check API_URL, API_KEY, DEFAULT_MODEL and what is left of the budget";

    /** @param last how a call without anybody's SMS was refused */
    public static Trouble refusal(ChatReply.Failed last, boolean confirmed) {
        var what = last.kind() == Kind.UNREADABLE ? "answers nothing that can be read" : "refuses every call";
        var said = last.said().text();
        var why = said.isEmpty() ? last.reason() : said;
        return new Trouble(true, confirmed, what + " (" + why + ")" + REMEDY);
    }

    /** @param lastFailure the code of the last failed call; empty if there was none */
    public static Trouble outage(String lastFailure) {
        return new Trouble(
                false, false, "does not answer (" + (lastFailure.isEmpty() ? "no reply" : lastFailure) + ")");
    }

    /** What the server said, for programs. */
    public static JsonObject said(ChatReply.Failed last) {
        var said = last.said();
        var json = new JsonObject().put("reason", last.reason());
        put(json, "code", said.code());
        put(json, "type", said.type());
        put(json, "message", said.message());
        return said.status() == 0 ? json : json.put("status", said.status());
    }

    private static void put(JsonObject json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }
}
