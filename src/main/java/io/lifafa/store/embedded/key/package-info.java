/**
 * Values as bytes that sort as MongoDB sorts values, ranges of them, and scans over such a range.
 * Thread rule: keys are immutable; a scan belongs to one thread.
 */
package io.lifafa.store.embedded.key;
