/**
 * What is asked and what is believed: the prompt, the reading of replies, grounding, redaction.
 *
 * <p>Plain classes without Vert.x's event loop. Thread rule: any; all are immutable.
 */
package io.lifafa.api.answer;
