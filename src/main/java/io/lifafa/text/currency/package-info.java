/**
 * Which words and signs name a currency, and which country a message comes from: ISO 4217 and the countries' currencies
 * from the JDK, and a table of what banks write beside.
 *
 * <p>Thread rule: everything public here is immutable and may be used from any thread. Nothing blocks.
 */
package io.lifafa.text.currency;
