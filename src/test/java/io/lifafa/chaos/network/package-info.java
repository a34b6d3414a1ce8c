/**
 * The network between the members of a cluster, which a test can cut. Knows no node.
 *
 * <p>Thread rule: any thread.
 */
package io.lifafa.chaos.network;
