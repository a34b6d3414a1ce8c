/**
 * How stages are reached: every address, and one way for all.
 *
 * <p>A stage says what it can be asked in {@link io.lifafa.bus.Operation}s, answers them with a
 * {@link io.lifafa.bus.StageService}, and is asked through a {@link io.lifafa.bus.StageClient}: this node's own, or those of
 * other nodes, which a {@link io.lifafa.bus.Directory} knows. Questions and answers are immutable: within a node they are
 * handed over as they are, between nodes as bytes, see {@code io.lifafa.bus.wire}. {@code docs/adr/0012} says why. Thread
 * rule: any thread, but for {@code StageService}.
 */
package io.lifafa.bus;
