package io.lifafa.store.embedded.data;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.lifafa.store.embedded.index.Plan;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a query would be answered, in the form of MongoDB's {@code explain}: the stages alone, nothing is carried out.
 *
 * @param collection what the query is for
 * @param query its conditions
 * @param sort its order
 */
record ExplainedQuery(String collection, Document query, Document sort) {

    private static final int NOT_IMPLEMENTED = 238;

    /** @throws MongoServerError code 238 if this command cannot be explained */
    static ExplainedQuery of(Document command) {
        String name = command.isEmpty() ? "" : command.keySet().iterator().next();
        Document query =
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "find" -> part(command.get("filter"));
                    case "count", "distinct", "findandmodify" -> part(command.get("query"));
                    case "aggregate" -> part(first(command.get("pipeline")).get("$match"));
                    case "update" -> part(first(command.get("updates")).get("q"));
                    case "delete" -> part(first(command.get("deletes")).get("q"));
                    default ->
                        throw new MongoServerError(
                                NOT_IMPLEMENTED, "NotImplemented", "this command cannot be explained here");
                };
        return new ExplainedQuery(String.valueOf(command.get(name)), query, part(command.get("sort")));
    }

    Document reply(String namespace, Optional<Plan> plan) {
        Document planner = new Document("plannerVersion", 1)
                .append("namespace", namespace)
                .append("indexFilterSet", false)
                .append("parsedQuery", query)
                .append("winningPlan", winning(plan))
                .append("rejectedPlans", List.of());
        Document reply = new Document("queryPlanner", planner);
        Utils.markOkay(reply);
        return reply;
    }

    private Document winning(Optional<Plan> plan) {
        Document reading = plan.map(ExplainedQuery::fetch)
                .orElseGet(() -> new Document("stage", "COLLSCAN").append("direction", "forward"));
        boolean ordered = sort.isEmpty() || plan.map(Plan::sortedKeys).orElse(0) == sort.size();
        return ordered
                ? reading
                : new Document("stage", "SORT").append("sortPattern", sort).append("inputStage", reading);
    }

    private static Document fetch(Plan plan) {
        Document keys = new Document();
        for (IndexKey key : plan.index().getKeys()) {
            keys.put(key.getKey(), key.isAscending() ? 1 : -1);
        }
        Document scan = new Document("stage", "IXSCAN")
                .append("keyPattern", keys)
                .append("indexName", plan.index().getName())
                .append("isMultiKey", plan.index().multikey())
                .append("direction", plan.reverse() ? "backward" : "forward");
        return new Document("stage", "FETCH").append("inputStage", scan);
    }

    private static Document first(Object all) {
        return all instanceof Collection<?> each && !each.isEmpty()
                ? part(each.iterator().next())
                : new Document();
    }

    private static Document part(Object value) {
        return value instanceof Document document ? document : new Document();
    }
}
