/**
 * An SMS as the check of answers reads it: words, numbers, currencies and labels by their places. Pure functions; thread rule: any.
 */
package io.lifafa.api.answer.text;
