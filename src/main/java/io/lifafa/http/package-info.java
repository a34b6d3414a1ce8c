/**
 * The HTTP server that the stages hang their routes on, the one form its errors have (RFC 9457), and who is kept out:
 * foreign pages, slow hands, and requests that can be read in two ways.
 *
 * <p>Thread rule: event loop.
 */
package io.lifafa.http;
