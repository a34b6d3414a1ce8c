/**
 * Replaces digits that the API need not see, and puts them back into its answer. Pure functions; thread rule: any.
 */
package io.lifafa.api.answer.redaction;
