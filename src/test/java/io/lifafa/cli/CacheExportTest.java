package io.lifafa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.TestNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What commands on the store say when they are done, or cannot begin. */
@Timeout(60)
class CacheExportTest {
    @Test
    void anExportSaysHowMuchItWroteAndWhere(@TempDir Path dir) throws Exception {
        try (var server = EmbeddedServer.start(EmbeddedOptions.inMemory())) {
            var file = dir.resolve("templates.jsonl");
            var result = Cli.run("cache", "export", file.toString(), "--set", "store.uri=" + server.uri());
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).isEqualTo("0 templates written to " + file + System.lineSeparator());

            var piped = Cli.run("cache", "export", "-", "--set", "store.uri=" + server.uri());
            assertThat(piped.out()).isEmpty();
            assertThat(piped.err()).contains("0 templates written to the standard output");
        }
    }

    @Test
    void aStoreThatIsServedAlreadyIsNotToldToUseAnother(@TempDir Path dir) throws Exception {
        var data = dir.resolve("data");
        try (var node = TestNode.startIn(data.toString(), Map.of())) {
            assertThat(node.get("/api/v1/cache").status()).isPositive();
            var held = Cli.run("store", "--port", "0", "--set", "store.data_dir=" + data);
            assertThat(held.code()).isEqualTo(2);
            assertThat(held.err()).contains("held by process").doesNotContain("MONGODB_URI");
        }
    }
}
