package io.lifafa.config.mongo;

import io.lifafa.config.text.Nearest;
import io.lifafa.config.text.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options of a MongoDB connection string: those that are carried out, and a sentence for each of the others. The
 * driver only logs an option that it does not know, and hangs on a compressor that is not there; nobody should believe in
 * an option that means nothing.
 */
public final class MongoUriOptions {
    public static final String CA_FILE = "tlsCAFile";
    public static final String CERTIFICATE_FILE = "tlsCertificateKeyFile";

    private static final Set<String> CARRIED_OUT = Set.of("""
            appName authMechanism authMechanismProperties authSource compressors directConnection gssapiServiceName journal
            loadBalanced localThresholdMS maxConnecting maxIdleTimeMS maxLifeTimeMS maxPoolSize minPoolSize readConcernLevel
            readPreference replicaSet retryReads retryWrites serverMonitoringMode srvMaxHosts srvServiceName ssl
            sslInvalidHostNameAllowed tls tlsAllowInvalidHostnames tlsCAFile tlsCertificateKeyFile uuidRepresentation w
            zlibCompressionLevel""".split("\\s+"));

    private static final String OUR_TIME = "; set store.timeout, by which every call ends";
    private static final String OUR_TRUST =
            "; name the file of the authority that signed the server's certificate in store.tls_ca_file";

    /** By name in lower case. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("timeoutms", OUR_TIME),
            Map.entry("connecttimeoutms", OUR_TIME),
            Map.entry("sockettimeoutms", OUR_TIME),
            Map.entry("serverselectiontimeoutms", OUR_TIME),
            Map.entry("waitqueuetimeoutms", OUR_TIME),
            Map.entry("wtimeout", OUR_TIME),
            Map.entry("wtimeoutms", OUR_TIME),
            Map.entry("heartbeatfrequencyms", "; servers are asked every 3 s"),
            Map.entry("tlsinsecure", OUR_TRUST),
            Map.entry("tlsallowinvalidcertificates", OUR_TRUST),
            Map.entry(
                    "tlscertificatekeyfilepassword",
                    "; take the password off the key in the file: openssl pkey -in KEY -out NEW"),
            Map.entry("readpreferencetags", "; everything is read from the primary"),
            Map.entry("maxstalenessseconds", "; everything is read from the primary"));

    /** The class of the library that each compressor needs; zlib comes with Java. */
    private static final Map<String, String> LIBRARIES =
            Map.of("snappy", "org.xerial.snappy.Snappy", "zstd", "com.github.luben.zstd.Zstd");

    private final Map<String, String> values = new LinkedHashMap<>();

    /** @param query what follows the question mark, separated by ampersands or semicolons */
    MongoUriOptions(String query) {
        for (String option : query.split("[&;]")) {
            String[] parts = option.split("=", 2);
            if (!parts[0].isEmpty()) {
                values.put(parts[0], parts.length > 1 ? MongoUri.decoded(parts[1]) : "");
            }
        }
    }

    public Optional<String> get(String name) {
        return values.entrySet().stream()
                .filter(option -> option.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** What is wrong with the first option that is not carried out, without any value; empty if all are. */
    public Optional<String> problem() {
        return values.entrySet().stream()
                .flatMap(option -> problem(option.getKey(), option.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> problem(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (INSTEAD.containsKey(lower)) {
            return refused(name, "is not carried out here" + INSTEAD.get(lower));
        }
        if (CARRIED_OUT.stream().noneMatch(name::equalsIgnoreCase)) {
            return refused(name, "is not known" + Nearest.hint(name, new TreeSet<>(CARRIED_OUT)));
        }
        return switch (lower) {
            case "compressors" -> compressors(name, value);
            case "w" -> require(value.equals("majority"), name, "must be majority, as every write is made here");
            case "journal" ->
                require(
                        value.equalsIgnoreCase("true"),
                        name,
                        "must be true: what is acknowledged must be in the journal");
            case "readpreference" ->
                require(
                        value.equalsIgnoreCase("primary"),
                        name,
                        "must be primary: what was written must be read at once");
            case "readconcernlevel" ->
                require(
                        Set.of("local", "majority", "linearizable").contains(value),
                        name,
                        "must be local, majority or linearizable");
            default -> Optional.empty();
        };
    }

    private static Optional<String> compressors(String name, String value) {
        for (String compressor : List.of(value.split(","))) {
            String library = LIBRARIES.get(compressor);
            if (library != null && !isThere(library)) {
                return refused(name, "names " + compressor + ", a library that is not part of Lifafa; use zlib");
            }
            if (library == null && !compressor.equals("zlib")) {
                return refused(name, "names a compressor that is not known; allowed: zlib");
            }
        }
        return Optional.empty();
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, MongoUriOptions.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Optional<String> require(boolean holds, String name, String problem) {
        return holds ? Optional.empty() : refused(name, problem);
    }

    private static Optional<String> refused(String name, String problem) {
        return Optional.of("has the option " + Printable.of(name) + ", which " + problem);
    }
}
