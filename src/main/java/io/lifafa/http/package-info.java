/**
 * The HTTP server that the stages hang their routes on, and the one form its errors have (RFC 9457).
 *
 * <p>Thread rule: event loop.
 */
package io.lifafa.http;
