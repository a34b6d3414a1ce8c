package io.lifafa.store.crypt;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reads the bytes of the embedded store's files: no text of an SMS stands there in clear. */
@Timeout(120)
class RawStoreTest {
    private static final String MARK = "Quillmarmot";
    private static final String KEY = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I=";

    private static JsonObject sms(String id, String body) {
        return new JsonObject()
                .put("unique_id", id)
                .put("user_id", "u1")
                .put("sender", "AX-SURYAB-T")
                .put("body", body)
                .put("date", "2025-06-01T10:00:00Z");
    }

    private static String messages() {
        return new JsonArray(List.of(
                        sms(
                                "paid",
                                "Rs.250.00 debited from A/c XX1234 at ROSE STORES. Not you? Ask the " + MARK + " desk"),
                        sms(
                                "unclear",
                                "Your account XX8841 has been debited. Avl bal Rs 5000.00. Ask the " + MARK + " desk"),
                        sms("advert", "Big sale! 50% off on all shoes today only. Visit " + MARK + " mall"),
                        sms("otp", "519472 is your OTP for login, says the " + MARK + " desk")))
                .encode();
    }

    private static TestNode start(Path dir, Map<String, String> more) throws Exception {
        return TestNode.startIn(dir.toString(), new HashMap<>(more));
    }

    private static Map<String, String> encrypted(Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("security.master_keys", KEY);
        return all;
    }

    private static long marks(Path dir) throws IOException {
        return count(dir, MARK);
    }

    /** How often a word stands in the files of a directory. */
    private static long count(Path dir, String word) throws IOException {
        long count = 0;
        try (var files = Files.walk(dir)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                count += text.split(word, -1).length - 1;
            }
        }
        return count;
    }

    private static void replay(TestNode node) throws Exception {
        var answer = node.send(node.request("/api/v1/dead-letters/replay")
                .POST(BodyPublishers.ofString("{\"all\": true}"))
                .header("Content-Type", "application/json"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        node.done(answer);
    }

    @Test
    void noTextStandsInTheFilesFromIngestToReplay(@TempDir Path dir) throws Exception {
        var waiting = Map.of("node.roles", "store,ingest,web,health", "store.keep_filtered_bodies", "true");
        TestNode.Answer accepted;
        try (var node = start(dir, encrypted(waiting))) {
            accepted = node.postJson(messages());
            assertThat(accepted.status()).isEqualTo(202);
            assertThat(marks(dir)).isZero();
        }
        assertThat(marks(dir)).isZero();
        try (var node = start(dir, encrypted(Map.of("store.keep_filtered_bodies", "true")))) {
            assertThat(node.done(accepted).getInteger("dead")).isEqualTo(1);
            replay(node);
            for (var id : List.of("paid", "unclear", "advert", "otp")) {
                assertThat(node.get("/api/v1/sms/" + id).json().getString("body"))
                        .as(id)
                        .contains(MARK);
            }
            assertThat(node.get("/api/v1/dead-letters").body()).contains(MARK);
            assertThat(node.get("/api/v1/transactions?user_id=u1").body()).contains(MARK);
            assertThat(marks(dir)).isZero();
        }
        assertThat(marks(dir)).isZero();
    }

    /** Else the test above would prove nothing. */
    @Test
    void withoutEncryptionTheTextStandsThere(@TempDir Path dir) throws Exception {
        try (var node = start(dir, Map.of())) {
            node.done(node.postJson(messages()));
        }
        assertThat(marks(dir)).isPositive();
    }

    @Test
    void whatWasStoredBeforeStaysReadableBesideWhatIsEncrypted(@TempDir Path dir) throws Exception {
        try (var node = start(dir, Map.of())) {
            node.done(node.postJson(sms("old", "Rs.10.00 debited from A/c XX1234 at OLD STORES, " + MARK)
                    .encode()));
        }
        try (var node = start(dir, encrypted(Map.of()))) {
            node.done(node.postJson(
                    sms("new", "Rs.20.00 debited from A/c XX1234 at NEW STORES. Not you? Ask the Voletern desk")
                            .encode()));
            assertThat(node.get("/api/v1/sms/old").body()).contains(MARK);
            assertThat(node.get("/api/v1/sms/new").body()).contains("Voletern");
            assertThat(node.get("/api/v1/transactions?user_id=u1").body()).contains("OLD STORES", "NEW STORES");
        }
        assertThat(marks(dir)).isPositive();
        assertThat(count(dir, "Voletern")).isZero();
    }
}
