/** Durations, sizes and words as users write them. Thread rule: stateless. */
package io.lifafa.config.text;
