/**
 * SMS in: by HTTP, by event-bus messages, from files; validated, grouped into chunks, stored before anybody hears
 * "accepted".
 *
 * <p>Serves {@code lifafa.ingest} (plain JSON) and {@code lifafa.v1.ingest} (typed); calls
 * {@code lifafa.v2.store.journal} and {@code lifafa.v2.store.idempotency}. Thread rule: verticles on their event loop;
 * reading blocks, so it has a bounded pool of its own.
 */
@ModuleGen(name = "lifafa-ingest", groupPackage = "io.lifafa.ingest")
package io.lifafa.ingest;

import io.vertx.codegen.annotations.ModuleGen;
