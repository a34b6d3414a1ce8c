/**
 * Indexes, and how a query uses them: planning, candidates, sorting, cursors.
 * Thread rule: under the shared side of the group commit's gate when something changes; reads take no lock.
 */
package io.lifafa.store.embedded.index;
