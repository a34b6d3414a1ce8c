package io.lifafa.store.embedded.data;

import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.bson.BsonBytes;
import io.lifafa.store.embedded.index.IdIndex;
import io.lifafa.store.embedded.index.SortedIndex;
import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.key.KeyEncoder;
import io.lifafa.store.embedded.key.RangeScan;
import io.lifafa.store.embedded.maps.Changes;
import io.lifafa.store.embedded.maps.MemoryShare;
import io.lifafa.store.embedded.maps.MissingCommits;
import io.lifafa.store.embedded.maps.Rows;
import io.lifafa.store.embedded.maps.StoreMaps;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVStore;

/**
 * Whether the documents of a collection, their ids and their index entries agree. Checksums prove that the bytes are those
 * that were written; this proves that they make sense.
 */
public record ContentCheck(String namespace, Rows rows, EmbeddedBackend backend) {

    /**
     * Checks all collections, with what the journal has and the data file has not.
     *
     * @param problems is given what is wrong
     * @return the number of documents
     */
    public static long all(MVStore store, MissingCommits missing, List<String> problems) throws IOException {
        StoreMaps maps = new StoreMaps(store);
        EmbeddedBackend backend = new EmbeddedBackend(maps, Changes.NONE, Clock.systemUTC());
        missing.replay(new Recovery(backend), () -> {
            if (store.getUnsavedMemory() > MemoryShare.ofThisHeap().unsavedBytes()) {
                store.commit();
            }
        });
        long documents = 0;
        for (String namespace : maps.namespaces()) {
            documents += new ContentCheck(namespace, maps.rows(namespace), backend).run(problems);
        }
        return documents;
    }

    /** Reads all; returns the number of documents. */
    long run(List<String> problems) {
        boolean system = namespace.contains(".system.");
        long documents = 0;
        long[] entries = new long[indexes().size()];
        RangeScan<Long, byte[]> scan = rows.byArrival(false);
        while (scan.advance()) {
            documents++;
            Document document = BsonBytes.decode(scan.value());
            if (system) {
                continue;
            }
            Key position = KeyEncoder.of(document.get(IdIndex.ID));
            if (rows.row(position).filter(row -> row.equals(scan.key())).isEmpty()) {
                problems.add(namespace + ": document number " + scan.key() + " is not found by its id");
            }
            for (int i = 0; i < entries.length; i++) {
                entries[i] += count(i, document, position, problems);
            }
        }
        if (documents != rows.count()) {
            problems.add(namespace + ": " + documents + " documents, but " + rows.count() + " ids");
        }
        for (int i = 0; i < entries.length; i++) {
            SortedIndex index = indexes().get(i);
            if (entries[i] != index.getCount()) {
                problems.add(namespace + ": index " + index.getName() + " has " + index.getCount()
                        + " entries, but should have " + entries[i]);
            }
        }
        return documents;
    }

    private long count(int index, Document document, Key position, List<String> problems) {
        SortedIndex sorted = indexes().get(index);
        long found = sorted.present(document, position);
        if (found < 0) {
            problems.add(namespace + ": a document is not in the index " + sorted.getName());
        }
        return Math.abs(found);
    }

    private List<SortedIndex> indexes() {
        int dot = namespace.indexOf('.');
        return Optional.ofNullable(backend.resolveDatabase(namespace.substring(0, dot))
                        .resolveCollection(namespace.substring(dot + 1), false))
                .filter(EmbeddedCollection.class::isInstance)
                .map(collection -> ((EmbeddedCollection) collection).sortedIndexes())
                .orElse(List.of());
    }
}
