/** Which number is the user's account or card. Thread rule: one message, one thread. */
package io.lifafa.rules.account;
