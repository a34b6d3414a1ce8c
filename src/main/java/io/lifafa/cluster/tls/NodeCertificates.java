package io.lifafa.cluster.tls;

import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a node shows the others and what it knows them by: three PEM files, named as Kubernetes names those of a TLS secret.
 *
 * @param authority the certificate that those of all nodes are signed by
 * @param certificate this node's
 * @param key this node's private key
 */
public record NodeCertificates(Path authority, Path certificate, Path key) {
    static final String AUTHORITY = "ca.crt";
    static final String CERTIFICATE = "tls.crt";
    static final String KEY = "tls.key";

    /**
     * Those in a directory.
     *
     * @throws IOException that names the file if one is missing or cannot be read
     */
    public static NodeCertificates in(Path dir) throws IOException {
        for (var name : List.of(AUTHORITY, CERTIFICATE, KEY)) {
            if (!Files.isReadable(dir.resolve(name))) {
                throw new IOException("cannot read " + dir.resolve(name) + ", wanted by cluster.certificates; "
                        + "'lifafa cluster certificates DIR NODE' makes it");
            }
        }
        return new NodeCertificates(dir.resolve(AUTHORITY), dir.resolve(CERTIFICATE), dir.resolve(KEY));
    }

    /** Nobody speaks on the bus, or listens, without a certificate of the authority. */
    public EventBusOptions applyTo(EventBusOptions options) {
        options.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(certificate.toString())
                        .setKeyPath(key.toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
        return options.setTrustAll(false).setClientAuth(ClientAuth.REQUIRED);
    }
}
