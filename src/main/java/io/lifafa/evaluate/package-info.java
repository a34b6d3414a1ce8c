/**
 * Measures how well an answerer reads labelled messages: which values are right, wrong or left out, whether its stated
 * confidence is deserved, and what it misreads most.
 *
 * <p>Labelled messages come in by {@link io.lifafa.evaluate.LabelledFile}, {@link io.lifafa.evaluate.Evaluation} judges the
 * answers, and the reports write it down as text, JSON or HTML. Thread rule: everything here is for one thread, and blocks
 * it while it reads a file.
 */
package io.lifafa.evaluate;
