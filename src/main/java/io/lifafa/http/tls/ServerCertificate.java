package io.lifafa.http.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A checked certificate and its key. Thread rule: immutable.
 *
 * @param contents of the files
 * @param keys the chain and the private key
 * @param clientCa authorities of the clients' certificates, if they must show one
 * @param own the port's own certificate
 */
record ServerCertificate(
        CertificateFiles.Contents contents, PemKeyCertOptions keys, Optional<Buffer> clientCa, X509Certificate own) {

    /** When clients begin to refuse it. */
    Instant expires() {
        return own.getNotAfter().toInstant();
    }

    /** TLS 1.2 and 1.3, with the ciphers that the JDK takes for them. */
    ServerSSLOptions options() {
        var options = new ServerSSLOptions();
        options.setKeyCertOptions(keys).setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"));
        clientCa.ifPresent(pem ->
                options.setClientAuth(ClientAuth.REQUIRED).setTrustOptions(new PemTrustOptions().addCertValue(pem)));
        return options;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "a certificate of " + own.getSubjectX500Principal() + ", valid until " + expires();
    }
}
