/**
 * The maps of the data file and their types: documents by arrival, ids, index entries.
 * Thread rule: any thread; the maps are MVStore's.
 */
package io.lifafa.store.embedded.maps;
