package io.lifafa.api.client;

import io.lifafa.api.client.ChatReply.Answered;
import io.lifafa.api.client.ChatReply.Failed;
import io.lifafa.api.client.ChatReply.Kind;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * One call as seen by the {@link Negotiation}: takes a wording at its beginning and gives it back at its end. Thread
 * rule: one thread at a time.
 */
final class Interpretation {
    private final Negotiation negotiation;
    private final Negotiation.Wording wording;
    private final Optional<String> key;

    /**
     * Takes a wording, which must come back by {@link #of} or {@link #none}.
     *
     * @param key never passed on, should the server repeat it
     */
    Interpretation(Negotiation negotiation, Optional<String> key) {
        this.negotiation = negotiation;
        this.key = key;
        this.wording = negotiation.take();
    }

    /**
     * The request's body, UTF-8. By way of a string, as SMS are cut anywhere: half a surrogate pair becomes a question
     * mark, which Vert.x's own {@code toBuffer} does not make of it.
     */
    Buffer body(ChatRequest request) {
        return Buffer.buffer(negotiation.body(request, wording).encode());
    }

    /** The server answered. */
    ChatReply of(RawReply raw) {
        var reply = raw.isSuccess() ? success(raw) : error(raw);
        return reply instanceof Failed failed ? failed.explained(ServerSaid.of(raw.status(), raw.body(), key)) : reply;
    }

    /** The call ended without an answer. */
    void none() {
        negotiation.failed(wording, Optional.empty());
    }

    private ChatReply success(RawReply raw) {
        var reply = CompletionReader.read(raw.status(), raw.contentType(), raw.body(), raw.signals());
        if (reply instanceof Answered
                || (reply instanceof Failed failed && failed.reason().equals(CompletionReader.REFUSED_BY_MODEL))) {
            negotiation.answered(wording);
        } else {
            negotiation.failed(wording, Optional.empty());
        }
        return reply;
    }

    private ChatReply error(RawReply raw) {
        var error = ErrorReply.of(raw.status(), raw.body());
        return negotiation.failed(wording, Optional.of(error))
                ? new Failed(Kind.REJECTED, ChatReply.WORDING_REFUSED, raw.signals())
                : ErrorClassifier.classify(error, raw.signals());
    }
}
