package io.lifafa.ingest;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a request's body as it was sent: tells whether two requests with one idempotency key are the same. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Buffer body) {
        return HexFormat.of().formatHex(sha256().digest(body.getBytes()));
    }

    static DigestInputStream hashing(InputStream body) {
        return new DigestInputStream(body, sha256());
    }

    /** Reads what is left of the body. */
    static String of(DigestInputStream body) throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(body.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
