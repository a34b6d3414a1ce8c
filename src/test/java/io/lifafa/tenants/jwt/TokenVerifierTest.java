package io.lifafa.tenants.jwt;

import static io.lifafa.tenants.Ends.reason;
import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class TokenVerifierTest {
    private static final TestIssuer RSA = TestIssuer.rsa("r1");
    private static final TestIssuer EC = TestIssuer.ec("e1");
    private static final TestIssuer ED = TestIssuer.ed25519("d1");
    private static final TestIssuer STRANGER = TestIssuer.rsa("r1");
    private static final long NOW = SettableClock.START.getEpochSecond();

    private Vertx vertx;
    private final SettableClock clock = new SettableClock();
    private JsonObject keySet = TestIssuer.keySet(RSA, EC, ED);
    private TokenVerifier verifier;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        start();
    }

    private void start() {
        startWith(JwtOptions.of("https://id.example", Set.of("lifafa", "lifafa-test"), "unused"));
    }

    private void startWith(JwtOptions options) {
        KeySetSource source = new KeySetSource() {
            @Override
            public Future<Buffer> read() {
                return Future.succeededFuture(keySet.toBuffer());
            }

            @Override
            public Future<Void> close() {
                return Future.succeededFuture();
            }
        };
        verifier = new TokenVerifier(
                options,
                clock,
                new VerificationQueue(vertx),
                new SigningKeys(vertx, source, Duration.ofHours(1), () -> 0));
        await(verifier.start());
    }

    @Test
    void aGoodTokenNamesItsCallerWhateverKeyHasSignedItAndAtOnceTheNextTime() {
        for (var issuer : List.of(RSA, EC, ED)) {
            var token = issuer.token(claims());
            assertThat(await(verifier.authenticate(token))).isEqualTo(await(verifier.authenticate(token)));
            var answer = verifier.authenticate(token);
            assertThat(answer.isComplete()).isTrue();
            assertThat(await(answer))
                    .isEqualTo(new Caller(
                            "north", Set.of(Permission.INGEST, Permission.READ), Caller.Kind.TOKEN, "svc-7"));
        }
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        for (var algorithm : List.of("none", "None", "NONE", "nOnE", "")) {
            var text = TestIssuer.unsigned(new JsonObject().put("alg", algorithm), claims());
            for (var token : List.of(text, text + ".", text + ".e30", text + "..")) {
                assertThat(reason(verifier.authenticate(token))).isEqualTo(RefusalReason.BAD_TOKEN);
            }
        }
        assertThat(reason(verifier.authenticate(TestIssuer.unsigned(new JsonObject(), claims()) + ".e30")))
                .isEqualTo(RefusalReason.BAD_TOKEN);
    }

    @Test
    void aPublicKeyIsNoSecretToSignWith() {
        var encoded = RSA.pair().getPublic().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
        var modulus = Base64.getUrlDecoder().decode(RSA.jwk().getString("n"));
        for (var secret : List.of(encoded, pem.getBytes(StandardCharsets.UTF_8), modulus, new byte[] {0})) {
            var token = TestIssuer.hmac(new JsonObject().put("alg", "HS256").put("kid", "r1"), claims(), secret);
            assertThat(reason(verifier.authenticate(token))).isEqualTo(RefusalReason.BAD_TOKEN);
        }
    }

    @Test
    void aSecretInTheKeySetSignsNothing() {
        var secret = "a secret that stands in a public document".getBytes(StandardCharsets.UTF_8);
        keySet.getJsonArray("keys")
                .add(new JsonObject()
                        .put("kty", "oct")
                        .put("kid", "o1")
                        .put("alg", "HS256")
                        .put("k", TestIssuer.base64(secret)));
        start();
        var token = TestIssuer.hmac(new JsonObject().put("alg", "HS256").put("kid", "o1"), claims(), secret);
        assertThat(reason(verifier.authenticate(token))).isEqualTo(RefusalReason.BAD_TOKEN);
    }

    @Test
    void onlyKeysOfTheSetSign() {
        assertThat(reason(verifier.authenticate(STRANGER.token(claims())))).isEqualTo(RefusalReason.BAD_TOKEN);
        var own =
                new JsonObject().put("alg", "RS256").put("jwk", STRANGER.jwk()).put("kid", "r1");
        assertThat(reason(verifier.authenticate(STRANGER.token(own, claims())))).isEqualTo(RefusalReason.BAD_TOKEN);
        var elsewhere = new JsonObject().put("alg", "RS256").put("kid", "../../dev/null");
        assertThat(reason(verifier.authenticate(RSA.token(elsewhere, claims()))))
                .isEqualTo(RefusalReason.BAD_TOKEN);
    }

    @Test
    void aTokenThatDoesNotNameItsKeyIsTriedWithThoseThatFit() {
        assertThat(await(verifier.authenticate(RSA.token(new JsonObject().put("alg", "RS256"), claims())))
                        .tenant())
                .isEqualTo("north");
    }

    @Test
    void aChangedTokenIsRefused() {
        var parts = RSA.token(claims()).split("\\.");
        var admin = TestIssuer.base64(claims().put("scope", "admin").toBuffer().getBytes());
        assertThat(reason(verifier.authenticate(parts[0] + "." + admin + "." + parts[2])))
                .isEqualTo(RefusalReason.BAD_TOKEN);
        var cut = parts[2].substring(0, parts[2].length() - 8);
        assertThat(reason(verifier.authenticate(parts[0] + "." + parts[1] + "." + cut)))
                .isEqualTo(RefusalReason.BAD_TOKEN);
    }

    @Test
    void anExtensionThatMustBeUnderstoodIsRefused() {
        var header = new JsonObject().put("alg", "RS256").put("kid", "r1").put("crit", new JsonArray().add("exp"));
        assertThat(reason(verifier.authenticate(RSA.token(header, claims())))).isEqualTo(RefusalReason.BAD_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "e30.e30.e30", "!.!.!", "bnVsbA.e30.e30", "W10.e30.e30", "eyJhbGciOjd9.e30.e30"})
    void whatIsNoTokenIsRefused(String text) {
        assertThat(reason(verifier.authenticate(text))).isEqualTo(RefusalReason.BAD_TOKEN);
    }

    @Test
    void deepAndLongTokensAreRefusedWithoutHarm() {
        var deep = "[".repeat(3_000);
        var header = TestIssuer.base64(("{\"alg\":\"RS256\",\"x\":" + deep).getBytes(StandardCharsets.UTF_8));
        assertThat(reason(verifier.authenticate(header + ".e30.e30"))).isEqualTo(RefusalReason.BAD_TOKEN);
        assertThat(TokenVerifier.isToken(".".repeat(8_000))).isFalse();
        assertThat(TokenVerifier.isToken("a.".repeat(4_000))).isFalse();
    }

    @Test
    void aTokenOfAnotherIssuerOrForAnotherServiceIsRefused() {
        assertRefused(claims().put("iss", "https://id.example/"), RefusalReason.WRONG_ISSUER);
        assertRefused(without("iss"), RefusalReason.WRONG_ISSUER);
        assertRefused(claims().put("iss", new JsonArray().add("https://id.example")), RefusalReason.WRONG_ISSUER);
        assertRefused(claims().put("aud", "other"), RefusalReason.WRONG_AUDIENCE);
        assertRefused(claims().put("aud", "Lifafa"), RefusalReason.WRONG_AUDIENCE);
        assertRefused(claims().put("aud", new JsonArray().add(1).addNull()), RefusalReason.WRONG_AUDIENCE);
        assertRefused(claims().put("aud", new JsonObject().put("lifafa", true)), RefusalReason.WRONG_AUDIENCE);
        assertRefused(without("aud"), RefusalReason.WRONG_AUDIENCE);
    }

    @Test
    void oneAudienceOfSeveralIsEnough() {
        var claims = claims().put("aud", new JsonArray().add("other").add("lifafa-test"));
        assertThat(await(verifier.authenticate(RSA.token(claims))).tenant()).isEqualTo("north");
    }

    @Test
    void clocksMayDifferByTheLeewayAndNoMore() {
        assertAccepted(claims().put("exp", NOW - 29));
        assertRefused(claims().put("exp", NOW - 30), RefusalReason.EXPIRED);
        assertAccepted(claims().put("nbf", NOW + 30));
        assertRefused(claims().put("nbf", NOW + 31), RefusalReason.NOT_YET_VALID);
        assertAccepted(claims().put("iat", NOW + 30));
        assertRefused(claims().put("iat", NOW + 31), RefusalReason.NOT_YET_VALID);
    }

    @Test
    void aTokenThatWasSeenExpiresAllTheSame() {
        var token = EC.token(claims().put("exp", NOW + 60));
        await(verifier.authenticate(token));
        clock.move(Duration.ofSeconds(89));
        assertThat(verifier.authenticate(token).succeeded()).isTrue();
        clock.move(Duration.ofSeconds(1));
        assertThat(reason(verifier.authenticate(token))).isEqualTo(RefusalReason.EXPIRED);
    }

    @Test
    void aTokenThatDoesNotSayWhenItEndsIsRefused() {
        assertRefused(without("exp"), RefusalReason.BAD_TOKEN);
        assertRefused(claims().putNull("exp"), RefusalReason.BAD_TOKEN);
        assertRefused(claims().put("exp", "" + (NOW + 60)), RefusalReason.BAD_TOKEN);
        assertRefused(claims().put("exp", new JsonArray()), RefusalReason.BAD_TOKEN);
        assertRefused(claims().put("nbf", "soon"), RefusalReason.BAD_TOKEN);
        assertRefused(claims().put("exp", -1e300), RefusalReason.EXPIRED);
    }

    @Test
    void aTokenNamesATenantAndASubject() {
        assertRefused(without("tenant"), RefusalReason.NO_TENANT);
        for (var name : List.of("", "a/b", "$ne", "a".repeat(65), "a\n")) {
            assertRefused(claims().put("tenant", name), RefusalReason.NO_TENANT);
        }
        assertRefused(claims().put("tenant", new JsonArray().add("north").add("south")), RefusalReason.NO_TENANT);
        assertRefused(without("sub"), RefusalReason.BAD_TOKEN);
        for (var subject : List.of("", " ", "a\r\nb", "a".repeat(256))) {
            assertRefused(claims().put("sub", subject), RefusalReason.BAD_TOKEN);
        }
    }

    @Test
    void permissionsComeFromTextAndListsAndWhatIsNoneIsPassedOver() {
        assertPermissions(claims().put("scope", "openid read Admin"), Permission.READ);
        assertPermissions(
                claims().put("scope", new JsonArray().add("ingest").add(7).add("x")), Permission.INGEST);
        assertPermissions(
                claims().put("scope", "read").put("roles", new JsonArray().add("operate")),
                Permission.READ,
                Permission.OPERATE);
        assertPermissions(claims().put("scope", new JsonObject().put("read", true)));
        assertPermissions(without("scope"));
    }

    @Test
    void claimsHaveTheNamesThatAreConfigured() {
        startWith(new JwtOptions(
                "https://id.example",
                Set.of("lifafa"),
                "unused",
                "https://example/tenant",
                List.of("/realm_access/roles"),
                "lifafa:",
                Duration.ZERO,
                Duration.ofMinutes(1)));
        var claims = claims().put("https://example/tenant", "south")
                .put(
                        "realm_access",
                        new JsonObject()
                                .put("roles", new JsonArray().add("lifafa:read").add("admin")));
        assertThat(await(verifier.authenticate(RSA.token(claims))))
                .isEqualTo(new Caller("south", Set.of(Permission.READ), Caller.Kind.TOKEN, "svc-7"));
        assertRefused(claims.copy().put("exp", NOW), RefusalReason.EXPIRED);
        assertPermissions(claims.copy().put("realm_access", "none"));
    }

    @Test
    void aSetWithoutAKeyThatCountsLetsNobodyIn() {
        keySet = new JsonObject().put("keys", new JsonArray());
        start();
        var unsigned = TestIssuer.unsigned(new JsonObject().put("alg", "none"), claims());
        assertThat(reason(verifier.authenticate(unsigned))).isEqualTo(RefusalReason.BAD_TOKEN);
        assertThat(reason(verifier.authenticate(RSA.token(claims())))).isEqualTo(RefusalReason.UNAVAILABLE);
    }

    @Test
    void optionsThatLetInAnybodyAreRefused() {
        assertThatThrownBy(() -> JwtOptions.of(" ", Set.of("lifafa"), "file")).hasMessageStartingWith("issuer: ");
        assertThatThrownBy(() -> JwtOptions.of("i", Set.of(), "file")).hasMessageStartingWith("audiences: ");
        assertThatThrownBy(() -> JwtOptions.of("i", Set.of("lifafa"), "http://id.example/keys"))
                .hasMessageContaining("takes https");
        assertThatThrownBy(() -> JwtOptions.of("i", Set.of("lifafa"), "https://u:p@id.example/keys"))
                .hasMessageContaining("no password");
        assertThatThrownBy(() -> JwtOptions.of("i", Set.of("lifafa"), "https:///keys"))
                .hasMessageContaining("no host");
        for (var place :
                List.of("http://127.0.0.1:1/k", "http://localhost/k", "http://[::1]/k", "https://x/k", "f.json")) {
            assertThat(JwtOptions.of("i", Set.of("lifafa"), place).keySet()).isEqualTo(place);
        }
    }

    private static JsonObject claims() {
        return new JsonObject()
                .put("iss", "https://id.example")
                .put("aud", "lifafa")
                .put("sub", "svc-7")
                .put("tenant", "north")
                .put("scope", "ingest read")
                .put("exp", NOW + 300);
    }

    private static JsonObject without(String claim) {
        var claims = claims();
        claims.remove(claim);
        return claims;
    }

    private void assertAccepted(JsonObject claims) {
        assertThat(await(verifier.authenticate(RSA.token(claims))).id()).isEqualTo("svc-7");
    }

    private void assertRefused(JsonObject claims, RefusalReason reason) {
        assertThat(reason(verifier.authenticate(RSA.token(claims))))
                .as(claims.encode())
                .isEqualTo(reason);
    }

    private void assertPermissions(JsonObject claims, Permission... permissions) {
        assertThat(await(verifier.authenticate(RSA.token(claims))).permissions())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(permissions));
    }
}
