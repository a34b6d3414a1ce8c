/**
 * The domain as JSON: one mapping, three forms of it (bus, HTTP, MongoDB) that differ only in how money and instants
 * are written.
 *
 * <p>Thread rule: stateless.
 */
package io.lifafa.json;
