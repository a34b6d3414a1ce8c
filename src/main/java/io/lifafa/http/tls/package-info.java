/**
 * The certificate that an HTTP port shows: read from PEM files, checked before it is used, renewed while the node runs.
 *
 * <p>Thread rule: files are read on worker threads, never on an event loop.
 */
package io.lifafa.http.tls;
