package io.lifafa.store.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;

/**
 * The answer to a command.
 *
 * @param to the request it answers
 * @param answer the document the client gets
 */
record WireReply(WireRequest to, Document answer) {}
