/**
 * The files of the embedded store, byte by byte: the data file in checksummed blocks, the journal's frames and the note of
 * how far the journal went.
 *
 * <p>Owns the formats and the judgement whether files belong together and are whole. What is in them is not known here.
 *
 * <p>Thread rule: each class says its own; all calls block on the disk.
 */
package io.lifafa.store.embedded.disk;
