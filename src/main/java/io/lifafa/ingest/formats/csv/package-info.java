/** CSV, streamed. Thread rule: one thread at a time. */
package io.lifafa.ingest.formats.csv;
