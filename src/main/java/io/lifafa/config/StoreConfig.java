package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.choice;
import static io.lifafa.config.key.ValueTypes.duration;
import static io.lifafa.config.key.ValueTypes.flag;
import static io.lifafa.config.key.ValueTypes.integer;
import static io.lifafa.config.key.ValueTypes.path;
import static io.lifafa.config.key.ValueTypes.size;
import static io.lifafa.config.key.ValueTypes.text;

import io.lifafa.config.key.ConfigKey;
import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.key.ValueType;
import io.lifafa.config.mongo.MongoUri;
import io.lifafa.config.mongo.MongoUriOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where work and results are kept; each component is the key of its name.
 *
 * @param uri the MongoDB server; absent: the embedded one. May hold a password, so it is a secret
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

    private static final ValueType<String> DATABASE = text(
            "name",
            "[^/\\\\. \"$*<>:|?\\p{Cntrl}]{1,63}",
            "is not a database name; allowed: 1 to 63 characters, no space and none of /\\.\"$*<>:|?");
    private static final ValueType<String> PASSWORD = text(
            "8 to 128 characters",
            "[!-~]{8,128}",
            "is not a password; allowed: 8 to 128 printable ASCII characters without spaces");

    static final KeyGroup<StoreConfig> KEYS = KeyGroup.of(
            "store",
            StoreConfig.class,
            "Where work and results are kept.",
            entry("uri", text("URI").that(MongoUri::problem), "")
                    .doc("MongoDB server, `mongodb://…` or `mongodb+srv://…`. Empty: the embedded server.")
                    .secret(MongoUri::masked)
                    .variable("MONGODB_URI"),
            entry("database", DATABASE, "lifafa")
                    .doc("Name of the database. Left at its default, a database named in the URI is used.")
                    .variable("MONGODB_DB")
                    .from("uri", "path of store.uri", MongoUri::database),
            tlsFile("tls_ca_file", MongoUriOptions.CA_FILE)
                    .doc("PEM file with the authorities that may sign the MongoDB server's certificate (`tlsCAFile`"
                            + " of the URI). Empty: those of Java. Enables TLS."),
            tlsFile("tls_certificate_file", MongoUriOptions.CERTIFICATE_FILE)
                    .doc("PEM file with the client certificate and its unencrypted key (`tlsCertificateKeyFile`)."
                            + " Enables TLS."),
            entry("data_dir", path("directory"), "./data")
                    .doc("Directory of the embedded server's files.")
                    .variable("DATA_DIR"),
            entry("durability", choice(Durability.class, "is not a durability"), "file")
                    .doc("What the embedded server does before it acknowledges. `file`: written, survives a killed"
                            + " process. `disk`: forced to disk, survives a power cut."),
            entry("embedded_host", HttpConfig.HOST, "127.0.0.1").doc("Interface of the embedded server."),
            entry("embedded_port", integer(0, 65_535), "0").doc("Port of the embedded server. 0: any free one."),
            entry("embedded_password", PASSWORD, "")
                    .doc("Password of user `lifafa` on the embedded server. Empty: generated, and written with the"
                            + " whole URI to the file `uri` in the data directory, readable by its owner only.")
                    .secret(),
            entry("embedded_open", flag(), "false")
                    .doc("Run the embedded server without a login. Anyone who reaches its port may read and change"
                            + " everything."),
            entry("reserve_bytes", size("0", "1048576GiB"), "64MiB")
                    .doc("Disk space the embedded server keeps free. With less, nothing is accepted."),
            entry("lease", duration("10ms", "1d"), "25s")
                    .doc("How long a worker owns a claimed chunk; renewed after a third of that. The chunks of a"
                            + " killed node are taken over within this time and about 2 s."),
            entry("timeout", duration("10ms", "1h"), "10s").doc("Limit of one database call."),
            entry("event_retention", duration("1s", "3650d"), "30d").doc("How long processing events are kept."),
            entry("idempotency_retention", duration("1s", "3650d"), "24h")
                    .doc("How long the answer to an `Idempotency-Key` is kept."),
            entry("keep_filtered_bodies", flag(), "false")
                    .doc("Keep the text of one-time codes and private messages. If off, such an SMS keeps its id,"
                            + " user, sender (of a person the last two characters), date, reason, length and a hash"
                            + " that recognises a repetition."));

    /** @throws IllegalArgumentException with everything that contradicts each other, one line per component */
    public StoreConfig {
        new Check()
                .that("tlsCaFile", tlsCaFile.isEmpty() || wantsTls(uri), NO_TLS)
                .that("tlsCertificateFile", tlsCertificateFile.isEmpty() || wantsTls(uri), NO_TLS)
                .that(
                        "embeddedOpen",
                        !embeddedOpen || embeddedPassword.isEmpty(),
                        "contradicts embedded_password; set only one of them")
                .done();
    }

    /** The one named outright, else the one that an option of the URI names, as the official drivers take it. */
    private static ConfigKey<Path> tlsFile(String name, String option) {
        var label = option + " of store.uri";
        return entry(name, path("file"), "")
                .from("uri", label, uri -> MongoUri.options(uri).get(option));
    }

    /** True if the MongoDB server is to be reached by TLS though the URI does not say so: a file for it is named. */
    public boolean namesTlsFiles() {
        return tlsCaFile.isPresent() || tlsCertificateFile.isPresent();
    }

    /** A connection string without the options that name files: the driver knows none of them. */
    public String withoutFiles(String connectionString) {
        return MongoUri.without(connectionString, MongoUriOptions.CA_FILE, MongoUriOptions.CERTIFICATE_FILE);
    }

    private static boolean wantsTls(Optional<String> uri) {
        var options = uri.map(MongoUri::options);
        return options.isPresent()
                && Stream.of("tls", "ssl")
                        .flatMap(name -> options.get().get(name).stream())
                        .noneMatch("false"::equalsIgnoreCase);
    }

    /** The URI without its password. */
    @Override
    public String toString() {
        return KEYS.shown(this);
    }
}
