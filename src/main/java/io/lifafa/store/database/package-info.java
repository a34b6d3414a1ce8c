/**
 * The MongoDB client as the store uses it: acknowledged by the majority, bounded in time, by the database's own clock.
 * {@code Collections} names every collection. Thread rule: any.
 */
package io.lifafa.store.database;
