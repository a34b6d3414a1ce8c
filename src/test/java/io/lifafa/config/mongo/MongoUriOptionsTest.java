package io.lifafa.config.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.ConfigException;
import io.lifafa.config.Configs;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An option of the connection string is carried out or refused, never dropped. */
class MongoUriOptionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicaSet=rs0&w=majority&retryWrites=true&appName=Cluster0",
                "compressors=zlib&zlibCompressionLevel=6",
                "authSource=admin;authMechanism=SCRAM-SHA-256",
                "readPreference=primary&readConcernLevel=majority&journal=true",
                "MAXPOOLSIZE=5&minPoolSize=1&maxConnecting=2",
                "tls=true&tlsAllowInvalidHostnames=true&directConnection=true",
            })
    void theseAreCarriedOut(String options) throws ConfigException {
        assertThat(Configs.set(Map.of("store.uri", "mongodb://db/?" + options))
                        .store()
                        .uri())
                .contains("mongodb://db/?" + options);
    }

    @ParameterizedTest
    @CsvSource({
        "compressors=snappy, compressors, snappy",
        "compressors=zlib%2Czstd, compressors, zstd",
        "compressors=lz4, compressors, zlib",
        "timeoutMS=1, timeoutMS, store.timeout",
        "connectTimeoutMS=1, connectTimeoutMS, store.timeout",
        "w=1, w, majority",
        "w=0, w, majority",
        "journal=false, journal, journal",
        "readPreference=secondary, readPreference, primary",
        "readConcernLevel=available, readConcernLevel, majority",
        "tlsAllowInvalidCertificates=true, tlsAllowInvalidCertificates, store.tls_ca_file",
        "tlsInsecure=true, tlsInsecure, store.tls_ca_file",
        "tlsCertificateKeyFilePassword=hush, tlsCertificateKeyFilePassword, openssl",
        "replicaSte=rs0, replicaSte, did you mean replicaSet?",
        "proxyHost=hush, proxyHost, not known",
    })
    void theseAreRefusedWithTheRemedy(String option, String name, String remedy) {
        assertThat(Configs.problemsOfSet(Map.of("store.uri", "mongodb://me:hush@db/?appName=a&" + option)))
                .singleElement()
                .asString()
                .startsWith("store.uri (command line): has the option " + name)
                .contains(remedy)
                .doesNotContain("hush");
    }

    @Test
    void filesForTlsNeedAServerThatIsReachedByTls() {
        for (var key : new String[] {"store.tls_ca_file", "store.tls_certificate_file"}) {
            assertThat(Configs.problemsOfSet(Map.of(key, "/a")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith(key);
            assertThat(Configs.problemsOfSet(Map.of(key, "/a", "store.uri", "mongodb://db/?tls=false")))
                    .hasSize(1);
        }
    }

    @Test
    void theUriMayNameTheFilesAsTheOfficialDriversTakeThem() throws ConfigException {
        var store = Configs.set(
                        Map.of("store.uri", "mongodb://db/?tlsCAFile=%2Fa%20b&w=majority&tlsCertificateKeyFile=/c"))
                .store();

        assertThat(store.tlsCaFile()).hasToString("Optional[/a b]");
        assertThat(store.tlsCertificateFile()).hasToString("Optional[/c]");
        assertThat(store.withoutFiles(store.uri().orElseThrow())).isEqualTo("mongodb://db/?w=majority");
    }
}
