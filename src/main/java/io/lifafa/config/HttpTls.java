package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.path;

import io.lifafa.config.key.KeyGroup;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The PEM files by which an HTTP port speaks TLS.
 *
 * @param certificate the port's certificate, followed by those of who signed it; absent: no TLS
 * @param key the certificate's private key
 * @param clientCa who may have signed the certificate that a client must show; absent: clients need none
 */
public record HttpTls(Optional<Path> certificate, Optional<Path> key, Optional<Path> clientCa) {
    /** No TLS. */
    public static final HttpTls NONE = new HttpTls(Optional.empty(), Optional.empty(), Optional.empty());

    static final KeyGroup<HttpTls> HTTP = keys("http");
    static final KeyGroup<HttpTls> MANAGEMENT = keys("management");

    /** @throws IllegalArgumentException if one of the files stands without the one that it belongs to */
    public HttpTls {
        new Check()
                .that(
                        "key",
                        key.isPresent() || certificate.isEmpty(),
                        "is not set, but tls_certificate_file is; set both")
                .that(
                        "certificate",
                        certificate.isPresent() || key.isEmpty(),
                        "is not set, but tls_key_file is; set both")
                .that(
                        "clientCa",
                        certificate.isPresent() || clientCa.isEmpty(),
                        "is of no use without tls_certificate_file and tls_key_file; set them, or leave it out")
                .done();
    }

    /** Whether the port speaks TLS, and nothing else. */
    public boolean isOn() {
        return certificate.isPresent();
    }

    private static KeyGroup<HttpTls> keys(String group) {
        return KeyGroup.of(
                group,
                HttpTls.class,
                "",
                entry("tls_certificate_file", path("file"), "")
                        .doc("PEM file with this port's certificate, then those of who signed it. Set with"
                                + " `tls_key_file`, the port speaks HTTPS alone; renewed files are taken up without a"
                                + " restart. Empty: no TLS.")
                        .into("certificate", it -> it),
                entry("tls_key_file", path("file"), "")
                        .doc("PEM file with the certificate's private key, unencrypted.")
                        .into("key", it -> it),
                entry("tls_client_ca_file", path("file"), "")
                        .doc("PEM file with the authorities that may sign the certificate which clients must then"
                                + " show. Empty: clients need none.")
                        .into("clientCa", it -> it));
    }
}
