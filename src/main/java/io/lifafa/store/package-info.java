/**
 * What MongoDB keeps: the journal of open work with its leases, the results, the dead letters, the learned wordings, the
 * limits that nodes share.
 *
 * <p>Serves {@code lifafa.v1.store.journal}, {@code lifafa.v1.store.leases}, {@code lifafa.v1.store.archive},
 * {@code lifafa.v1.store.idempotency}, {@code lifafa.v1.store.events}, {@code lifafa.v1.store.templates} and
 * {@code lifafa.v1.store.limits}; calls no
 * other stage. Every promise rests on the atomicity of one document and
 * on idempotent writes in a safe order, never on a multi-document transaction. Thread rule: non-blocking, any event
 * loop.
 */
@ModuleGen(name = "lifafa-store", groupPackage = "io.lifafa.store")
package io.lifafa.store;

import io.vertx.codegen.annotations.ModuleGen;
