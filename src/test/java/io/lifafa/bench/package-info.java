/** Benchmarks: programs that print tables, run by {@code ./mvnw -Pbench}. No test depends on how fast a machine is. */
package io.lifafa.bench;
