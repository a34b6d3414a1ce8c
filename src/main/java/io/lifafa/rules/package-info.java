/**
 * What can be read out of an SMS without asking anybody. {@link io.lifafa.rules.Rules} reads it once; its {@link
 * io.lifafa.rules.Reading} says what the SMS is for, whether it goes no further, and which values it holds on what evidence.
 * Whoever needs more than one of these hands the reading on.
 *
 * <p>A message is read by the grammar that all bank messages share, not by one pattern per bank: {@link
 * io.lifafa.rules.message.Tokenizer} cuts it into words, numbers and marks; finders mark the money, dates, accounts,
 * references and names; {@link io.lifafa.rules.intent.IntentReader} decides from words and their scope whether money has
 * moved, and which way. Every step is linear in the length of the text.
 *
 * <p>Thread rule: {@link io.lifafa.rules.Rules} is immutable and may be used from any thread; a reading by one thread at a time. Nothing
 * is bound to a thread, nothing blocks.
 */
package io.lifafa.rules;
