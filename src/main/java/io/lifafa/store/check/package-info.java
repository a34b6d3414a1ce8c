/**
 * The consistency check behind {@code lifafa audit}: every accepted SMS is stored, counted and in one state. Reads page by
 * page, in bounded memory. Thread rule: any.
 */
package io.lifafa.store.check;
