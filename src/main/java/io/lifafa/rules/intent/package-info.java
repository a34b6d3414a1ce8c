/**
 * What a message is for, and which way money went. Begin at {@link io.lifafa.rules.intent.IntentReader}.
 * Thread rule: one message, one thread.
 */
package io.lifafa.rules.intent;
