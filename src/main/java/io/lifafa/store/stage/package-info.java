/**
 * The store as a stage: its verticle, and the clients with which any other stage reaches it, on this node or another.
 *
 * <p>Serves {@code lifafa.v2.store.journal}, {@code lifafa.v2.store.leases}, {@code lifafa.v2.store.archive},
 * {@code lifafa.v2.store.idempotency}, {@code lifafa.v2.store.events}, {@code lifafa.v2.store.templates} and
 * {@code lifafa.v2.store.limits}; calls no other stage. Each client holds the operations of its interface and says how an
 * implementation answers them. Thread rule: any.
 */
package io.lifafa.store.stage;
