package io.lifafa.ingest;

import io.lifafa.json.Form;
import io.lifafa.json.SmsJson;
import io.lifafa.sms.WorkItem;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256: tells whether two requests with one idempotency key have the same body, and two chunks the same SMS. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Buffer body) {
        return HexFormat.of().formatHex(sha256().digest(body.getBytes()));
    }

    /** 80 bits of the hash of everything that the SMS say. */
    static String of(List<WorkItem> items) {
        var digest = sha256();
        for (var item : items) {
            digest.update(SmsJson.write(item, Form.BUS).toBuffer().getBytes());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 10);
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
