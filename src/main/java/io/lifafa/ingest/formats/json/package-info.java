/** JSON and NDJSON, streamed; resumes behind a broken item. Thread rule: one thread at a time. */
package io.lifafa.ingest.formats.json;
