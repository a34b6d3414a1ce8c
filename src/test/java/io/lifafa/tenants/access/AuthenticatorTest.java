package io.lifafa.tenants.access;

import static io.lifafa.tenants.Ends.reason;
import static io.lifafa.tenants.Ends.refusal;
import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.jwt.JwtOptions;
import io.lifafa.tenants.jwt.TestIssuer;
import io.lifafa.tenants.jwt.TokenVerifier;
import io.lifafa.tenants.key.GeneratedKey;
import io.lifafa.tenants.key.KeysInMemory;
import io.lifafa.tenants.key.KnownKeys;
import io.lifafa.tenants.key.PresentedKey;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class AuthenticatorTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TestIssuer ISSUER = TestIssuer.ec("e1");

    private Vertx vertx;
    private final KeysInMemory store = new KeysInMemory();
    private final List<RefusalReason> counted = new CopyOnWriteArrayList<>();
    private Authenticator authenticator;

    @BeforeEach
    void start(Vertx vertx, @TempDir Path dir) throws Exception {
        this.vertx = vertx;
        var keySet = Files.writeString(
                dir.resolve("keys.json"), TestIssuer.keySet(ISSUER).encode());
        var keys = new KnownKeys(vertx, store);
        var tokens = new TokenVerifier(vertx, JwtOptions.of("https://id.example", Set.of("lifafa"), keySet.toString()));
        await(keys.start());
        await(tokens.start());
        authenticator = new Authenticator(Optional.of(keys), Optional.of(tokens), counted::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer    "})
    void aKeyIsAcceptedHoweverTheSchemeIsWritten(String scheme) {
        var key = stored(Permission.READ);
        assertThat(await(authenticator.authenticate(
                        Optional.of(scheme + key.presented().text()))))
                .isEqualTo(new Caller(
                        "north",
                        Set.of(Permission.READ),
                        Caller.Kind.KEY,
                        key.presented().id()));
        assertThat(counted).isEmpty();
    }

    @Test
    void aTokenIsAcceptedByTheSameDoor() {
        assertThat(await(authenticator.authorise(bearer(token("read")), Permission.READ)))
                .isEqualTo(new Caller("north", Set.of(Permission.READ), Caller.Kind.TOKEN, "asha"));
    }

    @Test
    void aRequestWithoutAHeaderIsToldToBringOne() {
        assertRefused(Optional.empty(), RefusalReason.MISSING, 401);
    }

    @Test
    void onlyWhoHasThePermissionMayDoIt() {
        var key = bearer(stored(Permission.INGEST, Permission.READ).presented().text());
        assertThat(await(authenticator.authorise(key, Permission.INGEST)).tenant())
                .isEqualTo("north");
        var refusal = refusal(authenticator.authorise(key, Permission.OPERATE));
        assertThat(refusal.problem().status()).isEqualTo(403);
        assertThat(refusal.problem().challenge().orElseThrow()).contains("scope=\"operate\"");
        assertThat(refusal(authenticator.authorise(bearer(token("")), Permission.READ))
                        .reason())
                .isEqualTo(RefusalReason.NOT_ALLOWED);
        assertThat(counted).containsExactly(RefusalReason.NOT_ALLOWED, RefusalReason.NOT_ALLOWED);
    }

    @Test
    void unknownRevokedAndWrongKeysGetTheSameAnswerAndAreCountedApart() {
        var key = stored(Permission.READ);
        var revoked = stored(Permission.READ);
        store.revoke("north", revoked.presented().id(), Instant.now());
        var wrong = new PresentedKey(key.presented().id(), revoked.presented().secret());
        var nobodys =
                GeneratedKey.generate(RANDOM, "north", Set.of(Permission.READ), "", Instant.now(), Optional.empty());
        var answers = List.of(nobodys.presented().text(), revoked.presented().text(), wrong.text()).stream()
                .map(it -> refusal(authenticator.authenticate(bearer(it))).problem())
                .toList();
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(counted).containsExactly(RefusalReason.UNKNOWN, RefusalReason.REVOKED, RefusalReason.WRONG_SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic YTpi",
                "Bearer\tx",
                "Bearer a b",
                "Bearer a,Bearer b",
                "Bearer x\r\nX-Other: y",
                "Bearer \u0000",
                "Bearer a\u007fb",
                "Bearer a\u00e9",
                "Bearer \ud83d\ude00",
                "Bearer =",
                "Bearer a=b",
                "lifafa_0123456789Ab_0123456789Ab0123456789Ab0123456789Ab0123456789012",
                "Bearer lifafa_0123456789Ab_0123456789Ab0123456789Ab0123456789Ab0123456789012",
                "Bearer lifafa_",
                "Bearer ../../etc/passwd",
                "Bearer a.b",
                "Bearer a.b.c d",
                "Bearer a.b.c,Bearer a.b.c",
                "Bearer a.b.c\u0000"
            })
    void whatIsNoCredentialIsMalformed(String header) {
        assertRefused(Optional.of(header), RefusalReason.MALFORMED, 401);
        assertThat(store.reads()).isZero();
    }

    @Test
    void headersOfTenKilobytesAreRefusedWithoutALookAtThem() {
        for (var filling : List.of("a", ".", "=", " ", "/", "a.")) {
            var header = "Bearer " + filling.repeat(10_240 / filling.length());
            assertRefused(Optional.of(header), RefusalReason.MALFORMED, 401);
        }
        assertThat(refusal(authenticator.authenticate(bearer(token("x".repeat(8_000)))))
                        .reason())
                .isEqualTo(RefusalReason.MALFORMED);
        assertThat(store.reads()).isZero();
    }

    @Test
    void aTokenOfALongListOfRolesStillFits() {
        assertThat(await(authenticator.authenticate(bearer(token("read " + "x".repeat(5_000)))))
                        .id())
                .isEqualTo("asha");
    }

    @Test
    void whatIsNotConfiguredAcceptsNothing() {
        var closed = new Authenticator(Optional.empty(), Optional.empty(), counted::add);
        var key = stored(Permission.READ);
        assertThat(reason(closed.authenticate(bearer(key.presented().text())))).isEqualTo(RefusalReason.UNKNOWN);
        assertThat(reason(closed.authenticate(bearer(token("read"))))).isEqualTo(RefusalReason.BAD_TOKEN);
    }

    @Test
    void aStoreThatIsAwayIsNoVerdictOnTheKey() {
        store.away(true);
        var refusal = refusal(authenticator.authenticate(
                bearer(stored(Permission.READ).presented().text())));
        assertThat(refusal.problem().status()).isEqualTo(503);
        assertThat(refusal.problem().retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(counted).containsExactly(RefusalReason.UNAVAILABLE);
    }

    @Test
    void noRefusalHoldsTheCredential() {
        var key = stored(Permission.READ).presented();
        store.revoke("north", key.id(), Instant.now());
        var refusal = refusal(authenticator.authenticate(bearer(key.text())));
        until("a refusal is counted", () -> !counted.isEmpty());
        assertThat(refusal + " " + refusal.problem()).doesNotContain(key.id(), key.secret());
        assertThat(refusal.getStackTrace()).isEmpty();
    }

    private void assertRefused(Optional<String> header, RefusalReason reason, int status) {
        counted.clear();
        var refusal = refusal(authenticator.authorise(header, Permission.READ));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.problem().status()).isEqualTo(status);
        assertThat(counted).containsExactly(reason);
    }

    private GeneratedKey stored(Permission... permissions) {
        var key = GeneratedKey.generate(RANDOM, "north", Set.of(permissions), "", Instant.now(), Optional.empty());
        store.insert(key.stored());
        return key;
    }

    private static Optional<String> bearer(String credential) {
        return Optional.of("Bearer " + credential);
    }

    private static String token(String scope) {
        return ISSUER.token(new JsonObject()
                .put("iss", "https://id.example")
                .put("aud", "lifafa")
                .put("sub", "asha")
                .put("tenant", "north")
                .put("scope", scope)
                .put("exp", Instant.now().getEpochSecond() + 300));
    }
}
