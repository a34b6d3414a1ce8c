/**
 * The API stage as the pipeline uses it: over the bus, in short looks (ADR 6). Thread rule: any.
 */
package io.lifafa.api.remote;
