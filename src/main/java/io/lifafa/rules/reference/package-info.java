/** The number by which bank and customer find the transaction again. Thread rule: one message, one thread. */
package io.lifafa.rules.reference;
