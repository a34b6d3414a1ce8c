/** Who was paid or has paid. Begin at {@link io.lifafa.rules.name.CounterpartyFinder}. Thread rule: one message, one thread. */
package io.lifafa.rules.name;
