/** What examples prove: which values stand where, and whether two of them agree. Thread rule: immutable or stateless. */
package io.lifafa.cache.learning;
