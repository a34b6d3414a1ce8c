/**
 * The extraction API: batching, prompt, parsing, grounding.
 *
 * <p>Holds so far only what the pipeline expects of it ({@link io.lifafa.api.ExtractionApi}); a node refuses to start
 * with an API configured rather than ignore it. Thread rule: non-blocking, any event loop.
 */
package io.lifafa.api;
