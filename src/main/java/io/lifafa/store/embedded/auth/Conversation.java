package io.lifafa.store.embedded.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One attempt to log in: the client's first message, ours, its proof, our signature. The nonce of ours makes each
 * conversation another one, so that what was overheard is of no use in the next. An unknown user is answered like a known
 * one and fails at the proof. Thread rule: one connection, one call at a time.
 */
public final class Conversation {
    private static final int NONCE_BYTES = 18;
    private static final int LONGEST = 2_000;
    private static final Pattern FIRST =
            Pattern.compile("n,(?:a=[^,]*)?,(?<bare>n=(?<user>[^,]+),r=(?<nonce>[!-+\\--~]+))");
    private static final Pattern FINAL =
            Pattern.compile("(?<bare>c=(?<header>[^,]+),r=(?<nonce>[!-+\\--~]+)),p=(?<proof>[^,]+)");

    private final Scram scram;
    private final String own;
    private boolean known;
    private String header = "";
    private String nonce = "";
    private String said = "";

    Conversation(Scram scram, SecureRandom random) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        this.scram = scram;
        this.own = Base64.getEncoder().encodeToString(bytes);
    }

    /** Our answer to the client's first message; empty if that cannot be understood, or is not the first. */
    public Optional<byte[]> first(byte[] message) {
        var read = FIRST.matcher(text(message));
        if (!nonce.isEmpty() || !read.matches()) {
            return Optional.empty();
        }
        String clients = read.group();
        header = clients.substring(0, clients.length() - read.group("bare").length());
        known = read.group("user").equals(Credential.USER);
        nonce = read.group("nonce") + own;
        String answer =
                "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(scram.salt()) + ",i=" + Scram.ITERATIONS;
        said = read.group("bare") + "," + answer;
        return Optional.of(answer.getBytes(StandardCharsets.UTF_8));
    }

    /** Our signature if the client has proved that it knows the password; empty if not. Of use once. */
    public Optional<byte[]> last(byte[] message) {
        var read = FINAL.matcher(text(message));
        if (nonce.isEmpty() || !read.matches()) {
            return Optional.empty();
        }
        String expected = nonce;
        nonce = "";
        String auth = said + "," + read.group("bare");
        boolean bound =
                decoded(read.group("header")).map(it -> text(it).equals(header)).orElse(false);
        boolean proved = decoded(read.group("proof"))
                .map(proof -> proves(proof, Scram.hmac(scram.storedKey(), auth)))
                .orElse(false);
        if (!(known && bound && proved && read.group("nonce").equals(expected))) {
            return Optional.empty();
        }
        var signature = Base64.getEncoder().encodeToString(Scram.hmac(scram.serverKey(), auth));
        return Optional.of(("v=" + signature).getBytes(StandardCharsets.UTF_8));
    }

    /** The proof is the client's key, hidden by a signature that both can make. Compared in constant time. */
    private boolean proves(byte[] proof, byte[] signature) {
        if (proof.length != signature.length) {
            return false;
        }
        byte[] key = new byte[proof.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (proof[i] ^ signature[i]);
        }
        return MessageDigest.isEqual(Scram.sha256(key), scram.storedKey());
    }

    private static String text(byte[] message) {
        return message.length > LONGEST ? "" : new String(message, StandardCharsets.UTF_8);
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
