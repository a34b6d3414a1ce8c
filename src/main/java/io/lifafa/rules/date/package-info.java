/** When it happened, among the dates that a message names. Thread rule: one message, one thread. */
package io.lifafa.rules.date;
