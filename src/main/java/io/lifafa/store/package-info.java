/**
 * What MongoDB keeps: the journal of open work with its leases, the results, the dead letters, the learned wordings, the
 * limits that nodes share.
 *
 * <p>{@link io.lifafa.store.stage.StoreServices} is what it promises, {@link io.lifafa.store.stage.MongoStore} keeps it;
 * {@code io.lifafa.store.stage} serves it on the bus. Every promise rests on the atomicity of one document and
 * on idempotent writes in a safe order, never on a multi-document transaction. Thread rule: non-blocking, any event
 * loop.
 */
package io.lifafa.store;
