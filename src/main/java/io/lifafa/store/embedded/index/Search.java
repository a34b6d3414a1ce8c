package io.lifafa.store.embedded.index;

import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.maps.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * One query being answered: planned, matched, sorted, skipped and limited, reading no more than its reader takes.
 *
 * <p>Where the index gives the order only partly (date, but the query wants date and then {@code _id}), documents alike
 * in that part are read together and sorted among themselves. Without an order from an index everything is read and
 * sorted, keeping no more than skip + limit.
 */
public final class Search implements Iterator<FoundDocument> {

    private static final String NATURAL = "$natural";

    private final Candidates candidates;
    private final Iterator<FoundDocument> ordered;
    private long toSkip;
    private long left;

    public Search(
            Rows rows,
            List<? extends PlannedIndex> indexes,
            QueryMatcher matcher,
            Document query,
            Document sort,
            int skip,
            int limit) {
        boolean natural = sort.isEmpty() || sort.containsKey(NATURAL);
        Document order = natural ? new Document() : sort;
        Optional<Plan> plan = new Planner(query, order).best(indexes);
        this.candidates = plan.map(
                        by -> new Candidates(DocumentScan.along(by, rows), matcher, Candidates.residual(by, query)))
                .orElseGet(() -> new Candidates(DocumentScan.all(rows, isReverse(sort)), matcher, query));
        this.toSkip = skip;
        this.left = limit > 0 ? limit : Long.MAX_VALUE;
        this.ordered =
                ordered(order, plan.map(Plan::sortedKeys).orElse(0), limit > 0 ? (long) skip + limit : Long.MAX_VALUE);
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
    public FoundDocument next() {
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

    private Iterator<FoundDocument> ordered(Document order, int followed, long wanted) {
        if (followed == order.size()) {
            return candidates;
        }
        Comparator<FoundDocument> full = Comparator.comparing(FoundDocument::document, new DocumentComparator(order));
        if (followed == 0) {
            return new TopSort(candidates, full, wanted).iterator();
        }
        Document leading = new Document();
        order.entrySet().stream().limit(followed).forEach(key -> leading.put(key.getKey(), key.getValue()));
        return new GroupSort(
                candidates, Comparator.comparing(FoundDocument::document, new DocumentComparator(leading)), full);
    }

    private static boolean isReverse(Document sort) {
        return sort.get(NATURAL) instanceof Number direction && direction.intValue() < 0;
    }

    public List<Document> all() {
        List<Document> documents = new ArrayList<>();
        forEachRemaining(found -> documents.add(found.document()));
        return documents;
    }
}
