package io.lifafa.node;

import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.tenants.Permission;
import io.lifafa.tenants.TestKeys;
import io.lifafa.tenants.jwt.TestIssuer;
import io.lifafa.testsupport.RawHttp;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route of both ports against everybody who may not use it. The routes are those that a node mounts: one that is added later is
 * tried as well.
 */
@Timeout(90)
class RouteMatrixTest {
    /** Stands in every field of the installation's SMS, and in the label of its key. */
    private static final String MARK = "Zebraquartz";

    private static final String HOME = "aspen";
    private static final String OTHER = "birch";
    private static final TestIssuer ISSUER = TestIssuer.ec("k1");
    private static final Map<Permission, String> WITHOUT = new EnumMap<>(Permission.class);

    private static TestNode node;
    private static List<MountedRoute> routes;
    private static String admin;
    private static String adminId;
    private static String otherAdmin;
    private static String batch;

    /** What is sent as {@code Authorization}, and the problem that it gets. */
    private record Intruder(String name, int status, String type, List<String> authorizations) {
        static Intruder of(String name, int status, String type, String... authorizations) {
            return new Intruder(name, status, "urn:lifafa:problem:" + type, List.of(authorizations));
        }

        static Intruder bearer(String name, int status, String type, String credential) {
            return of(name, status, type, "Bearer " + credential);
        }
    }

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        var keySet = Files.writeString(
                dir.resolve("jwks.json"), TestIssuer.keySet(ISSUER).encode());
        node = TestNode.start(Map.of(
                "tenant",
                HOME,
                "security.jwt_issuer",
                "https://issuer.example",
                "security.jwt_audiences",
                "lifafa",
                "security.jwt_key_set",
                keySet.toString()));
        routes = MountedRoute.of(node.node());
        var key = TestKeys.insert(node.node(), HOME, Set.of(Permission.ADMIN), MARK);
        admin = key.presented().text();
        adminId = key.stored().id();
        otherAdmin = TestKeys.insert(node.node(), OTHER, "admin");
        for (var permission : Permission.values()) {
            var others = EnumSet.complementOf(EnumSet.of(permission, Permission.ADMIN));
            WITHOUT.put(
                    permission,
                    TestKeys.insert(node.node(), HOME, others, "").presented().text());
        }
        fill();
    }

    private static void fill() throws Exception {
        var sms = SampleSms.payment(1)
                .put("user_id", MARK)
                .put("phone", MARK)
                .put("email_id", MARK + "@example.org")
                .put("body", SampleSms.text(1).replace("KAVERI TIFFINS", MARK));
        var dead = sms.copy()
                .put("unique_id", "dead-1")
                .put("body", "Your account XX8841 has been debited by " + MARK + ". Avl bal Rs 5000.00");
        var answer = node.post(
                new JsonArray().add(sms).add(dead).encode().getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + admin);
        batch = answer.json().getString("batch_id");
        until("all done", () -> send(get("/api/v1/batches/" + batch), List.of("Bearer " + admin))
                .json()
                .getBoolean("done"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static HttpRequest.Builder get(String path) {
        return node.request(path);
    }

    private static TestNode.Answer send(HttpRequest.Builder request, List<String> authorizations) throws Exception {
        authorizations.forEach(it -> request.header("Authorization", it));
        return node.send(request);
    }

    private static HttpRequest.Builder request(MountedRoute route, String method, String target, String body) {
        var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + route.port() + target))
                .timeout(Duration.ofSeconds(30));
        return method.equals("GET") || method.equals("HEAD")
                ? builder.method(method, BodyPublishers.noBody())
                : builder.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
    }

    private static String named(MountedRoute route) {
        return route.path().replace(":id", route.path().contains("/keys/") ? adminId : "pay-1");
    }

    private static JsonObject claims() {
        return new JsonObject()
                .put("iss", "https://issuer.example")
                .put("aud", "lifafa")
                .put("sub", "somebody")
                .put("tenant", HOME)
                .put("scope", "admin")
                .put("exp", Instant.now().plusSeconds(600).getEpochSecond());
    }

    private static String part(JsonObject json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Intruder> everyRouteRefuses() {
        var signed = ISSUER.token(claims());
        var unsigned = part(new JsonObject().put("alg", "none").put("kid", "k1")) + "." + part(claims()) + ".";
        var revoked = TestKeys.revoked(node.node(), HOME);
        return List.of(
                Intruder.of("no key", 401, "credential-missing"),
                Intruder.of("another scheme", 401, "credential-malformed", "Basic YTpi"),
                Intruder.of("no credential", 401, "credential-malformed", "Bearer"),
                Intruder.of("a word", 401, "credential-malformed", "Bearer open-sesame"),
                Intruder.of("a key alone", 401, "credential-malformed", admin),
                Intruder.bearer("a key cut off", 401, "credential-malformed", admin.substring(0, admin.length() - 1)),
                Intruder.bearer("two keys in one", 401, "credential-malformed", admin + ", Bearer " + admin),
                Intruder.of("two headers", 401, "credential-malformed", "Bearer " + admin, "Bearer " + admin),
                Intruder.of("key and token", 401, "credential-malformed", "Bearer " + admin, "Bearer " + signed),
                Intruder.bearer("unknown key", 401, "credential-invalid", TestKeys.unknown()),
                Intruder.bearer("wrong secret", 401, "credential-invalid", TestKeys.withAnotherSecret(admin)),
                Intruder.bearer("revoked key", 401, "credential-invalid", revoked),
                Intruder.bearer("expired key", 401, "credential-expired", TestKeys.expired(node.node(), HOME)),
                Intruder.bearer("token without signature", 401, "credential-malformed", unsigned),
                Intruder.bearer("token with alg none", 401, "credential-invalid", unsigned + "e30"),
                Intruder.bearer(
                        "another audience", 401, "credential-invalid", ISSUER.token(claims().put("aud", "payroll"))),
                Intruder.bearer(
                        "expired token",
                        401,
                        "credential-expired",
                        ISSUER.token(claims().put("exp", Instant.now().getEpochSecond() - 600))),
                Intruder.bearer("token without roles", 403, "not-allowed", ISSUER.token(claims().put("scope", ""))));
    }

    @Test
    void nobodyIsLetInWithoutAKeyThatIsForIt() throws Exception {
        for (var intruder : everyRouteRefuses()) {
            for (var route : guarded()) {
                isRefused(route, intruder);
            }
        }
    }

    @Test
    void everyRoleButTheOneThatItTakesIsNotEnough() throws Exception {
        for (var route : guarded()) {
            isRefused(
                    route,
                    Intruder.bearer(
                            "wrong role",
                            403,
                            "not-allowed",
                            WITHOUT.get(route.rule().needed().orElseThrow())));
        }
    }

    @Test
    void whatConcernsTheInstallationIsRefusedToAnotherTenantsAdmin() throws Exception {
        var about = guarded().stream().filter(it -> it.rule().installation()).toList();
        assertThat(about).extracting(MountedRoute::path).contains("/metrics", "/api/v1/cluster", "/api/v1/limiter");
        for (var route : about) {
            isRefused(route, Intruder.bearer("another tenant", 403, "not-allowed", otherAdmin));
        }
    }

    private static List<MountedRoute> guarded() {
        return routes.stream().filter(it -> !it.isFree()).toList();
    }

    private static void isRefused(MountedRoute route, Intruder intruder) throws Exception {
        var answer = send(request(route, route.method(), named(route), "{}"), intruder.authorizations());
        var what = intruder.name() + ", " + route + ": " + answer.body();
        assertThat(answer.status()).as(what).isEqualTo(intruder.status());
        assertThat(answer.json().getString("type")).as(what).isEqualTo(intruder.type());
        assertThat(answer.header("Content-Type")).as(what).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).as(what).startsWith("Bearer realm=\"lifafa\"");
        assertThat(answer.body()).as(what).doesNotContain(MARK);
        if (route.method().equals("GET")) {
            var head = send(request(route, "HEAD", named(route), ""), intruder.authorizations());
            assertThat(head.status()).as("HEAD, " + what).isEqualTo(intruder.status());
        }
    }

    @Test
    void aBodyIsNotAskedForBeforeItsSenderIsKnown() throws Exception {
        for (var route : guarded()) {
            if (!route.method().equals("GET")) {
                try (var raw = new RawHttp(route.port())) {
                    raw.send(route.method() + " " + named(route) + " HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 900000000\r\n"
                            + "Expect: 100-continue\r\n\r\n");
                    assertThat(raw.readLine()).as(route.toString()).startsWith("HTTP/1.1 401");
                }
            }
        }
    }

    /** All that one can ask for by a route, given what another tenant's things are called. */
    private static List<HttpRequest.Builder> probes(MountedRoute route) {
        var probes = new ArrayList<HttpRequest.Builder>();
        var targets = route.path().contains(":id")
                ? Stream.of("pay-1", "dead-1", batch, adminId, HOME + "%1Fpay-1")
                        .map(id -> route.path().replace(":id", id))
                        .toList()
                : List.of(route.path());
        var queries = route.path().contains(":id")
                ? List.of("", "?tenant=" + HOME)
                : List.of("", "?user_id=" + MARK, "?tenant=" + HOME, "?cursor=a", "?limit=5");
        var bodies = route.method().equals("GET")
                ? List.of("")
                : List.of(
                        "{\"ids\":[\"pay-1\",\"dead-1\",\"" + HOME + "\\u001fdead-1\"]}",
                        "{\"all\":true}",
                        "{\"tenant\":\"" + HOME + "\",\"roles\":[\"admin\"]}",
                        "");
        for (var target : targets) {
            for (var query : queries) {
                bodies.forEach(body -> probes.add(request(route, route.method(), target + query, body)));
            }
        }
        return probes;
    }

    @Test
    void anotherTenantsAdminSeesAndChangesNothingThatIsNotHisOwn() throws Exception {
        for (var route : guarded()) {
            for (var probe : probes(route)) {
                var answer = send(probe, List.of("Bearer " + otherAdmin));
                assertThat(answer.body()).as(route.toString()).doesNotContain(MARK);
                if (!answer.response().uri().getPath().contains(batch)) {
                    assertThat(answer.body()).as(route.toString()).doesNotContain(batch);
                }
                assertThat(answer.status())
                        .as("%s %s: %s", route, probe.build().uri(), answer.body())
                        .isIn(expected(route.path()));
            }
        }
        var mine = List.of("Bearer " + admin);
        assertThat(send(get("/api/v1/keys"), mine).body()).contains(MARK);
        assertThat(send(get("/api/v1/sms/dead-1"), mine).json().getString("status"))
                .isEqualTo("dead");
    }

    /** Whoever erases a user erases his own tenant's of that name, if there is one. */
    private static List<Integer> expected(String path) {
        if (path.equals("/api/v1/users/:id")) {
            return List.of(202, 400);
        }
        return path.contains(":id") ? List.of(400, 403, 404) : List.of(200, 400, 403, 404, 422);
    }

    /** Else the test before would prove nothing. */
    @Test
    void theSameQuestionsFindTheInstallationsThingsWithItsOwnKey() throws Exception {
        var found = new TreeSet<String>();
        for (var route : guarded()) {
            if (route.method().equals("GET")) {
                for (var probe : probes(route)) {
                    var answer = send(probe, List.of("Bearer " + admin));
                    assertThat(answer.status()).as(route.toString()).isNotIn(401, 403, 500);
                    if (answer.body().contains(MARK) || answer.body().contains(batch)) {
                        found.add(route.path());
                    }
                }
            }
        }
        assertThat(found)
                .contains(
                        "/api/v1/sms/:id",
                        "/api/v1/batches/:id",
                        "/api/v1/transactions",
                        "/api/v1/dead-letters",
                        "/api/v1/keys");
        var token = List.of("Bearer " + ISSUER.token(claims()));
        assertThat(send(get("/api/v1/keys"), token).status()).isEqualTo(200);
    }

    /** Whoever opens one more says so here. */
    @Test
    void healthAloneIsFree() throws Exception {
        var free = routes.stream().filter(MountedRoute::isFree).toList();
        assertThat(free)
                .extracting(MountedRoute::path)
                .containsExactlyInAnyOrder("/health/live", "/livez", "/health/ready", "/readyz");
        for (var route : free) {
            var answer = send(request(route, "GET", route.path(), ""), List.of());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(MARK, batch);
        }
    }
}
