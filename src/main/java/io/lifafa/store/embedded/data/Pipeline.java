package io.lifafa.store.embedded.data;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Set;

/**
 * An aggregation whose leading {@code $match} is answered like a query, by the indexes; the parent would read the whole
 * collection. Drivers count by an aggregation: counting everything needs no document at all.
 */
final class Pipeline {

    private static final Document EMPTY = new Document();

    private final Document match;
    private final List<Document> rest;

    private Pipeline(Document match, List<Document> rest) {
        this.match = match;
        this.rest = rest;
    }

    static Pipeline of(Object stages) {
        List<Document> pipeline = Aggregation.parse(stages);
        boolean matches = !pipeline.isEmpty()
                && pipeline.get(0).size() == 1
                && pipeline.get(0).get("$match") instanceof Document;
        return matches
                ? new Pipeline((Document) pipeline.get(0).get("$match"), pipeline.subList(1, pipeline.size()))
                : new Pipeline(EMPTY, pipeline);
    }

    /** Change streams need an oplog, which this server has not. */
    boolean isChangeStream() {
        return !rest.isEmpty() && rest.get(0).containsKey("$changeStream");
    }

    List<Document> run(EmbeddedCollection collection, MongoDatabase database, DatabaseResolver databases, Oplog oplog) {
        if (countsEverything()) {
            int count = collection.count();
            Document group = (Document) rest.get(0).get("$group");
            return count == 0 ? List.of() : List.of(new Document("_id", group.get("_id")).append("n", count));
        }
        Aggregation stages = Aggregation.fromPipeline(rest, databases, database, collection, oplog);
        stages.validate(new Document("cursor", EMPTY));
        return stages.runStages(collection.stream(match));
    }

    private boolean countsEverything() {
        return match.isEmpty()
                && rest.size() == 1
                && rest.get(0).get("$group") instanceof Document group
                && group.keySet().equals(Set.of("_id", "n"))
                && group.get("_id") instanceof Number
                && new Document("$sum", 1).equals(group.get("n"));
    }
}
