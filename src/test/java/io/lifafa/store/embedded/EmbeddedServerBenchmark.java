package io.lifafa.store.embedded;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.lifafa.config.Durability;
import io.lifafa.store.embedded.file.StoreFile;
import io.lifafa.store.embedded.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Prints what the embedded server does per second, in memory, in a file and on the disk. Not a test. */
public final class EmbeddedServerBenchmark {

    private static final int BATCH = 500;
    private static final int CLIENTS = 2;

    private EmbeddedServerBenchmark() {}

    /** Arguments: how many documents to insert (default 120000). */
    public static void main(String[] args) throws IOException {
        int documents = args.length > 0 ? Integer.parseInt(args[0]) : 120_000;
        System.out.printf("%-10s %-44s %12s%n", "store", "work", "result");
        for (int round = 0; round < 2; round++) {
            try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inMemory())) {
                measure(round == 0 ? "warm-up" : "memory", server, documents);
            }
        }
        for (Durability durability : Durability.values()) {
            Path dir = Files.createTempDirectory("lifafa-bench");
            try (EmbeddedServer server =
                    EmbeddedServer.start(EmbeddedOptions.inDirectory(dir).with(durability))) {
                measure(durability.name(), server, documents);
                print(durability.name(), "file size", Files.size(dir.resolve(StoreFile.NAME)) / 1e6, "MB");
            } finally {
                delete(dir);
            }
        }
    }

    private static void measure(String store, EmbeddedServer server, int documents) {
        try (MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> sequential = client.getDatabase("bench").getCollection("sequential");
            insert(store, "insert x500, ids in order", sequential, documents, 1, i -> "%09d".formatted(i));
            MongoCollection<Document> data = client.getDatabase("bench").getCollection("random");
            insert(store, "insert x500, random ids", data, documents, 1, i -> id(i));
            MongoCollection<Document> two = client.getDatabase("bench").getCollection("two");
            insert(store, "insert x500, random ids, 2 clients", two, documents, CLIENTS, i -> id(i));
            read(store, data, documents);
            update(store, data, documents);
            claim(store, client.getDatabase("bench").getCollection("inbox"));
            page(store, data);
            payloads(store, client.getDatabase("bench").getCollection("payloads"));
        }
    }

    private static void insert(
            String store,
            String what,
            MongoCollection<Document> into,
            int documents,
            int clients,
            java.util.function.IntFunction<String> id) {
        List<List<Document>> batches = new ArrayList<>();
        for (int from = 0; from < documents; from += BATCH) {
            batches.add(IntStream.range(from, Math.min(from + BATCH, documents))
                    .mapToObj(i -> document(id.apply(i), i))
                    .toList());
        }
        long start = System.nanoTime();
        reactor(batches, clients, batch -> into.insertMany(batch, new InsertManyOptions().ordered(false)));
        print(store, what, documents / seconds(start), "docs/s");
    }

    private static void read(String store, MongoCollection<Document> data, int documents) {
        long start = System.nanoTime();
        int rounds = 40;
        for (int round = 0; round < rounds; round++) {
            int offset = round;
            List<String> ids = IntStream.range(0, BATCH)
                    .mapToObj(i -> id((i * 997 + offset) % documents))
                    .toList();
            int found = Publishers.all(data.find(Filters.in("_id", ids))).size();
            if (found != BATCH) {
                throw new IllegalStateException("found " + found);
            }
        }
        print(store, "_id $in of 500", seconds(start) * 1e3 / rounds, "ms");
    }

    private static void update(String store, MongoCollection<Document> data, int documents) {
        long start = System.nanoTime();
        int rounds = 200;
        for (int round = 0; round < rounds; round++) {
            Publishers.one(data.updateOne(
                    Filters.and(Filters.eq("_id", id(round * 13 % documents)), Filters.gte("attempt", 0)),
                    Updates.inc("attempt", 1)));
        }
        print(store, "update by _id and a condition", seconds(start) * 1e3 / rounds, "ms");
    }

    private static void claim(String store, MongoCollection<Document> inbox) {
        Date now = new Date();
        List<Document> chunks = IntStream.range(0, 2_000)
                .mapToObj(i -> new Document("_id", "chunk" + i)
                        .append("tenant", "t")
                        .append("due", new Date(now.getTime() - i))
                        .append("n", 500)
                        .append("attempt", 0)
                        .append("epoch", 0))
                .toList();
        Publishers.one(inbox.insertMany(chunks));
        claim(store, "claim among 2000, no index", inbox, now);
        Publishers.one(inbox.createIndex(Indexes.ascending("due"), new IndexOptions()));
        claim(store, "claim among 2000, index on due", inbox, now);
    }

    private static void claim(String store, String what, MongoCollection<Document> inbox, Date now) {
        int rounds = 200;
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            Publishers.one(inbox.findOneAndUpdate(
                    Filters.lte("due", now),
                    Updates.combine(Updates.set("due", new Date(now.getTime() - 1_000 + i)), Updates.inc("epoch", 1)),
                    new FindOneAndUpdateOptions().sort(Sorts.ascending("due"))));
        }
        print(store, what, seconds(start) * 1e3 / rounds, "ms");
    }

    private static void page(String store, MongoCollection<Document> data) {
        long start = System.nanoTime();
        Publishers.one(data.createIndex(Indexes.compoundIndex(
                Indexes.ascending("user_id"), Indexes.descending("transaction_date"), Indexes.ascending("_id"))));
        print(store, "build index user, date, _id", seconds(start) * 1e3, "ms");
        start = System.nanoTime();
        int rounds = 100;
        for (int round = 0; round < rounds; round++) {
            Publishers.all(data.find(Filters.and(
                            Filters.eq("user_id", "user" + round % 50), Filters.gte("transaction_date", new Date(0))))
                    .sort(Sorts.descending("transaction_date", "_id"))
                    .limit(51));
        }
        print(store, "page of 51 by user and date", seconds(start) * 1e3 / rounds, "ms");
    }

    private static void payloads(String store, MongoCollection<Document> payloads) {
        String text = "x".repeat(500_000);
        int count = 100;
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            Publishers.one(payloads.insertOne(new Document("_id", "chunk" + i).append("text", text)));
        }
        print(store, "insert of 0.5 MB", seconds(start) * 1e3 / count, "ms");
        start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            Publishers.one(payloads.find(Filters.eq("_id", "chunk" + i)).first());
        }
        print(store, "read of 0.5 MB", seconds(start) * 1e3 / count, "ms");
        start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            Publishers.one(payloads.deleteOne(Filters.eq("_id", "chunk" + i)));
        }
        print(store, "delete of 0.5 MB", seconds(start) * 1e3 / count, "ms");
    }

    private static <T> void reactor(
            List<T> batches, int clients, java.util.function.Function<T, org.reactivestreams.Publisher<?>> work) {
        var queue = new java.util.concurrent.ConcurrentLinkedQueue<>(batches);
        List<Thread> threads = IntStream.range(0, clients)
                .mapToObj(i -> new Thread(() -> {
                    for (T batch = queue.poll(); batch != null; batch = queue.poll()) {
                        Publishers.one(work.apply(batch));
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String id(int i) {
        return UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16), (byte) (i >> 24)})
                .toString();
    }

    private static Document document(String id, int i) {
        Document document = new Document("_id", id)
                .append("user_id", "user" + i % 50)
                .append("transaction_date", new Date(1_700_000_000_000L + i * 1_000L))
                .append("transaction_type", "debit")
                .append("amount", new Decimal128(i * 100L))
                .append("currency", "INR")
                .append("attempt", 0)
                .append("account", new Document("bank", "Example Bank").append("account_number", "XX" + i % 10_000))
                .append("counterparty", "a shop around the corner")
                .append("category", "groceries")
                .append("tags", List.of("upi", "food"))
                .append("summary", "a payment to a shop, made for the benchmark of the store")
                .append("confidence_score", 0.97)
                .append("message_intent", "transaction")
                .append(
                        "metadata",
                        new Document("channel", "sms")
                                .append("sender", "AX-EXMPL")
                                .append("method", "UPI"))
                .append("source", "template")
                .append("template", "t" + i % 256)
                .append("version", 3);
        return document;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String store, String what, double value, String unit) {
        System.out.printf("%-10s %-44s %,12.2f %s%n", store, what, value, unit);
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
