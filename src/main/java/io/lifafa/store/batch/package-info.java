/**
 * Closed chunks by batch, line and generation, and their summaries. Thread rule: any.
 */
package io.lifafa.store.batch;
