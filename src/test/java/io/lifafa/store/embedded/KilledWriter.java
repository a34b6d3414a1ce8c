package io.lifafa.store.embedded;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.lifafa.config.Durability;
import io.lifafa.store.embedded.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * A process to be killed: writes without end and prints each write once it has been acknowledged. Arguments: the
 * directory, the durability, the round.
 */
public final class KilledWriter {

    private static final int WRITERS = 3;
    private static final int BATCH = 20;

    private KilledWriter() {}

    public static void main(String[] args) throws IOException {
        EmbeddedServer server = EmbeddedServer.start(
                EmbeddedOptions.inDirectory(Path.of(args[0])).with(Durability.valueOf(args[1])));
        MongoClient client = MongoClients.create(server.uri());
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = args[2] + "-" + writer;
            new Thread(() -> write(client, name)).start();
        }
    }

    private static void write(MongoClient client, String name) {
        MongoCollection<Document> kept = client.getDatabase("kill").getCollection("kept");
        MongoCollection<Document> moving = client.getDatabase("kill").getCollection("moving");
        Publishers.one(kept.createIndex(Indexes.ascending("writer", "n")));
        for (int n = 0; ; n++) {
            int round = n;
            List<Document> batch = IntStream.range(0, BATCH)
                    .mapToObj(i -> new Document("_id", UUID.randomUUID().toString())
                            .append("writer", name)
                            .append("n", round * BATCH + i))
                    .toList();
            Publishers.one(kept.insertMany(batch));
            say("inserted " + name + " " + (round + 1) * BATCH);
            Publishers.one(moving.insertOne(new Document("_id", name + "-" + n)));
            if (n > 0) {
                Publishers.one(moving.deleteOne(new Document("_id", name + "-" + (n - 1))));
                say("deleted " + name + "-" + (n - 1));
            }
            Publishers.one(moving.updateOne(new Document("_id", name + "-" + n), Updates.set("seen", n)));
            say("updated " + name + "-" + n + " " + n);
        }
    }

    private static synchronized void say(String what) {
        System.out.println(what);
        System.out.flush();
    }
}
