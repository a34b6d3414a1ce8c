/**
 * Care for a store: verify, backup, salvage, and the store that is open now.
 * Thread rule: any thread that may block.
 */
package io.lifafa.store.embedded.care;
