/**
 * The verticle of the API stage: it serves {@code ExtractionService} on the bus. Thread rule: its event loop.
 */
package io.lifafa.api.stage;
