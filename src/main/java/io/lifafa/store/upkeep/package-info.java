/**
 * What a store does by itself from time to time; of several stores one does it. Thread rule: any.
 */
package io.lifafa.store.upkeep;
