/** Input that nobody would send, by chance and from a seed: {@code -Dlifafa.fuzz.seed=N}, longer by {@code -Dlifafa.fuzz.seconds=N}. */
package io.lifafa.fuzz;
