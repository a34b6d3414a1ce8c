/**
 * The form of the stored documents, written and read: what several parts of the store share. Thread rule: any.
 */
package io.lifafa.store.document;
