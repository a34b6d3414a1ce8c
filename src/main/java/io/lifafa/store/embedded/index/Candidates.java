package io.lifafa.store.embedded.index;

import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.bson.BsonBytes;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The documents of a scan that the matcher agrees with, read one by one. */
final class Candidates implements Iterator<FoundDocument> {

    private final DocumentScan scan;
    private final QueryMatcher matcher;
    private final Document query;
    private Optional<FoundDocument> next = Optional.empty();

    Candidates(DocumentScan scan, QueryMatcher matcher, Document query) {
        this.scan = scan;
        this.matcher = matcher;
        this.query = query;
    }

    @Override
    public boolean hasNext() {
        Optional<byte[]> bytes = next.isPresent() ? Optional.empty() : scan.next();
        while (next.isEmpty() && bytes.isPresent()) {
            next = match(bytes.get());
            bytes = next.isPresent() ? bytes : scan.next();
        }
        return next.isPresent();
    }

    @Override
    public FoundDocument next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        FoundDocument found = next.orElseThrow();
        next = Optional.empty();
        return found;
    }

    void pause() {
        scan.pause();
    }

    private Optional<FoundDocument> match(byte[] bytes) {
        Document document = BsonBytes.decode(bytes);
        return query.isEmpty() || matcher.matches(document, query)
                ? Optional.of(new FoundDocument(document, bytes.length))
                : Optional.empty();
    }

    /** The matcher compares {@code _id} with each of a long {@code $in}; a look-up by key has done that already. */
    static Document residual(Plan plan, Document query) {
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
