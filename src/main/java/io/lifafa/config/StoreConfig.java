package io.lifafa.config;

import io.lifafa.config.mongo.MongoUri;
import io.lifafa.config.mongo.MongoUriOptions;
import io.lifafa.config.mongo.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where work and results are kept.
 *
 * @param uri the MongoDB server; absent: the embedded one. May hold a password, so it is a secret
 * @param database name of the database
 * @param tlsCaFile PEM file of the authorities whose certificates a MongoDB server may show; absent: those that Java knows
 * @param tlsCertificateFile PEM file with the certificate that we show to a MongoDB server, and its key; absent: none
 * @param dataDir directory of the embedded server's file
 * @param durability what the embedded server has done with a write before it says so
 * @param embeddedHost address the embedded server listens on
 * @param embeddedPort port of the embedded server; 0: any free one
 * @param embeddedPassword of the user lifafa, by which other processes use the embedded server; absent: a generated one, in
 *     the file uri of the data directory. Secret
 * @param embeddedOpen whether the embedded server asks for no login at all
 * @param reserveBytes free bytes the disk must keep; below that nothing is accepted
 * @param lease how long a claimed chunk belongs to its worker
 * @param timeout how long one database call may take
 * @param eventRetention how long audit events are kept
 * @param idempotencyRetention how long the answer to an idempotency key is kept
 * @param keepFilteredBodies whether the texts of one-time codes and private messages are kept
 */
public record StoreConfig(
        Optional<String> uri,
        String database,
        Optional<Path> tlsCaFile,
        Optional<Path> tlsCertificateFile,
        Path dataDir,
        Durability durability,
        String embeddedHost,
        int embeddedPort,
        Optional<String> embeddedPassword,
        boolean embeddedOpen,
        long reserveBytes,
        Duration lease,
        Duration timeout,
        Duration eventRetention,
        Duration idempotencyRetention,
        boolean keepFilteredBodies) {

    private static final String NO_TLS =
            "is of no use: store.uri names no MongoDB server, or one without TLS (tls=false); leave one of them out";
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public StoreConfig {
        new Check()
                .that(
                        "uri",
                        uri.map(MongoUri::isValid).orElse(true),
                        "is not a MongoDB URI; allowed: " + MongoUri.ALLOWED)
                .that("uri", uriProblem(uri).isEmpty(), uriProblem(uri).orElse(""))
                .that("tlsCaFile", tlsCaFile.isEmpty() || wantsTls(uri), NO_TLS)
                .that("tlsCertificateFile", tlsCertificateFile.isEmpty() || wantsTls(uri), NO_TLS)
                .that(
                        "database",
                        database.matches("[^/\\\\. \"$*<>:|?\\p{Cntrl}]{1,63}"),
                        "is not a database name; allowed: 1 to 63 characters, no space and none of /\\.\"$*<>:|?")
                .that("embeddedHost", HttpConfig.isHost(embeddedHost), HttpConfig.NO_HOST)
                .range("embeddedPort", embeddedPort, 0, 65_535)
                .that(
                        "embeddedPassword",
                        embeddedPassword.map(it -> it.matches("[!-~]{8,128}")).orElse(true),
                        "is not a password; allowed: 8 to 128 printable ASCII characters without spaces")
                .that(
                        "embeddedOpen",
                        !embeddedOpen || embeddedPassword.isEmpty(),
                        "contradicts embedded_password; set only one of them")
                .range("reserveBytes", reserveBytes, 0, 1L << 50)
                .range("lease", lease, Duration.ofMillis(10), Duration.ofDays(1))
                .range("timeout", timeout, Duration.ofMillis(10), Duration.ofHours(1))
                .range("eventRetention", eventRetention, Duration.ofSeconds(1), TEN_YEARS)
                .range("idempotencyRetention", idempotencyRetention, Duration.ofSeconds(1), TEN_YEARS)
                .done();
    }

    /** True if the MongoDB server is to be reached by TLS though the URI does not say so: a file for it is named. */
    public boolean namesTlsFiles() {
        return tlsCaFile.isPresent() || tlsCertificateFile.isPresent();
    }

    /** A connection string without the options that name files: the driver knows none of them. */
    public String withoutFiles(String connectionString) {
        return MongoUri.without(connectionString, MongoUriOptions.CA_FILE, MongoUriOptions.CERTIFICATE_FILE);
    }

    private static Optional<String> uriProblem(Optional<String> uri) {
        return uri.map(MongoUri::options).flatMap(MongoUriOptions::problem);
    }

    private static boolean wantsTls(Optional<String> uri) {
        var options = uri.map(MongoUri::options);
        return options.isPresent()
                && List.of("tls", "ssl").stream()
                        .flatMap(name -> options.get().get(name).stream())
                        .noneMatch("false"::equalsIgnoreCase);
    }

    /** The URI without its password. */
    @Override
    public String toString() {
        return "StoreConfig[uri=" + uri.map(MongoUri::masked) + ", database=" + database + ", tlsCaFile="
                + tlsCaFile + ", tlsCertificateFile=" + tlsCertificateFile + ", dataDir=" + dataDir
                + ", durability=" + durability + ", embeddedHost=" + embeddedHost + ", embeddedPort=" + embeddedPort
                + ", embeddedPassword=" + embeddedPassword.map(it -> Secrets.MASK) + ", embeddedOpen=" + embeddedOpen
                + ", reserveBytes=" + reserveBytes + ", lease=" + lease + ", timeout=" + timeout + ", eventRetention="
                + eventRetention + ", idempotencyRetention=" + idempotencyRetention + ", keepFilteredBodies="
                + keepFilteredBodies + "]";
    }
}
