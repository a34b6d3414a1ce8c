/** Templates between nodes and the store, and work asked again when one was proven wrong. Thread rule: the cache verticle's context. */
package io.lifafa.cache.sync;
