package io.lifafa.tenants.isolation;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.OldStore;
import io.lifafa.store.TestStore;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.tenants.TestKeys;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store that 0.1.0 wrote, which knew no tenants, is its node's own tenant's; others on it begin with nothing. */
@Timeout(60)
class OldStoreTenantsTest {
    /** Open when the node that wrote it was killed. */
    private static final String BATCH = "91d45d06-e124-4139-bc61-505e8cf0013c";

    private static final int SOME = 25;

    @TempDir
    private Path dir;

    private TestNode node;
    private Database database;
    private String home;
    private String birch;

    @BeforeEach
    void open() throws Exception {
        var data = OldStore.unpack(dir);
        node = TestNode.startIn(data.toString(), Map.of("store.reserve_bytes", "0"));
        var uri = Files.readString(data.resolve("uri")).strip();
        database = Database.open(node.node().vertx(), uri, TestStore.defaults());
        home = TestKeys.insert(node.node(), "default", "admin");
        birch = TestKeys.insert(node.node(), "birch", "admin");
        until("closed", () -> node.get("/api/v1/keys").status() == 401);
        until(
                "what was open is done",
                () -> get(home, "/api/v1/batches/" + BATCH).body().contains("\"done\":true"));
    }

    @AfterEach
    void close() throws Exception {
        await(database.close());
        node.close();
    }

    private TestNode.Answer get(String key, String path) throws Exception {
        return node.send(node.request(path).header("Authorization", "Bearer " + key));
    }

    private TestNode.Answer post(String key, String path, String body) throws Exception {
        return node.send(node.request(path)
                .headers("Authorization", "Bearer " + key, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private void done(String key, TestNode.Answer accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        until("done", () -> get(key, "/api/v1/batches/" + accepted.json().getString("batch_id"))
                .body()
                .contains("\"done\":true"));
    }

    private List<JsonObject> rows(String collection) throws Exception {
        return await(database.find(collection, new JsonObject(), new FindOptions()));
    }

    /** Makes a row a dead letter as 0.1.0 wrote them. */
    private void kill(JsonObject row) throws Exception {
        var id = row.getString("_id");
        var letter = new JsonObject().put("id", id).put("reason", "no_amount").put("attempts", 1);
        for (var same : List.of("_id", "tenant", "user_id", "sender", "body", "date", "chunk", "batch_id")) {
            letter.put(same, row.getValue(same));
        }
        letter.put("at", row.getValue("stored_at"));
        var dead = new JsonObject()
                .put("$set", new JsonObject().put("status", "dead").put("reason", "no_amount"));
        await(database.insertMissing(Collections.DEAD_LETTERS, letter));
        await(database.updateOne(Collections.SMS, Database.id(id), dead, null));
    }

    @Test
    void whatItHeldIsReadByItsOwnTenantAndNotThereForAnother() throws Exception {
        var sms = rows(Collections.SMS);
        assertThat(sms.size()).isGreaterThan(60);
        for (var row : sms.subList(0, SOME)) {
            var path = "/api/v1/sms/" + row.getString("_id");
            assertThat(get(home, path).json().getString("batch_id")).isEqualTo(row.getString("batch_id"));
            assertThat(get(birch, path).status()).isEqualTo(404);
            assertThat(get(birch, "/api/v1/batches/" + row.getString("batch_id"))
                            .status())
                    .isEqualTo(404);
        }
        for (var user : List.of("asha", "bharat", "chitra", "dev")) {
            var path = "/api/v1/transactions?user_id=" + user;
            assertThat(get(home, path).json().getJsonArray("transactions")).isNotEmpty();
            assertThat(get(birch, path).json().getJsonArray("transactions")).isEmpty();
        }
    }

    @Test
    void aDeadLetterThatItHeldIsReplayedByItsOwnTenantAlone() throws Exception {
        var row = rows(Collections.SMS).stream()
                .filter(it -> "sample-0013".equals(it.getString("_id")))
                .findFirst()
                .orElseThrow();
        kill(row);
        for (var body : List.of("{\"all\":true}", "{\"ids\":[\"sample-0013\"]}")) {
            assertThat(post(birch, "/api/v1/dead-letters/replay", body).status())
                    .isEqualTo(404);
        }
        assertThat(get(birch, "/api/v1/dead-letters").body()).doesNotContain("sample-0013");
        assertThat(get(home, "/api/v1/dead-letters").body()).contains("sample-0013");

        done(home, post(home, "/api/v1/dead-letters/replay", "{\"all\":true}"));

        assertThat(get(home, "/api/v1/dead-letters").body()).doesNotContain("sample-0013");
        assertThat(get(home, "/api/v1/sms/sample-0013").json().getString("status"))
                .isEqualTo("filtered");
    }

    @Test
    void anotherTenantMayUseTheIdsThatItHolds() throws Exception {
        var all = new JsonArray();
        var other = new MarkedTenant("birch", "newmark", "71628844629");
        var before = rows(Collections.SMS);
        var sms = before.subList(0, SOME);
        sms.forEach(it -> all.add(other.paid(it.getString("_id"))));

        done(birch, post(birch, "/api/v1/sms", all.encode()));

        for (var row : sms) {
            var path = "/api/v1/sms/" + row.getString("_id");
            assertThat(get(birch, path).body()).contains("newmark");
            assertThat(get(home, path).body()).doesNotContain("newmark", "NEWMARK", "71628844629");
        }
        assertThat(rows(Collections.SMS).size()).isEqualTo(before.size() + SOME);
    }
}
