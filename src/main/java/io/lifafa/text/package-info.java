/**
 * The lexical layer: what characters, words, numbers, dates and currencies are, one implementation each, below the rules,
 * the cache and the check of answers.
 *
 * <p>Thread rule: everything public here is immutable and may be used from any thread. Nothing blocks.
 */
package io.lifafa.text;
