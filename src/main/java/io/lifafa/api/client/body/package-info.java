/**
 * Reads bodies of 2xx answers that are chat completions only more or less: event streams, JSON within JSON, text that stands
 * where the protocol does not want it. Knows nothing of HTTP. Thread rule: any.
 */
package io.lifafa.api.client.body;
