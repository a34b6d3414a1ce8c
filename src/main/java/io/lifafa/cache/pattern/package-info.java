/** Wordings: literal pieces and slots, and where one touches the other. Thread rule: immutable or stateless. */
package io.lifafa.cache.pattern;
