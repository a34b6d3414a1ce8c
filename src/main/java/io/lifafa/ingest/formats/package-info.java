/**
 * Bytes in, messages out: streaming readers for JSON, NDJSON, CSV and SMS Backup &amp; Restore XML.
 *
 * <p>Owns how an {@link io.lifafa.sms.Sms} is validated and normalised, one way for HTTP bodies, bus messages and files.
 * An input of any length is read in bounded memory. Trouble with one item is a {@link
 * io.lifafa.ingest.formats.item.ReadItem.Rejected value}; trouble with the input as a whole is an {@link
 * io.lifafa.ingest.formats.input.UnreadableInputException}, thrown after everything that came before it was handed out. No
 * message of either kind quotes the input. Serves and calls no bus address.
 *
 * <p>Thread rule: readers block and belong on a worker thread, one thread at a time; everything else is immutable.
 */
package io.lifafa.ingest.formats;
