/**
 * The wire protocol: decoding, limits for strangers, login, replies. Thread rule: the server's network threads decode and encode; its command
 * threads carry out.
 */
package io.lifafa.store.embedded.wire;
