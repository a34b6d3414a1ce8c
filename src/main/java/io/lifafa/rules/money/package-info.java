/** Amounts and their roles: what moved, what is left, a fee, a limit, what is owed. Thread rule: one message, one thread. */
package io.lifafa.rules.money;
