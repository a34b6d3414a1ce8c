package io.lifafa.api.client;

import io.vertx.core.Future;

/** One chat-completions server with one model. Thread rule: the event loop it was created on. */
public interface ChatEndpoint {
    /** Sends a request. */
    Call send(ChatRequest request);

    /** Closes its connections; calls under way end as {@link ChatReply.Kind#CANCELLED}. */
    Future<Void> close();

    /** A call under way. */
    interface Call {
        /** Always completes, never fails. */
        Future<ChatReply> reply();

        /** Ends the call now with this kind, if it has not ended: the connection is given up, the reply completes. */
        void cancel(ChatReply.Kind kind);
    }
}
