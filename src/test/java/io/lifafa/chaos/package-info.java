/**
 * Clusters of real processes, and what may befall them: nodes and the store killed, frozen, restarted, the API in trouble.
 *
 * <p>All of it runs on loopback and on free ports. Longer: {@code -Dchaos.seconds=600}; the same again:
 * {@code -Dchaos.seed=…}, which every test prints.
 *
 * <p>Thread rule: a test owns what it starts and stops it, whatever happens.
 */
package io.lifafa.chaos;
