/** Durations, sizes, words and YAML as users write them, and what is shown of secrets. Thread rule: stateless. */
package io.lifafa.config.text;
