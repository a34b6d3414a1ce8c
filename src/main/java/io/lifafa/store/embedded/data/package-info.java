/**
 * Databases and collections of documents, and whether what they hold agrees with itself.
 * Thread rule: under the shared side of the group commit's gate when something changes; reads take no lock.
 */
package io.lifafa.store.embedded.data;
