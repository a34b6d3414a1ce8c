/**
 * Who may use the embedded server: SCRAM-SHA-256 (RFC 5802, RFC 7677), as MongoDB speaks it, with the one login there is.
 *
 * <p>Owns how a login is made and checked; nothing of the wire protocol or the store is known here. Thread rule: any
 * thread; a {@link io.lifafa.store.embedded.auth.Conversation} belongs to one connection.
 */
package io.lifafa.store.embedded.auth;
