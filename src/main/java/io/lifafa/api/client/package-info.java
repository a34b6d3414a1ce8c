/**
 * The wire: an OpenAI-compatible chat-completions server over HTTP.
 *
 * <p>Sends one request, reads one bounded reply, says how it ended; negotiates per server how requests are worded
 * (structured output, temperature). Knows nothing of SMS. Begin at {@link io.lifafa.api.client.HttpChatEndpoint}; one call
 * is an {@code HttpCall}.
 *
 * <p>Built on Vert.x's core HTTP client. Its web client would not do: its time-out does not bound a body that trickles, a
 * call cannot be cut off, and a reply of any length is buffered.
 *
 * <p>Reasons are codes; no text of a request, of a reply or of the key is in an exception, a log or a {@code toString}.
 * Serves and calls no address of the bus. Thread rule: the context it was created on; calls from other threads are moved
 * there.
 */
package io.lifafa.api.client;
