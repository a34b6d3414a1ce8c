/** The XML of SMS Backup &amp; Restore, streamed; no entities but the five. Thread rule: one thread at a time. */
package io.lifafa.ingest.formats.xml;
