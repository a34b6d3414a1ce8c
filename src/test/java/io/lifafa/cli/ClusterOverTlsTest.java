package io.lifafa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.TestNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifafa cluster} asks a node that speaks HTTPS alone, by the certificates that {@code lifafa} makes. */
@Timeout(60)
class ClusterOverTlsTest {
    @TempDir
    Path dir;

    @Test
    void aNodeIsAskedByTheAuthorityOfItsCertificateAndByNoOther() throws Exception {
        var made =
                Cli.run("cluster", "certificates", dir.toString(), "one", "--host", "localhost", "--host", "127.0.0.1");
        assertThat(made.code()).as(made.err()).isZero();
        var files = dir.resolve("one");
        try (var node = TestNode.start(Map.of(
                "http.tls_certificate_file", files.resolve("tls.crt").toString(),
                "http.tls_key_file", files.resolve("tls.key").toString()))) {
            var ca = files.resolve("ca.crt").toString();
            for (var host : new String[] {"localhost", "127.0.0.1"}) {
                var asked = Cli.run(
                        "cluster",
                        "--url",
                        "https://" + host + ":" + node.node().httpPort(),
                        "--ca-file",
                        ca);
                assertThat(asked.code()).as(asked.err()).isZero();
                assertThat(asked.out()).contains("up");
            }
            var url = "https://localhost:" + node.node().httpPort();
            assertThat(Cli.run("cluster", "--url", url).err()).contains("no TLS with " + url, "--ca-file");
            assertThat(Cli.run(
                                    "cluster",
                                    "--url",
                                    url,
                                    "--ca-file",
                                    files.resolve("tls.key").toString())
                            .err())
                    .contains(files.resolve("tls.key") + " ");
            assertThat(Cli.run("cluster", "--url", url.replace("https", "http")).err())
                    .contains("400");
        }
    }

    @Test
    void aHostThatIsNoneIsRefused() {
        var asked = Cli.run("cluster", "certificates", dir.toString(), "one", "--host", "a,uri:b");
        assertThat(asked.code()).isEqualTo(2);
        assertThat(asked.err()).contains("'a,uri:b' cannot be a host");
    }
}
