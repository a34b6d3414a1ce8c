/**
 * Nodes that find each other: joining, who is there and what for, and whether each can be reached.
 *
 * <p>Hazelcast carries the event bus and nothing else; what is known of other nodes here is a view of this node's, for
 * people, readiness and routing. Addresses: {@code lifafa.nodes} (who is there, published by each), {@code lifafa.node.ID}
 * (each node's own). Thread rule: {@code ClusterVerticle}'s event loop, but for joining, which blocks a worker thread.
 */
package io.lifafa.cluster;
