package io.lifafa.tenants.jwt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An identity provider with one key: signs whatever it is told to, as issuers and attackers do. */
public final class TestIssuer {
    private final String keyId;
    private final String algorithm;
    private final KeyPair pair;

    private TestIssuer(String keyId, String algorithm, KeyPair pair) {
        this.keyId = keyId;
        this.algorithm = algorithm;
        this.pair = pair;
    }

    public static TestIssuer rsa(String keyId) {
        return rsa(keyId, 2048);
    }

    static TestIssuer rsa(String keyId, int bits) {
        return new TestIssuer(keyId, "RS256", pair("RSA", generator -> generator.initialize(bits)));
    }

    public static TestIssuer ec(String keyId) {
        return new TestIssuer(
                keyId, "ES256", pair("EC", generator -> generator.initialize(new ECGenParameterSpec("secp256r1"))));
    }

    static TestIssuer ed25519(String keyId) {
        return new TestIssuer(keyId, "EdDSA", pair("Ed25519", generator -> {}));
    }

    private interface Preparation {
        void on(KeyPairGenerator generator) throws GeneralSecurityException;
    }

    private static KeyPair pair(String kind, Preparation preparation) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            preparation.on(generator);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key, as a key set holds it. */
    public JsonObject jwk() {
        var jwk = new JsonObject().put("kid", keyId).put("use", "sig").put("alg", algorithm);
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            return jwk.put("kty", "RSA").put("n", number(rsa.getModulus())).put("e", number(rsa.getPublicExponent()));
        }
        if (pair.getPublic() instanceof ECPublicKey ec) {
            return jwk.put("kty", "EC")
                    .put("crv", "P-256")
                    .put("x", number(ec.getW().getAffineX()))
                    .put("y", number(ec.getW().getAffineY()));
        }
        var encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
        return jwk.put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    }

    public static JsonObject keySet(TestIssuer... issuers) {
        var keys = new JsonArray();
        Arrays.stream(issuers).map(TestIssuer::jwk).forEach(keys::add);
        return new JsonObject().put("keys", keys);
    }

    /** A token of these claims. */
    public String token(JsonObject claims) {
        return token(new JsonObject().put("alg", algorithm).put("kid", keyId).put("typ", "JWT"), claims);
    }

    String token(JsonObject header, JsonObject claims) {
        var signed = unsigned(header, claims);
        return signed + "." + base64(signature(signed.getBytes(StandardCharsets.UTF_8)));
    }

    /** Signed with HMAC, where the secret is a public key: what a careless verifier takes for the issuer's. */
    static String hmac(JsonObject header, JsonObject claims, byte[] secret) {
        try {
            var signed = unsigned(header, claims);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JsonObject header, JsonObject claims) {
        return base64(header.toBuffer().getBytes()) + "."
                + base64(claims.toBuffer().getBytes());
    }

    KeyPair pair() {
        return pair;
    }

    private byte[] signature(byte[] text) {
        try {
            var signature = Signature.getInstance(
                    switch (algorithm) {
                        case "RS256" -> "SHA256withRSA";
                        case "ES256" -> "SHA256withECDSAinP1363Format";
                        default -> "Ed25519";
                    });
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String number(BigInteger value) {
        var bytes = value.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
