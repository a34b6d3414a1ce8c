/**
 * Reads the reply of a model, also one that is nearly JSON, item by item. Pure functions; thread rule: any.
 */
package io.lifafa.api.answer.reply;
