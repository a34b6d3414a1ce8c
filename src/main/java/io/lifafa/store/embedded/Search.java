package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.h2.mvstore.MVMap;

/**
 * One query being answered: planned, matched, sorted, skipped and limited, reading no more than its reader takes.
 *
 * <p>Where the index gives the order only partly (date, but the query wants date and then {@code _id}), documents alike
 * in that part are read together and sorted among themselves. Without an order from an index everything is read and
 * sorted, keeping no more than skip + limit.
 */
final class Search implements Iterator<Found> {

    private static final String NATURAL = "$natural";

    private final Candidates candidates;
    private final Iterator<Found> ordered;
    private long toSkip;
    private long left;

    Search(
            MVMap<Key, byte[]> data,
            List<? extends PlannedIndex> indexes,
            QueryMatcher matcher,
            Document query,
            Document sort,
            int skip,
            int limit) {
        boolean natural = sort.isEmpty() || sort.containsKey(NATURAL);
        Document order = natural ? new Document() : sort;
        Plan plan = new Planner(query, order).best(indexes).orElseGet(() -> scanAll(data, sort));
        this.candidates = new Candidates(data, plan, matcher, query);
        this.toSkip = skip;
        this.left = limit > 0 ? limit : Long.MAX_VALUE;
        this.ordered = ordered(order, plan.sortedKeys(), limit > 0 ? (long) skip + limit : Long.MAX_VALUE);
    }

    @Override
    public boolean hasNext() {
        while (toSkip > 0 && ordered.hasNext()) {
            ordered.next();
            toSkip--;
        }
        return left > 0 && ordered.hasNext();
    }

    @Override
    public Found next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        left--;
        return ordered.next();
    }

    /** Lets go of the store's snapshot until the next call. */
    void pause() {
        candidates.pause();
    }

    private Iterator<Found> ordered(Document order, int followed, long wanted) {
        if (followed == order.size()) {
            return candidates;
        }
        Comparator<Found> full = Comparator.comparing(Found::document, new DocumentComparator(order));
        if (followed == 0) {
            return new TopSort(candidates, full, wanted).iterator();
        }
        Document leading = new Document();
        order.entrySet().stream().limit(followed).forEach(key -> leading.put(key.getKey(), key.getValue()));
        return new GroupSort(candidates, Comparator.comparing(Found::document, new DocumentComparator(leading)), full);
    }

    private static Plan scanAll(MVMap<Key, byte[]> data, Document sort) {
        boolean reverse = sort.get(NATURAL) instanceof Number direction && direction.intValue() < 0;
        return new Plan(new IdIndex(data, "_id_"), List.of(KeyRange.ALL), reverse, 0, false, 0);
    }

    List<Document> all() {
        List<Document> documents = new ArrayList<>();
        forEachRemaining(found -> documents.add(found.document()));
        return documents;
    }
}
