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
    private long requestBytes;

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
        var body = Buffer.buffer(negotiation.body(request, wording).encode());
        requestBytes = body.length();
        return body;
    }

    /** The server answered. */
    ChatReply of(RawReply raw) {
        var reply = raw.isSuccess() ? success(raw) : error(raw);
        return reply instanceof Failed failed ? failed.explained(ServerSaid.of(raw.status(), raw.body(), key)) : reply;
    }

    /** The call ended without an answer. */
    void none() {
        negotiation.undecided(wording);
    }

    private ChatReply success(RawReply raw) {
        var reply = CompletionReader.read(raw.status(), raw.contentType(), raw.body(), raw.signals());
        if (reply instanceof Answered answered) {
            if (answered.complete() && answered.content().indexOf('{') < 0) {
                negotiation.failed(wording);
            } else {
                negotiation.answered(wording);
            }
            return TokenCheck.checked(answered, requestBytes, raw.body().length);
        }
        var failed = (Failed) reply;
        if (failed.reason().equals(CompletionReader.REFUSED_BY_MODEL)) {
            negotiation.answered(wording);
            return failed;
        }
        var refused = CompletionReader.error(raw.body())
                .map(error -> negotiation.refused(wording, error))
                .orElseGet(() -> negotiation.failed(wording));
        return refused ? refused(raw) : failed;
    }

    private ChatReply error(RawReply raw) {
        var error = ErrorReply.of(raw.status(), raw.body());
        var busy = raw.signals().retryAfter().isPresent() && error.isFailure();
        if (busy) {
            negotiation.undecided(wording);
        }
        return !busy && negotiation.refused(wording, error)
                ? refused(raw)
                : ErrorClassifier.classify(error, raw.signals());
    }

    private static Failed refused(RawReply raw) {
        return new Failed(Kind.REJECTED, ChatReply.WORDING_REFUSED, raw.signals());
    }
}
