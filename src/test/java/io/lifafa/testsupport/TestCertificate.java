package io.lifafa.testsupport;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * A self-signed certificate for host names and IPv4 addresses, made on the spot (Vert.x's own maker needs Bouncy Castle on Java 17).
 * Written in DER by hand (RFC 5280, section 4.1).
 */
public final class TestCertificate {
    private static final byte[] ECDSA_WITH_SHA256 = hex("300a06082a8648ce3d040302");
    private static final byte[] COMMON_NAME = hex("0603550403");
    private static final byte[] SUBJECT_ALT_NAME = hex("0603551d11");

    private final KeyPair keys;
    private final byte[] certificate;

    private TestCertificate(KeyPair keys, byte[] certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** Makes one for host names and IPv4 addresses, valid from 2020 to 2049. */
    public static TestCertificate of(String... names) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            var keys = generator.generateKeyPair();
            return new TestCertificate(keys, signed(keys, names));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For the server. */
    public KeyCertOptions server() {
        return new PemKeyCertOptions()
                .addKeyValue(pem("PRIVATE KEY", keys.getPrivate().getEncoded()))
                .addCertValue(pem("CERTIFICATE", certificate));
    }

    /** For a client that is to trust it. */
    public TrustOptions trust() {
        return new PemTrustOptions().addCertValue(pem("CERTIFICATE", certificate));
    }

    /** Writes the certificate alone. */
    public Path writeTo(Path file) {
        return write(file, pem("CERTIFICATE", certificate));
    }

    /** Writes the certificate and its key. */
    public Path writeWithKeyTo(Path file) {
        var key = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        return write(file, pem("CERTIFICATE", certificate).appendBuffer(key));
    }

    private static Path write(Path file, Buffer pem) {
        try {
            return Files.write(file, pem.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] signed(KeyPair keys, String... hosts) throws GeneralSecurityException {
        var name = der(0x30, der(0x31, der(0x30, COMMON_NAME, der(0x0c, utf8(hosts[0])))));
        var validity = der(0x30, der(0x17, utf8("200101000000Z")), der(0x17, utf8("491231235959Z")));
        var names = der(
                0x30,
                SUBJECT_ALT_NAME,
                der(0x04, der(0x30, Stream.of(hosts).map(TestCertificate::name).toArray(byte[][]::new))));
        var content = der(
                0x30,
                der(0xa0, der(0x02, new byte[] {2})),
                der(0x02, new byte[] {1}),
                ECDSA_WITH_SHA256,
                name,
                validity,
                name,
                keys.getPublic().getEncoded(),
                der(0xa3, der(0x30, names)));
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return der(0x30, content, ECDSA_WITH_SHA256, der(0x03, new byte[] {0}, signature.sign()));
    }

    /** A DNS name or an IPv4 address. */
    private static byte[] name(String host) {
        if (!host.matches("[\\d.]+")) {
            return der(0x82, utf8(host));
        }
        var address = new ByteArrayOutputStream();
        Stream.of(host.split("\\.")).mapToInt(Integer::parseInt).forEach(address::write);
        return der(0x87, address.toByteArray());
    }

    /** One element: its tag, its length, its parts. */
    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var element = new ByteArrayOutputStream();
        element.write(tag);
        var length = content.size();
        if (length >= 0x80) {
            element.write(0x82);
            element.write(length >> 8);
        }
        element.write(length);
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    private static Buffer pem(String type, byte[] content) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Buffer.buffer("-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
