/**
 * Puts waiting SMS together into calls, sends them as the limiter allows and sees each SMS through to an answer.
 * Thread rule: one event loop.
 */
package io.lifafa.api.dispatch;
