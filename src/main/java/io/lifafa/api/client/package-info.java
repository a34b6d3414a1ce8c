/**
 * The wire: an OpenAI-compatible chat-completions server over HTTP.
 *
 * <p>Sends one request, reads one bounded reply, says how it ended; negotiates the form of structured output per server.
 * Knows nothing of SMS. Thread rule: the event loop it was created on.
 */
package io.lifafa.api.client;
