package io.lifafa.tenants.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class PublicKeysTest {
    private static final JsonObject RSA = TestIssuer.rsa("r1").jwk();
    private static final JsonObject EC = TestIssuer.ec("e1").jwk();

    @Test
    void aKeyWithoutAnAlgorithmGetsThatOfItsKind() {
        assertThat(PublicKeys.of(set(without(RSA, "alg"), without(EC, "alg"))))
                .extracting(it -> it.getString("alg"))
                .containsExactly("RS256", "ES256");
        assertThat(PublicKeys.of(set(RSA.copy().put("alg", "PS512"))))
                .extracting(it -> it.getString("alg"))
                .containsExactly("PS512");
    }

    @Test
    void membersThatAreNullAreAbsent() {
        var key = RSA.copy().putNull("use").putNull("alg").putNull("kid").putNull("key_ops");
        assertThat(PublicKeys.of(set(key))).hasSize(1);
    }

    @Test
    void nothingPrivateIsKept() {
        assertThat(PublicKeys.of(set(
                        RSA.copy().put("d", "AQAB").put("x5c", new JsonArray()).put("x5u", "http://x"))))
                .singleElement()
                .satisfies(it -> assertThat(it.fieldNames()).containsExactlyInAnyOrder("kty", "n", "e", "kid", "alg"));
    }

    @Test
    void whatDoesNotSignTokensIsPassedOver() {
        var others = set(
                RSA.copy().put("use", "enc"),
                RSA.copy().put("alg", "RSA-OAEP"),
                RSA.copy().put("alg", "HS256"),
                RSA.copy().put("key_ops", new JsonArray().add("encrypt")),
                RSA.copy().put("kid", 7),
                RSA.copy().put("n", "!!"),
                RSA.copy().put("n", 7),
                without(RSA, "e"),
                TestIssuer.rsa("small", 1024).jwk(),
                EC.copy().put("crv", "secp256k1"),
                EC.copy().put("alg", "ES512"),
                new JsonObject().put("kty", "OKP").put("crv", "X25519").put("x", "AQAB"),
                new JsonObject().put("kty", "oct").put("k", "AQAB"),
                new JsonObject());
        others.getJsonArray("keys").add("no object").addNull();
        assertThatThrownBy(() -> PublicKeys.of(others)).hasMessageContaining("no key that counts");
        others.getJsonArray("keys").add(RSA);
        assertThat(PublicKeys.of(others)).hasSize(1);
    }

    @Test
    void tooManyKeysAreRefused() {
        var many = IntStream.range(0, 101).mapToObj(i -> RSA).toArray(JsonObject[]::new);
        assertThatThrownBy(() -> PublicKeys.of(set(many))).hasMessageContaining("more than 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[{\"kty\":\"RSA\"", "", "[]", "null", "\u0000"})
    void aHalfWrittenDocumentIsNamed(String text, Vertx vertx) {
        assertThatThrownBy(() -> KeySet.parse(vertx, Buffer.buffer(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half written");
    }

    /** The library then has no key at all, and would take unsigned tokens for good ones. */
    @Test
    void aKeyWhoseNumbersAreNoneOfAKeyLetsNobodyIn(Vertx vertx) {
        var broken = set(EC.copy().mergeIn(new JsonObject(Map.of("x", "!!", "y", "!!"))));
        assertThatThrownBy(() -> KeySet.parse(vertx, broken.toBuffer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of its keys can be used");
    }

    private static JsonObject set(JsonObject... keys) {
        var list = new JsonArray();
        for (var key : keys) {
            list.add(key);
        }
        return new JsonObject().put("keys", list);
    }

    private static JsonObject without(JsonObject key, String member) {
        var rest = key.copy();
        rest.remove(member);
        return rest;
    }
}
