/**
 * The way to a MongoDB server: the files that TLS needs, and what is in the way when it cannot be reached.
 *
 * <p>Owns no connection; it listens to the driver's own monitors. Serves and calls no address. Thread rule: any thread;
 * listeners are called on the driver's threads. {@link io.lifafa.store.connection.TlsFiles} reads files.
 */
package io.lifafa.store.connection;
