/**
 * Erasure: all that is stored of a person is removed, step by step, by whichever store has taken the work up
 * (ADR 14). Thread rule: any.
 */
package io.lifafa.store.erasure;
