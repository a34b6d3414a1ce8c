/** The cache as a stage: its service, its verticle, and the client of other stages. Thread rule: the cache verticle's context. */
package io.lifafa.cache.stage;
