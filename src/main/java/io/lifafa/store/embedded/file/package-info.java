/**
 * The files of a store as a whole: opened together, locked, upgraded, committed in groups, checkpointed.
 * Thread rule: the commit thread writes; opening and closing belong to one thread.
 */
package io.lifafa.store.embedded.file;
