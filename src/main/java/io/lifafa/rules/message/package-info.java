/**
 * A message as the rules see it: tokens with their cues, letters without disguise, and the marks other parts set on it.
 * Thread rule: one message belongs to one thread at a time.
 */
package io.lifafa.rules.message;
