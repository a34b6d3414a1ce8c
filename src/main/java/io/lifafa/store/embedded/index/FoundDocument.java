package io.lifafa.store.embedded.index;

import de.bwaldvogel.mongo.bson.Document;

/**
 * A document that matched, decoded for the one who asked.
 *
 * @param document the document
 * @param bytes its size as stored
 */
public record FoundDocument(Document document, int bytes) {}
