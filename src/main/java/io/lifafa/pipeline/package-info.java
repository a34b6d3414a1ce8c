/**
 * The way of an SMS: takes a chunk through filter, cache, API, rules and commit. The one place that knows the order.
 *
 * <p>Workers pull: each holds a bounded number of chunks, claims the next with a lease, and so never has more work in
 * memory than it can do. Calls {@code lifafa.v2.store.journal}; publishes {@code lifafa.transactions} and
 * {@code lifafa.chunks}. Thread rule: each verticle on its event loop; the rules run on a pool of their own.
 */
package io.lifafa.pipeline;
