/**
 * The certificates by which the event buses of a cluster's nodes know each other: made here, or given. Thread rule: blocks
 * (files, and the JDK's {@code keytool} as a process); not for an event loop.
 */
package io.lifafa.cluster.tls;
