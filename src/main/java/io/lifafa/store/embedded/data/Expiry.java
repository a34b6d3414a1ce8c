package io.lifafa.store.embedded.data;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.key.Key;
import java.time.Instant;
import java.util.Optional;

/**
 * The documents of one collection that a TTL index has outlived. As in MongoDB, a document without a date in the field
 * never expires.
 */
public record Expiry(MongoCollection<Key> collection, Document outlived) {

    static Optional<Expiry> of(EmbeddedDatabase database, Document index, Instant now) {
        if (!(index.get("expireAfterSeconds") instanceof Number seconds)
                || !(index.get("key") instanceof Document keys)
                || keys.size() != 1) {
            return Optional.empty();
        }
        String namespace = index.get("ns").toString();
        String name = namespace.substring(database.getDatabaseName().length() + 1);
        String field = keys.keySet().iterator().next();
        Document due = new Document("$lte", now.minusSeconds(seconds.longValue()));
        return Optional.ofNullable(database.resolveCollection(name, false))
                .map(collection -> new Expiry(collection, new Document(field, due)));
    }

    /** Deletes at most so many; returns how many it were. */
    public int delete(int most) {
        return collection.deleteDocuments(outlived, most);
    }
}
