/**
 * What makes limits the cluster's: who has which share of them, who may probe, and what one node was told that all must heed.
 *
 * <p>All of it is one small document per API in the store, changed by compare-and-set alone, so that it does not matter how
 * many {@link io.lifafa.limiter.cluster.LimiterVerticle}s there are and who reaches which. {@code docs/adr/0007} says why.
 * Serves {@code lifafa.v2.limits}; publishes {@code lifafa.limits}; calls {@code lifafa.v2.store.limits}.
 *
 * <p>Nodes' clocks are never compared: durations travel, and each node measures them on its own monotonic clock. Thread rule:
 * one thread at a time, the event loop of the owner.
 */
package io.lifafa.limiter.cluster;
