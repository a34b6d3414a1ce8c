package io.lifafa.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where work and results are kept.
 *
 * @param uri the MongoDB server; absent: the embedded one. May hold a password, so it is a secret
 * @param database name of the database
 * @param dataDir directory of the embedded server's file
 * @param durability what the embedded server has done with a write before it says so
 * @param embeddedHost address the embedded server listens on
 * @param embeddedPort port of the embedded server; 0: any free one
 * @param reserveBytes free bytes the disk must keep; below that nothing is accepted
 * @param lease how long a claimed chunk belongs to its worker
 * @param timeout how long one database call may take
 * @param eventRetention how long audit events are kept
 * @param idempotencyRetention how long the answer to an idempotency key is kept
 */
public record StoreConfig(
        Optional<String> uri,
        String database,
        Path dataDir,
        Durability durability,
        String embeddedHost,
        int embeddedPort,
        long reserveBytes,
        Duration lease,
        Duration timeout,
        Duration eventRetention,
        Duration idempotencyRetention) {

    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public StoreConfig {
        new Check()
                .that(
                        "uri",
                        uri.map(MongoUri::isValid).orElse(true),
                        "is not a MongoDB URI; allowed: " + MongoUri.ALLOWED)
                .that(
                        "database",
                        database.matches("[^/\\\\. \"$*<>:|?\\p{Cntrl}]{1,63}"),
                        "is not a database name; allowed: 1 to 63 characters, no space and none of /\\.\"$*<>:|?")
                .that("embeddedHost", HttpConfig.isHost(embeddedHost), HttpConfig.NO_HOST)
                .range("embeddedPort", embeddedPort, 0, 65_535)
                .range("reserveBytes", reserveBytes, 0, 1L << 50)
                .range("lease", lease, Duration.ofMillis(10), Duration.ofDays(1))
                .range("timeout", timeout, Duration.ofMillis(10), Duration.ofHours(1))
                .range("eventRetention", eventRetention, Duration.ofSeconds(1), TEN_YEARS)
                .range("idempotencyRetention", idempotencyRetention, Duration.ofSeconds(1), TEN_YEARS)
                .done();
    }

    /** The URI without its password. */
    @Override
    public String toString() {
        return "StoreConfig[uri=" + uri.map(MongoUri::masked) + ", database=" + database + ", dataDir=" + dataDir
                + ", durability=" + durability + ", embeddedHost=" + embeddedHost + ", embeddedPort=" + embeddedPort
                + ", reserveBytes=" + reserveBytes + ", lease=" + lease + ", timeout=" + timeout + ", eventRetention="
                + eventRetention + ", idempotencyRetention=" + idempotencyRetention + "]";
    }
}
