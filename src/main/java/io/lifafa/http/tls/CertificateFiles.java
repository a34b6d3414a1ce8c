package io.lifafa.http.tls;

import io.lifafa.config.HttpTls;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/**
 * The PEM files of one port. What is used is what was checked: the bytes are read once. Thread rule: any; blocks.
 *
 * @param certificate the chain, the port's own certificate first
 * @param key its private key
 * @param clientCa authorities of the clients' certificates, if they must show one
 */
record CertificateFiles(PemFile certificate, PemFile key, Optional<PemFile> clientCa) {
    /** Any text; that a key belongs to a certificate is tried by a signature. */
    private static final byte[] PROBE = "lifafa".getBytes(StandardCharsets.US_ASCII);

    /** @param group of the keys of the configuration: {@code http} or {@code management} */
    static CertificateFiles of(String group, HttpTls files) {
        return new CertificateFiles(
                file(group, "tls_certificate_file", files.certificate().orElseThrow()),
                file(group, "tls_key_file", files.key().orElseThrow()),
                files.clientCa().map(path -> file(group, "tls_client_ca_file", path)));
    }

    private static PemFile file(String group, String key, Path path) {
        return new PemFile(group + "." + key, path);
    }

    /** What stands in the files. */
    record Contents(Buffer certificate, Buffer key, Optional<Buffer> clientCa) {}

    /** @throws IOException that names the file that cannot be read */
    Contents read() throws IOException {
        return new Contents(
                certificate.read(),
                key.read(),
                clientCa.isPresent() ? Optional.of(clientCa.get().read()) : Optional.empty());
    }

    /**
     * Makes sure that a server can use this, and its clients will.
     *
     * @throws IOException that names the file, what is wrong with it and what to do
     */
    ServerCertificate check(Vertx vertx, Contents contents, Instant now) throws IOException {
        var chain = certificates(certificate, contents.certificate());
        inOrder(chain);
        var own = chain.get(0);
        valid(own, now);
        var pem = new PemKeyCertOptions().addCertValue(contents.certificate()).addKeyValue(contents.key());
        if (!belongs(privateKey(vertx, pem, own), own)) {
            throw key.wrong("does not belong to the certificate in " + certificate.path() + " (" + certificate.setting()
                    + "); name the key that the certificate was made for");
        }
        if (clientCa.isPresent()) {
            certificates(clientCa.get(), contents.clientCa().orElseThrow());
        }
        return new ServerCertificate(contents, pem, contents.clientCa(), own);
    }

    private static List<X509Certificate> certificates(PemFile file, Buffer pem) throws IOException {
        if (!pem.toString(StandardCharsets.US_ASCII).contains("-----BEGIN CERTIFICATE-----")) {
            throw file.wrong("holds no certificate in PEM form; it begins with -----BEGIN CERTIFICATE-----");
        }
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes()))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw file.wrong("holds no whole certificate in PEM form; write it anew");
        }
    }

    private void inOrder(List<X509Certificate> chain) throws IOException {
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                throw certificate.wrong("holds certificates out of order: number " + (i + 1)
                        + " did not sign the one before it; put the port's own first, then who signed it, and so on");
            }
        }
    }

    private void valid(X509Certificate own, Instant now) throws IOException {
        try {
            own.checkValidity(Date.from(now));
        } catch (CertificateExpiredException e) {
            throw certificate.wrong(
                    "expired at " + own.getNotAfter().toInstant() + "; clients would refuse it: renew the certificate");
        } catch (CertificateNotYetValidException e) {
            throw certificate.wrong("is not valid before " + own.getNotBefore().toInstant()
                    + "; wait, or correct this machine's clock");
        }
    }

    private PrivateKey privateKey(Vertx vertx, PemKeyCertOptions pem, X509Certificate own) throws IOException {
        try {
            var keys = (X509KeyManager) pem.getKeyManagerFactory(vertx).getKeyManagers()[0];
            var aliases = keys.getServerAliases(own.getPublicKey().getAlgorithm(), null);
            return keys.getPrivateKey(aliases[0]);
        } catch (Exception e) {
            // No cause: what it repeats of the file may be the key.
            throw key.wrong(
                    "holds no whole private key, unencrypted and in PEM form (PKCS #8 or PKCS #1); write it anew");
        }
    }

    private boolean belongs(PrivateKey priv, X509Certificate own) throws IOException {
        var type = own.getPublicKey().getAlgorithm();
        var algorithm =
                switch (type) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> throw certificate.wrong("is of a key of type " + type + "; allowed: RSA, EC");
                };
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(priv);
            signature.update(PROBE);
            var signed = signature.sign();
            signature.initVerify(own.getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
