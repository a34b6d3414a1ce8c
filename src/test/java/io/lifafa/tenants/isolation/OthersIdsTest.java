package io.lifafa.tenants.isolation;

import static io.lifafa.tenants.isolation.TwoTenants.BIRCH;
import static io.lifafa.tenants.isolation.TwoTenants.BOTH;
import static io.lifafa.tenants.isolation.TwoTenants.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ids and cursors of any shape, and those of another tenant: each gets its own tenant's things, or nothing. */
@Timeout(90)
class OthersIdsTest {
    /** Of each tenant; what they hold means something to paths, queries, shells and databases. */
    private static final List<String> ODD = List.of(
            "a/b",
            "../../keys",
            "$where",
            "{\"$gt\":\"\"}",
            "100%",
            "%2e%2e",
            "a.b.c",
            "'; --",
            "ü/🙂",
            "x".repeat(256));

    private static TwoTenants node;

    @BeforeAll
    static void start() throws Exception {
        node = TwoTenants.start(Map.of());
        for (var tenant : BOTH) {
            var all = tenant.all();
            ODD.forEach(id ->
                    all.add(tenant.code(id).put("body", id + tenant.code("").getString("body"))));
            node.done(tenant, all);
        }
        var alone = new JsonArray()
                .add(BIRCH.dead("s-birch"))
                .add(BIRCH.paid("s-birch-paid").put("user_id", "only"));
        node.done(BIRCH, alone);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void isNothingOf(MarkedTenant other, TestNode.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 400, 404);
        assertThat(answer.body()).doesNotContain(other.marks());
    }

    @Test
    void anothersSmsIsAsUnknownAsOneThatNeverWas() throws Exception {
        var unknown = node.get(HOME, "/api/v1/sms/never-was");
        assertThat(unknown.status()).isEqualTo(404);
        for (var id : List.of("s-birch", "s-birch-paid")) {
            assertThat(node.get(BIRCH, "/api/v1/sms/" + id).status()).isEqualTo(200);
            var answer = node.get(HOME, "/api/v1/sms/" + id);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(unknown.body().replace("never-was", id));
            assertThat(answer.response().headers().map().keySet())
                    .isEqualTo(unknown.response().headers().map().keySet());
        }
    }

    @Test
    void anothersBatchIsAsUnknownAsOneThatNeverWas() throws Exception {
        for (var tenant : BOTH) {
            var other = tenant == HOME ? BIRCH : HOME;
            var batch = node.post(other, "/api/v1/sms", other.code("s-new").encode())
                    .json()
                    .getString("batch_id");
            var number = batch.substring(batch.lastIndexOf('.') + 1);
            var unknown = node.get(tenant, "/api/v1/batches/never-was");
            for (var id : List.of(batch, number, tenant.name() + "." + number, other.name() + "." + number)) {
                var answer = node.get(tenant, "/api/v1/batches/" + id);
                assertThat(answer.status())
                        .as("%s asks for %s", tenant.name(), id)
                        .isEqualTo(404);
                assertThat(answer.body()).isEqualTo(unknown.body().replace("never-was", id));
            }
        }
    }

    @Test
    void anOddIdLeadsEachToHisOwn() throws Exception {
        for (var id : ODD) {
            for (var tenant : BOTH) {
                var answer = node.get(tenant, "/api/v1/sms/" + encoded(id));
                assertThat(answer.status()).as(id).isEqualTo(200);
                assertThat(answer.json().getString("unique_id")).isEqualTo(id);
                assertThat(answer.json().getString("user_id")).isEqualTo(tenant.user());
            }
        }
    }

    /** Stored ids of other tenants begin with their names and a control character. */
    @Test
    void anIdThatSpellsHowAnothersIsStoredFindsNothing() throws Exception {
        for (var mark : List.of("\u001f", "\u0000", "\u007f", "\u0085", "\n")) {
            var id = BIRCH.name() + mark + "s-birch";
            assertThat(node.get(HOME, "/api/v1/sms/" + encoded(id)).status()).isEqualTo(400);
            var ids = new JsonObject().put("ids", new JsonArray().add(id)).encode();
            assertThat(node.post(HOME, "/api/v1/dead-letters/replay", ids).status())
                    .isIn(400, 404);
            var sms = HOME.code(id);
            assertThat(node.post(HOME, "/api/v1/sms", sms.encode()).status()).isEqualTo(422);
        }
        assertThat(node.get(BIRCH, "/api/v1/sms/s-birch").json().getString("status"))
                .isEqualTo("dead");
    }

