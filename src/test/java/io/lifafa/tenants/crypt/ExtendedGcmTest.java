package io.lifafa.tenants.crypt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExtendedGcmTest {
    private static final byte[] NONCE = ascii("ABCDEFGHIJKLMNOPQRSTUVWX");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ExtendedGcm of(int keyByte) {
        var key = new byte[ExtendedGcm.KEY_BYTES];
        Arrays.fill(key, (byte) keyByte);
        return new ExtendedGcm(key);
    }

    /** The vectors of c2sp.org/XAES-256-GCM: the subkey of one key is made with the reduction, that of the other without. */
    @Test
    void encryptsAsTheSpecificationSays() {
        assertThat(HexFormat.of().formatHex(of(1).encrypt(NONCE, ascii("XAES-256-GCM"), new byte[0])))
                .isEqualTo("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
        assertThat(HexFormat.of()
                        .formatHex(of(3).encrypt(NONCE, ascii("XAES-256-GCM"), ascii("c2sp.org/XAES-256-GCM"))))
                .isEqualTo("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
    }

    @Test
    void opensWhatItSealedAndNothingElse() {
        var bound = ascii("place");
        var encrypted = of(7).encrypt(NONCE, ascii("text"), bound);
        assertThat(of(7).open(NONCE, ByteBuffer.wrap(encrypted), bound)).contains(ascii("text"));
        assertThat(of(7).open(NONCE, ByteBuffer.wrap(encrypted), ascii("elsewhere")))
                .isEmpty();
        assertThat(of(8).open(NONCE, ByteBuffer.wrap(encrypted), bound)).isEmpty();
        for (int i = 0; i < NONCE.length; i++) {
            var nonce = NONCE.clone();
            nonce[i] ^= 1;
            assertThat(of(7).open(nonce, ByteBuffer.wrap(encrypted), bound))
                    .as("nonce byte %d", i)
                    .isEmpty();
        }
        for (int i = 0; i < encrypted.length; i++) {
            var changed = encrypted.clone();
            changed[i] ^= 1;
            assertThat(of(7).open(NONCE, ByteBuffer.wrap(changed), bound))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }
}
