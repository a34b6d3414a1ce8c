package io.lifafa.store.embedded;

import io.lifafa.config.Durability;
import io.lifafa.store.embedded.bson.BsonBytes;
import io.lifafa.store.embedded.care.OpenStore;
import io.lifafa.store.embedded.data.EmbeddedBackend;
import io.lifafa.store.embedded.data.EmbeddedCollection;
import io.lifafa.store.embedded.data.Recovery;
import io.lifafa.store.embedded.file.OpenFiles;
import io.lifafa.store.embedded.file.StoreFile;
import io.lifafa.store.embedded.index.PlannedIndex;
import io.lifafa.store.embedded.key.KeyEncoder;
import io.lifafa.store.embedded.key.KeyRange;
import io.lifafa.store.embedded.maps.Rows;
import io.lifafa.store.embedded.maps.StoreMaps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything in a store, found by scans, by ids and by indexes alike. */
public record Contents(Map<String, Integer> documents, Map<String, Integer> entries) {

    /** Opens a store to look at it, as a command that only reads does. */
    public static Contents look(Path dir) throws IOException {
        return read(new StoreFile(dir, "").look());
    }

    /** Opens a store to work with it. */
    public static Contents open(Path dir) throws IOException {
        return read(new StoreFile(dir, "").open());
    }

    private static Contents read(OpenFiles files) throws IOException {
        OpenStore store = OpenStore.of(files, Durability.FILE);
        try {
            EmbeddedBackend backend = new EmbeddedBackend(store.maps(), store.changes(), Clock.systemUTC());
            store.recover(new Recovery(backend));
            return new Contents(documents(store.maps()), entries(backend));
        } finally {
            store.abandon();
        }
    }

    private static Map<String, Integer> documents(StoreMaps maps) {
        Map<String, Integer> all = new HashMap<>();
        for (String namespace : maps.namespaces()) {
            Rows rows = maps.rows(namespace);
            long count = 0;
            var scan = rows.byArrival(false);
            while (scan.advance()) {
                count++;
                if (!namespace.contains(".system.")) {
                    Object id = BsonBytes.decode(scan.value()).get("_id");
                    byte[] found = rows.get(KeyEncoder.of(id)).orElseThrow();
                    all.put(namespace + "/" + id, Arrays.hashCode(found));
                }
            }
            all.put(namespace, (int) count);
            all.put(namespace + " ids", (int) rows.count());
        }
        return all;
    }

    private static Map<String, Integer> entries(EmbeddedBackend backend) {
        Map<String, Integer> all = new HashMap<>();
        if (backend.knows("lifafa")
                && backend.resolveDatabase("lifafa").resolveCollection("sms", false)
                        instanceof EmbeddedCollection collection) {
            collection.getIndexes().forEach(index -> all.put(index.getName(), count((PlannedIndex) index)));
        }
        return all;
    }

    private static int count(PlannedIndex index) {
        int found = 0;
        var scan = index.scan(List.of(KeyRange.ALL), false);
        while (scan.advance()) {
            found++;
        }
        return found;
    }
}
