/**
 * Processing events: what happened to which chunk, when, by whom; ids and counts only.
 *
 * <p>Serves {@code lifafa.events} (plain JSON, fire and forget); calls {@code lifafa.v2.store.events}. Thread rule:
 * event loop.
 */
package io.lifafa.events;
