/**
 * Is it alive, is it ready, what does it measure: the management port.
 *
 * <p>Liveness depends on nothing outside the process; readiness on the checks that each stage has registered. Thread
 * rule: event loop.
 */
package io.lifafa.health;
