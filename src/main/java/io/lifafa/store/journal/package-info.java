/**
 * The journal in MongoDB: chunks are appended, claimed with a lease, sealed and finished. Thread rule: any.
 */
package io.lifafa.store.journal;
