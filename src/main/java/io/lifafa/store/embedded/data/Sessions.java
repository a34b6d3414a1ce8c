package io.lifafa.store.embedded.data;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Sessions, as far as drivers need them: they are given out and forgotten. There are no transactions, and no write may be
 * carried out that a client believes to be part of one.
 */
final class Sessions {

    /** A session that nobody uses would end after so long. */
    static final int MINUTES = 30;

    private static final int ILLEGAL_OPERATION = 20;
    private static final Set<String> FORGOTTEN =
            Set.of("endsessions", "refreshsessions", "killsessions", "killallsessions", "killallsessionsbypattern");
    private static final Set<String> TRANSACTIONS = Set.of("committransaction", "aborttransaction");

    private Sessions() {}

    /**
     * The answer to a command about sessions; empty for any other.
     *
     * @throws MongoServerError code 20, as a standalone MongoDB's, if the command is part of a transaction, or a write that
     *     is to be carried out once however often it is sent
     */
    static Optional<Document> answer(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (TRANSACTIONS.contains(name)
                || query.containsKey("txnNumber")
                || query.containsKey("startTransaction")
                || query.containsKey("autocommit")) {
            throw new MongoServerError(
                    ILLEGAL_OPERATION,
                    "IllegalOperation",
                    "Transaction numbers are only allowed on a replica set member or mongos");
        }
        if (name.equals("startsession")) {
            Document id = new Document("id", UUID.randomUUID());
            return Optional.of(okay(new Document("id", id).append("timeoutMinutes", MINUTES)));
        }
        return FORGOTTEN.contains(name) ? Optional.of(okay(new Document())) : Optional.empty();
    }

    private static Document okay(Document reply) {
        Utils.markOkay(reply);
        return reply;
    }
}
