package io.lifafa.store.embedded.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.KeyEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The indexes of one collection as clients described them: whether another one fits in, and changes of what may be
 * changed. mongo-java-server compares keys alone; MongoDB refuses an index that differs in its options from one that is
 * there, and so does this.
 *
 * @param catalog where the descriptions are kept; empty as long as there is none
 * @param namespace the full name of the collection
 */
public record IndexDescriptions(Optional<MongoCollection<Key>> catalog, String namespace) {

    private static final String EXPIRY = "expireAfterSeconds";
    private static final String KEY = "key";
    private static final String NAME = "name";

    /** What tells one index from another; anything else in a description means nothing here. */
    private static final List<String> OPTIONS = List.of("unique", "sparse", EXPIRY, "partialFilterExpression");

    private static final Set<String> CHANGEABLE = Set.of("keyPattern", NAME, EXPIRY);

    private static final int INVALID_OPTIONS = 72;
    private static final int NO_SUCH_INDEX = 27;
    private static final int OPTIONS_CONFLICT = 85;
    private static final int KEYS_CONFLICT = 86;

    /**
     * Whether this very index is there already.
     *
     * @throws MongoServerError as MongoDB's, code 85 or 86, if one is there that contradicts it
     */
    public boolean holds(Document wanted) {
        boolean found = false;
        for (Document known : all()) {
            boolean sameName = Objects.equals(known.get(NAME), wanted.get(NAME));
            boolean sameKeys = sameKeys(known, wanted.get(KEY));
            if (sameName && !sameKeys) {
                throw new MongoServerError(KEYS_CONFLICT, "IndexKeySpecsConflict", differs("keys", wanted, known));
            }
            if (sameKeys && !(sameName && OPTIONS.stream().allMatch(option -> same(option, known, wanted)))) {
                throw new MongoServerError(
                        OPTIONS_CONFLICT,
                        "IndexOptionsConflict",
                        differs(sameName ? "options" : "name", wanted, known));
            }
            found |= sameKeys;
        }
        return found;
    }

    /**
     * Carries out a {@code collMod} of an index: another {@code expireAfterSeconds}.
     *
     * @throws MongoServerError if there is no such index, or something else is to be changed
     */
    public Document change(Document wanted) {
        if (!(wanted.get(EXPIRY) instanceof Number seconds) || !CHANGEABLE.containsAll(wanted.keySet())) {
            throw new MongoServerError(
                    INVALID_OPTIONS, "InvalidOptions", "only expireAfterSeconds of an index can be changed");
        }
        List<Document> meant = all().stream()
                .filter(known -> wanted.containsKey(NAME)
                        ? known.get(NAME).equals(wanted.get(NAME))
                        : sameKeys(known, wanted.get("keyPattern")))
                .toList();
        if (meant.isEmpty()) {
            throw new MongoServerError(
                    NO_SUCH_INDEX, "IndexNotFound", "cannot find the index to change for ns " + namespace);
        }
        return replace(meant, seconds);
    }

    /** Older versions kept one description for each retention that an index ever had: one is left. */
    private Document replace(List<Document> before, Number seconds) {
        MongoCollection<Key> descriptions = catalog.orElseThrow();
        Document first = before.get(0);
        Document which = new Document("ns", namespace).append(NAME, first.get(NAME));
        Document changed = first.clone();
        changed.put(EXPIRY, seconds);
        descriptions.deleteDocuments(which, 0, NoopOplog.get());
        descriptions.addDocument(changed);
        Document reply = new Document();
        reply.putIfNotNull("expireAfterSeconds_old", first.get(EXPIRY));
        reply.put("expireAfterSeconds_new", seconds);
        Utils.markOkay(reply);
        return reply;
    }

    private List<Document> all() {
        List<Document> all = new ArrayList<>();
        catalog.ifPresent(descriptions ->
                descriptions.handleQueryAsStream(new Document("ns", namespace)).forEach(all::add));
        return all;
    }

    private static boolean sameKeys(Document known, Object keys) {
        return keys instanceof Document asked
                && known.get(KEY) instanceof Document has
                && List.copyOf(has.keySet()).equals(List.copyOf(asked.keySet()))
                && KeyEncoder.of(has).equals(KeyEncoder.of(asked));
    }

    /** Left out is as good as false. */
    private static boolean same(String option, Document one, Document other) {
        return KeyEncoder.of(one.getOrDefault(option, Boolean.FALSE))
                .equals(KeyEncoder.of(other.getOrDefault(option, Boolean.FALSE)));
    }

    private static String differs(String what, Document wanted, Document known) {
        return "An equivalent index already exists with different " + what + ". Requested index: " + wanted
                + ", existing index: " + known;
    }
}
