/**
 * An evaluation as text, JSON or HTML, compared with an earlier one, and judged by requirements. Pure functions; thread rule: any.
 */
package io.lifafa.evaluate.report;
