package io.lifafa.tenants.crypt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a text belongs: encrypted for one place, it opens in no other.
 *
 * @param tenant whose it is
 * @param id of the SMS
 * @param field collection and field
 */
public record TextBinding(String tenant, String id, String field) {
    /** Each part after its length, so that no two places have the same bytes. */
    byte[] bytes() {
        return bytes(tenant, id, field);
    }

    static byte[] bytes(String... parts) {
        var bytes = new ByteArrayOutputStream(128);
        for (var part : parts) {
            var utf8 = part.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes((utf8.length + ":").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(utf8);
        }
        return bytes.toByteArray();
    }
}
