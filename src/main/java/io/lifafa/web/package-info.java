/**
 * Reading back over HTTP: SMS, transactions, batches, dead letters.
 *
 * <p>Calls {@code lifafa.v2.store.archive}. Thread rule: event loop.
 */
package io.lifafa.web;
