package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.MVMap;

/** The documents that a plan leads to and the matcher agrees with, read one by one. */
final class Candidates implements Iterator<Found> {

    private final MVMap<Key, byte[]> data;
    private final PositionScan scan;
    private final QueryMatcher matcher;
    private final Document query;
    /** Positions already given, where an index may name one twice. */
    private final Optional<Set<Key>> seen;

    private Found next;

    Candidates(MVMap<Key, byte[]> data, Plan plan, QueryMatcher matcher, Document query) {
        this.data = data;
        this.matcher = matcher;
        this.query = residual(plan, query);
        this.scan = plan.points() ? new PointScan(plan.ranges()) : plan.index().scan(plan.ranges(), plan.reverse());
        this.seen = plan.index().multikey() ? Optional.of(new HashSet<>()) : Optional.empty();
    }

    @Override
    public boolean hasNext() {
        while (next == null && scan.advance()) {
            Key position = scan.position();
            if (seen.isEmpty() || seen.get().add(position)) {
                next = read(position);
            }
        }
        return next != null;
    }

    @Override
    public Found next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Found found = next;
        next = null;
        return found;
    }

    void pause() {
        scan.pause();
    }

    private Found read(Key position) {
        byte[] bytes = data.get(position);
        if (bytes == null) {
            // Removed since the index was read.
            return null;
        }
        Document document = BsonBytes.decode(bytes);
        return query.isEmpty() || matcher.matches(document, query) ? new Found(document, bytes.length) : null;
    }

    /** The matcher compares {@code _id} with each of a long {@code $in}; a look-up by key has done that already. */
    private static Document residual(Plan plan, Document query) {
        boolean decided = plan.points()
                && query.containsKey(IdIndex.ID)
                && FieldCondition.of(query.get(IdIndex.ID)).decidedByKey();
        if (!decided) {
            return query;
        }
        Document rest = new Document(query);
        rest.remove(IdIndex.ID);
        return rest;
    }
}
