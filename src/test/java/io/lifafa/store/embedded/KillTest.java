package io.lifafa.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.lifafa.config.Durability;
import io.lifafa.store.embedded.server.EmbeddedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P1: what was acknowledged is there after a kill at any moment, and the indexes agree with the documents. */
@Timeout(120)
class KillTest {

    private static final int ROUNDS = 3;

    private final Map<String, Integer> inserted = new HashMap<>();
    private final Map<String, Integer> updated = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(Durability.class)
    void everyAcknowledgedWriteSurvivesAKillAtAnyMoment(Durability durability) throws IOException {
        Random random = new Random(20_260_101L + durability.ordinal());
        for (int round = 0; round < ROUNDS; round++) {
            writeAndKill(durability, round, 5 + random.nextInt(250));
            try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
                    MongoClient client = MongoClients.create(server.uri())) {
                check(client);
            }
        }
    }

    /** The kill comes while the process is writing: after so many lines, in the midst of the next writes. */
    private void writeAndKill(Durability durability, int round, int lines) throws IOException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dlogback.configurationFile=" + quietLogging(),
                        KilledWriter.class.getName(),
                        dir.toString(),
                        durability.name(),
                        "r" + round)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line);
                if (++seen == lines) {
                    // By its handle: the process object would throw away what it had printed.
                    writer.toHandle().destroyForcibly();
                }
            }
            assertThat(seen).as("lines of the writer").isGreaterThanOrEqualTo(lines);
        } finally {
            writer.destroyForcibly().onExit().join();
        }
    }

    private static Path quietLogging() throws IOException {
        Path file = Files.createTempFile("logback", ".xml");
        file.toFile().deleteOnExit();
        return Files.writeString(file, "<configuration><root level=\"OFF\"/></configuration>");
    }

    private void note(String line) {
        String[] words = line.split(" ");
        boolean whole = words.length == (words[0].equals("deleted") ? 2 : 3);
        if (whole && words[0].equals("inserted")) {
            inserted.put(words[1], Integer.parseInt(words[2]));
        } else if (whole && words[0].equals("updated")) {
            updated.put(words[1], Integer.parseInt(words[2]));
        } else if (whole && words[0].equals("deleted")) {
            deleted.add(words[1]);
            updated.remove(words[1]);
        }
    }

    private void check(MongoClient client) {
        MongoCollection<Document> kept = client.getDatabase("kill").getCollection("kept");
        MongoCollection<Document> moving = client.getDatabase("kill").getCollection("moving");
        inserted.forEach((writer, count) -> {
            long byIndex = Publishers.one(
                    kept.countDocuments(Filters.and(Filters.eq("writer", writer), Filters.lt("n", count))));
            assertThat(byIndex).as("documents of %s", writer).isEqualTo((long) count);
        });
        long byScan = Publishers.all(kept.find()).size();
        long byIndex = inserted.keySet().stream()
                .mapToLong(writer -> Publishers.one(kept.countDocuments(Filters.eq("writer", writer))))
                .sum();
        assertThat(byIndex).as("index entries").isEqualTo(byScan);
        deleted.forEach(id -> assertThat(Publishers.all(moving.find(Filters.eq("_id", id))))
                .as(id)
                .isEmpty());
        updated.forEach((id, seen) -> assertThat(Publishers.all(moving.find(Filters.eq("_id", id))))
                .as(id)
                .allSatisfy(document -> assertThat(document.get("seen")).isEqualTo(seen)));
    }
}
