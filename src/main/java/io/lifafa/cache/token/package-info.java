/** A message as the cache sees it: kinds of pieces, words that tell wordings apart, and hashes. Thread rule: immutable or stateless. */
package io.lifafa.cache.token;
