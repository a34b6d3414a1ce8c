/**
 * The server put together from its parts. Begin at {@link io.lifafa.store.embedded.server.EmbeddedServer}.
 * Thread rule: started and closed from a thread that may block.
 */
package io.lifafa.store.embedded.server;
