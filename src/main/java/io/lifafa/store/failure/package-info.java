/**
 * What a failed database call means, and how long it is tried again. Thread rule: any.
 */
package io.lifafa.store.failure;
