package io.lifafa.store.embedded;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.lifafa.store.embedded.file.StoreFile;
import io.lifafa.store.embedded.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The directory of a store as a kill leaves it, and as it was at moments before: its files are copied while it is open and
 * nobody writes, which is what a killed process would leave.
 *
 * @param last everything acknowledged
 * @param before older states, oldest first
 */
record KilledStore(Path last, List<Path> before) {

    private static final int ROUNDS = 6;
    private static final int BATCHES = 5;
    private static final int BATCH = 12;

    /** Writes documents in several rounds, each of which ends with a checkpoint and a few commits behind it. */
    static KilledStore make(Path into) throws IOException {
        Path dir = into.resolve("live");
        List<Path> states = new ArrayList<>();
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
                MongoClient client = MongoClients.create(server.uri())) {
            MongoDatabase database = client.getDatabase("lifafa");
            Publishers.one(database.getCollection("sms").createIndex(Indexes.ascending("batch", "n")));
            for (int round = 0; round < ROUNDS; round++) {
                write(database, round);
                // A new collection makes a checkpoint.
                Publishers.one(database.getCollection("round" + round).insertOne(new Document("_id", round)));
                for (int batch = 0; batch < BATCHES; batch++) {
                    write(database, ROUNDS + round * BATCHES + batch);
                }
                states.add(copy(dir, into.resolve("state" + round)));
            }
        }
        return new KilledStore(states.get(ROUNDS - 1), states.subList(0, ROUNDS - 1));
    }

    private static void write(MongoDatabase database, int batch) {
        var sms = database.getCollection("sms");
        Publishers.one(sms.insertMany(IntStream.range(0, BATCH)
                .mapToObj(n -> new Document("_id", batch + "-" + n + "-" + Integer.toHexString(n * 7919 + batch))
                        .append("batch", batch)
                        .append("n", n)
                        .append("text", "an invented message ".repeat(1 + n)))
                .toList()));
        if (batch > 0) {
            Publishers.one(sms.updateOne(Filters.eq("batch", batch - 1), Updates.set("seen", batch)));
            Publishers.one(sms.deleteOne(Filters.and(Filters.eq("batch", batch - 1), Filters.eq("n", 3))));
        }
    }

    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : List.of(StoreFile.NAME, StoreFile.JOURNAL, StoreFile.TAIL)) {
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        }
        return to;
    }

    static void remove(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
