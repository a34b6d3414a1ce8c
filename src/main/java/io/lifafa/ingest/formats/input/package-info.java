/** Bytes in, characters out: encodings, gzip, bounds, and why an input cannot be read. Thread rule: one thread at a time. */
package io.lifafa.ingest.formats.input;
