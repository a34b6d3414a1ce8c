/**
 * A server that refuses everything, told from one that refuses a message: when it is in doubt, how it is found out, and what
 * is said of it.
 *
 * <p>Knows nothing of calls and queues. Thread rule: the stage's event loop.
 */
package io.lifafa.api.refusal;
