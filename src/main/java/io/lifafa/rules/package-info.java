/**
 * The rule-based extractor and the filter before it: what can be read out of an SMS without asking anybody.
 *
 * <p>A message is read by the grammar that all bank messages share, not by one pattern per bank: {@link
 * io.lifafa.rules.message.Tokenizer} cuts it into words, numbers and marks; finders mark the money, dates, accounts,
 * references and names; {@link io.lifafa.rules.intent.IntentReader} decides from words and their scope whether money has
 * moved, and which way. Every step is linear in the length of the text.
 *
 * <p>Thread rule: everything public here is immutable and may be used from any thread. Nothing blocks.
 */
package io.lifafa.rules;
