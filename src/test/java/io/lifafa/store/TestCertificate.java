package io.lifafa.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A certificate that signs itself, made by the JDK's own tool, in PEM files. */
public final class TestCertificate {
    private static final String PASSWORD = "only-for-this-test";
    private static final String ALIAS = "it";

    private final Path certificate;
    private final Path both;

    /** @param names what it is for, such as {@code dns:localhost,ip:127.0.0.1} */
    public TestCertificate(Path dir, String name, String names) {
        try {
            var file = dir.resolve(name + ".p12");
            make(file, names);
            var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
            var known = pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
            var key = pem(
                    "PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
            certificate = Files.writeString(dir.resolve(name + ".crt"), known);
            both = Files.writeString(dir.resolve(name + ".pem"), known + key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path file, String names) throws IOException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(List.of(
                        tool,
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("keytool made no certificate");
        }
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    /** The certificate alone. */
    public Path certificate() {
        return certificate;
    }

    /** The certificate and its key. */
    public Path withKey() {
        return both;
    }
}
