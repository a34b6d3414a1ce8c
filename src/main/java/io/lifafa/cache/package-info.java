/**
 * Learned wordings: reads the values of a message whose wording is known, without asking anybody.
 *
 * <p>Holds so far only what the pipeline expects of it ({@link io.lifafa.cache.TemplateCache}); a node deploys none
 * yet, and the pipeline goes on without. Thread rule: non-blocking, any event loop.
 */
package io.lifafa.cache;
