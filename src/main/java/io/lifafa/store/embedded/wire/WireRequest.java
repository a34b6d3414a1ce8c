package io.lifafa.store.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;

/**
 * One command of a client.
 *
 * @param id what the reply refers to
 * @param database the database it is for
 * @param command the command; its first field is its name
 * @param legacy whether it came as OP_QUERY and wants an OP_REPLY
 */
record WireRequest(int id, String database, Document command, boolean legacy) {}
