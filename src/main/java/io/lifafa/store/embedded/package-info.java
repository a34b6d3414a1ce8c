/**
 * The built-in MongoDB server: mongo-java-server's commands and wire protocol over one H2 MVStore file.
 *
 * <p>Owns the data file, its lock, the indexes and when a write counts as durable. Nothing of the rest of the
 * application is known here; clients come through the wire protocol like to any MongoDB server.
 *
 * <p>Thread rule: the server brings its own daemon threads (network, commands, commit, upkeep) and never runs on a Vert.x
 * event loop. Commands that change something run under the shared side of {@link
 * io.lifafa.store.embedded.file.GroupCommit}'s gate, a commit under its exclusive side, so that a commit holds whole commands
 * only. Reads take no lock: the maps are immutable snapshots.
 */
package io.lifafa.store.embedded;
