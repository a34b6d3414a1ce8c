/** Every address of the event bus, in one place. Thread rule: constants. */
package io.lifafa.bus;
