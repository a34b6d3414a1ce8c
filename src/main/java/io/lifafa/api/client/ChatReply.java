package io.lifafa.api.client;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.RateSignals;

/** How a call ended. */
public sealed interface ChatReply {
    /**
     * The reason of a {@link Kind#REJECTED} call of which the server refused how it was worded (structured output,
     * {@code temperature}). That has been changed: the same request may be sent again at once. One request meets it four
     * times at the most, unless others of its kind meet it meanwhile.
     */
    String WORDING_REFUSED = "wording_refused";

    /** What the server said about its limits. */
    RateSignals signals();

    /**
     * A reply with text in it.
     *
     * @param content the model's text, as it came
     * @param complete false if the model stopped before its end ({@code finish_reason: length})
     * @param model who answered, as the server names it
     * @param promptTokens of {@code usage}; 0 if not said
     * @param completionTokens of {@code usage}; 0 if not said
     */
    record Answered(
            String content,
            boolean complete,
            String model,
            long promptTokens,
            long completionTokens,
            RateSignals signals)
            implements ChatReply {
        @Override
        public String toString() {
            return "Answered[" + content.length() + " characters]";
        }
    }

    /**
     * No usable reply.
     *
     * @param kind what to do about it
     * @param reason a code for people and metrics, such as {@code http_503} or {@code connection_refused}; never text of
     *     the reply
     * @param said what the server gave as the reason, of an answer with an error in it
     */
    record Failed(Kind kind, String reason, RateSignals signals, ServerSaid said) implements ChatReply {
        /** One that the server did not explain. */
        public Failed(Kind kind, String reason, RateSignals signals) {
            this(kind, reason, signals, ServerSaid.NOTHING);
        }

        /** The same with an explanation. */
        Failed explained(ServerSaid by) {
            return new Failed(kind, reason, signals, by);
        }
    }

    /** Kinds of failures, by what follows from them. */
    enum Kind {
        /** 429. */
        THROTTLED(CallResult.THROTTLED),
        /** 408, 500 to 599, a connection that broke under way. */
        SERVER(CallResult.FAILED),
        /** Cut off by us, because it took too long. */
        TIMED_OUT(CallResult.TIMED_OUT),
        /** Cut off by us for another reason. */
        CANCELLED(CallResult.IGNORED),
        /** Connection refused, name unknown, certificate wrong. */
        UNREACHABLE(CallResult.UNREACHABLE),
        /** 401, 403, 404 and what else says that no call of ours can succeed. */
        DENIED(CallResult.DENIED),
        /** 400, 422 and other 4xx: something in this request. */
        REJECTED(CallResult.IGNORED),
        /** 413, or a 400 that says the context is too long. */
        TOO_LARGE(CallResult.TOO_LARGE),
        /** 200, but no chat completion: wrong type, not JSON, no choices, no content, larger than allowed. */
        UNREADABLE(CallResult.SUCCESS);

        private final CallResult result;

        Kind(CallResult result) {
            this.result = result;
        }

        /** What it means for the limits. */
        public CallResult result() {
            return result;
        }
    }
}
