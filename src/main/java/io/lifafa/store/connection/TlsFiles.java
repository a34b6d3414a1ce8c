package io.lifafa.store.connection;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * The PEM files by which a MongoDB server is trusted and we are known to it.
 *
 * @param authority certificates of the authorities that may have signed the server's; absent: those that Java knows
 * @param certificate our certificate and its key, unencrypted; absent: none
 */
public record TlsFiles(Optional<Path> authority, Optional<Path> certificate) {
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    /**
     * Reads the files. Blocks.
     *
     * @throws IOException if one cannot be used; the message names it and the key that names it
     */
    public SSLContext context(Vertx vertx) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(vertx), trust(vertx), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be used: " + e.getClass().getSimpleName(), e);
        }
    }

    private TrustManager[] trust(Vertx vertx) throws IOException {
        if (authority.isEmpty()) {
            return null;
        }
        var file = readable("store.tls_ca_file", authority.get());
        try {
            return new PemTrustOptions()
                    .addCertPath(file)
                    .getTrustManagerFactory(vertx)
                    .getTrustManagers();
        } catch (Exception e) {
            throw new IOException("store.tls_ca_file: " + file + " cannot be read as certificates in PEM form", e);
        }
    }

    private KeyManager[] keys(Vertx vertx) throws IOException {
        if (certificate.isEmpty()) {
            return null;
        }
        var file = readable("store.tls_certificate_file", certificate.get());
        try {
            return new PemKeyCertOptions()
                    .addCertPath(file)
                    .addKeyPath(file)
                    .getKeyManagerFactory(vertx)
                    .getKeyManagers();
        } catch (Exception e) {
            throw new IOException(
                    "store.tls_certificate_file: " + file
                            + " cannot be read as a certificate and its unencrypted key, both in PEM form",
                    e);
        }
    }

    private static String readable(String key, Path file) throws IOException {
        var absolute = file.toAbsolutePath();
        if (!Files.isReadable(absolute)) {
            throw new IOException(key + ": " + file + " is not there, or may not be read");
        }
        if (!Files.readString(absolute).contains(CERTIFICATE)) {
            throw new IOException(key + ": " + file + " holds no certificate in PEM form");
        }
        return absolute.toString();
    }
}
