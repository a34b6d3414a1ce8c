/**
 * The learned templates of a node: found by index, matched, explained. Begin at {@link io.lifafa.cache.matching.TemplateLibrary}.
 * Thread rule: look-ups from any thread; changes from the owner of the library.
 */
package io.lifafa.cache.matching;
