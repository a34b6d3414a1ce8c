package io.lifafa.store.embedded.index;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A query's answer handed out in batches, each bounded in documents and, like MongoDB's, in bytes. */
public final class ResultCursor extends AbstractCursor {

    private static final int MAX_BATCH_BYTES = 16 * 1024 * 1024;

    private final Search search;
    private final UnaryOperator<List<Document>> projection;

    public ResultCursor(long id, Search search, UnaryOperator<List<Document>> projection) {
        super(id);
        this.search = search;
        this.projection = projection;
    }

    @Override
    public synchronized boolean isEmpty() {
        boolean empty = !search.hasNext();
        search.pause();
        return empty;
    }

    /** The next documents: at most so many (0: as many as fit), at least one if there is one. */
    @Override
    public synchronized List<Document> takeDocuments(int most) {
        List<Document> batch = new ArrayList<>();
        int bytes = 0;
        while (bytes < MAX_BATCH_BYTES && (most <= 0 || batch.size() < most) && search.hasNext()) {
            FoundDocument found = search.next();
            bytes += found.bytes();
            batch.add(found.document());
        }
        search.pause();
        return projection.apply(batch);
    }
}
