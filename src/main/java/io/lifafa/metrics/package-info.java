/** Every metric by name, in one class. Labels are bounded: never a sender, an id or a text. Thread rule: any. */
package io.lifafa.metrics;
