/**
 * The smaller services in MongoDB, and the indexes of all collections. Thread rule: any.
 */
package io.lifafa.store.mongo;
