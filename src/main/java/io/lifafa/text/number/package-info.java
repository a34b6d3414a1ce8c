/**
 * Numbers as people write them: where one ends, and what it means. The only grammar of numbers; whose number it is, and
 * whether it is money, others say.
 *
 * <p>Thread rule: everything public here is immutable and may be used from any thread. Nothing blocks.
 */
package io.lifafa.text.number;
