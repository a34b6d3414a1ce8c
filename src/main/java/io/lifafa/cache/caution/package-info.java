/**
 * What keeps a learned wording from answering a message that means something else: words that tell what a movement was or
 * became ({@link io.lifafa.cache.caution.TellingWords}), and the values that stand where no field is read
 * ({@link io.lifafa.cache.caution.SeenValues}). Knows {@code io.lifafa.text} and nobody else. Thread rule: everything
 * here is immutable.
 */
package io.lifafa.cache.caution;