    @Test
    void aVeryLongIdIsRefusedOrUnknown() throws Exception {
        var id = "y".repeat(10_000);
        assertThat(node.post(HOME, "/api/v1/sms", HOME.code(id).encode()).status())
                .isEqualTo(422);
        assertThat(node.get(HOME, "/api/v1/sms/" + id).status()).isIn(400, 404, 414);
        assertThat(node.get(HOME, "/api/v1/batches/" + id.substring(0, 3_000)).status())
                .isEqualTo(404);
        var ids = new JsonObject()
                .put("ids", new JsonArray().add(id).add("s-birch"))
                .encode();
        assertThat(node.post(HOME, "/api/v1/dead-letters/replay", ids).status()).isEqualTo(404);
        assertThat(node.get(HOME, "/api/v1/dead-letters?cursor=" + id.substring(0, 3_000))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aReplayThatNamesAnothersTakesOnlyHisOwn() throws Exception {
        var ids = "{\"ids\":[\"s-birch\",\"s-dead\"]}";
        var replayed = node.done(HOME, node.post(HOME, "/api/v1/dead-letters/replay", ids));
        assertThat(replayed.getInteger("accepted")).isEqualTo(1);
        assertThat(node.post(HOME, "/api/v1/dead-letters/replay", "{\"ids\":[\"s-birch\"]}")
                        .status())
                .isEqualTo(404);
    }

    private static String cursor(String json) {
        return encoded(Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aForeignOrForgedCursorLeadsToHisOwnPagesOrIsRefused() throws Exception {
        var foreign = node.get(BIRCH, "/api/v1/transactions?limit=1&user_id=" + BIRCH.user())
                .json()
                .getString("next_cursor");
        assertThat(foreign).isNotBlank();
        var forged = List.of(
                foreign,
                foreign.substring(1),
                foreign + "A",
                "null",
                cursor("[]"),
                cursor("null"),
                cursor("7"),
                cursor("{\"d\":\"+999999999-12-31T00:00:00Z\",\"i\":\"x\"}"),
                cursor("{\"d\":\"9999-12-31T00:00:00Z\",\"i\":{\"$gt\":\"\"}}"),
                cursor("{\"d\":{\"$date\":0},\"i\":\"x\"}"),
                cursor("{\"d\":\"9999-12-31T00:00:00Z\",\"i\":\"birch.2\\u001f\"}"),
                cursor("{\"d\":\"9999-12-31T00:00:00Z\",\"i\":\"\\u0000\"}"),
                cursor("{\"d\":\"9999-12-31T00:00:00Z\",\"i\":\"\\ud800\"}"));
        for (var cursor : forged) {
            for (var user : List.of(HOME.user(), BIRCH.user(), "only")) {
                var answer = node.get(HOME, "/api/v1/transactions?user_id=" + user + "&cursor=" + cursor);
                isNothingOf(BIRCH, answer);
                if (answer.status() == 200 && !user.equals(HOME.user())) {
                    assertThat(answer.json().getJsonArray("transactions")).isEmpty();
                }
            }
        }
    }

    @Test
    void idsAsCursorsShowNothingOfOthers() throws Exception {
        for (var path : List.of("/api/v1/dead-letters", "/api/v1/doubted")) {
            for (var cursor : List.of(
                    "s", "s-birch", "birch.2", "birch.2%1F", "%7B%22%24gt%22%3A%22%22%7D", "$gt", "%00", "a%FFb")) {
                isNothingOf(BIRCH, node.get(HOME, path + "?limit=50&cursor=" + cursor));
                isNothingOf(HOME, node.get(BIRCH, path + "?limit=50&cursor=" + cursor));
            }
        }
    }

    @Test
    void anotherTenantsKeysAreNotThere() throws Exception {
        var keys = node.get(HOME, "/api/v1/keys").json().getJsonArray("keys");
        var id = keys.getJsonObject(0).getString("id");
        assertThat(node.get(BIRCH, "/api/v1/keys").body()).doesNotContain(id);
        assertThat(node.send(BIRCH, "DELETE", "/api/v1/keys/" + id, "").status())
                .isEqualTo(404);
        assertThat(node.post(BIRCH, "/api/v1/keys/" + id + "/rotate", "{}").status())
                .isEqualTo(404);
        for (var path : List.of("/api/v1/keys/" + id + "?tenant=aspen", "/api/v1/keys/" + id + "?tenant=other")) {
            assertThat(node.send(BIRCH, "DELETE", path, "").status()).isEqualTo(400);
        }
        assertThat(node.get(BIRCH, "/api/v1/keys?tenant=aspen").status()).isEqualTo(400);
        var forHome = "{\"tenant\":\"aspen\",\"roles\":[\"read\"]}";
        assertThat(node.post(BIRCH, "/api/v1/keys", forHome).status()).isEqualTo(400);
        assertThat(node.get(HOME, "/api/v1/keys").status()).isEqualTo(200);
    }

    @Test
    void aKeyForLongerThanAnybodyLivesWorksAndIsListed() throws Exception {
        var made = node.post(HOME, "/api/v1/keys", "{\"roles\":[\"admin\"],\"expires_in\":\"999999999d\"}");
        assertThat(made.status()).isEqualTo(201);
        var request = node.node()
                .request("/api/v1/keys")
                .header("Authorization", "Bearer " + made.json().getString("key"));
        var list = node.node().send(request);
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        assertThat(list.body()).contains(made.json().getString("id"));
    }

    /** Else the second one would live as long as the old one has left. */
    @Test
    void aKeyIsReplacedOnce() throws Exception {
        var made = node.post(HOME, "/api/v1/keys", "{\"roles\":[\"read\"]}").json();
        var rotate = "/api/v1/keys/" + made.getString("id") + "/rotate";
        var next = node.post(HOME, rotate, "{\"overlap\":\"1h\"}");
        assertThat(next.status()).isEqualTo(201);
        assertThat(next.json().containsKey("expires_at")).isFalse();
        var again = node.post(HOME, rotate, "");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("was replaced by " + next.json().getString("id"));
        for (var body : List.of("[]", "{\"overlap\":7}", "{\"overlap\":\"soon\"}")) {
            var path = "/api/v1/keys/" + next.json().getString("id") + "/rotate";
            assertThat(node.post(HOME, path, body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void smsAreNotTakenForAnotherTenant() throws Exception {
        var answer = node.post(
                BIRCH, "/api/v1/sms?tenant=aspen", BIRCH.code("s-strange").encode());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(node.get(HOME, "/api/v1/sms/s-strange").status()).isEqualTo(404);
    }

    @Test
    void aBadRequestForAKeySaysWhatIsWrong() throws Exception {
        for (var body : List.of(
                "{\"roles\":[\"root\"]}",
                "{\"roles\":[]}",
                "{\"roles\":\"admin\"}",
                "{}",
                "",
                "null",
                "[]",
                "[1]",
                "7",
                "{",
                "{\"roles\":[\"read\"],\"tenant\":\"a/b\"}",
                "{\"roles\":[\"read\"],\"tenant\":\"\"}",
                "{\"roles\":[\"read\"],\"tenant\":\"..\"}",
                "{\"roles\":[\"read\"],\"tenant\":7}",
                "{\"roles\":[\"read\"],\"label\":\"a\\nb\"}",
                "{\"roles\":[\"read\"],\"label\":\"" + "z".repeat(101) + "\"}",
                "{\"roles\":[\"read\"],\"expires_in\":\"0s\"}",
                "{\"roles\":[\"read\"],\"expires_in\":\"-1d\"}",
                "{\"roles\":[\"read\"],\"expires_in\":\"soon\"}",
                "{\"roles\":[\"read\"],\"unknown\":1}")) {
            var answer = node.post(HOME, "/api/v1/keys", body);
            assertThat(answer.status()).as(body + ": " + answer.body()).isEqualTo(400);
        }
    }
}
