package io.lifafa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifafa encryption}, beside a node that works. */
@Timeout(120)
class EncryptionCommandTest {
    private static final String OLD = "0a".repeat(32);
    private static final String NEW = "0b".repeat(32);
    private static final String NO_AMOUNT = "Your account XX8841 has been debited. Avl bal Rs 5000.00";

    @TempDir
    private Path dir;

    private Path keys;
    private String data;

    @BeforeEach
    void keys() throws Exception {
        keys = Files.writeString(dir.resolve("master"), "# the master key\n" + OLD + "\n");
        data = dir.resolve("data").toString();
    }

    private TestNode start() throws Exception {
        return TestNode.startIn(data, Map.of("security.master_key_file", keys.toString()));
    }

    private Cli.Result run(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--set", "store.data_dir=" + data, "--set", "security.master_key_file=" + keys));
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void aTenantsKeyIsRotatedAndThenDroppedWhileANodeWorks() throws Exception {
        try (var node = start()) {
            node.done(node.postJson(SampleSms.payments(3).encode()));
            node.done(node.postJson(SampleSms.payment(9).put("body", NO_AMOUNT).encode()));

            var rotated = run("encryption", "rotate", "--tenant", "default");
            assertThat(rotated.code()).as(rotated.err()).isZero();
            assertThat(rotated.out()).contains("version 2", "texts of tenant default");
            assertThat(node.get("/api/v1/sms/pay-1").json().getString("body")).isEqualTo(SampleSms.text(1));
            var status = run("encryption", "status");
            assertThat(status.out()).contains("version 1", "version 2").doesNotContain(OLD);

            var dropped = run("encryption", "drop", "--tenant", "default", "--yes");
            assertThat(dropped.code()).as(dropped.err()).isZero();
            assertThat(dropped.out()).contains("2 versions");
            Awaiting.whileMoving(
                    "noticed",
                    () -> node.get("/api/v1/sms/pay-1").body(),
                    () -> !node.get("/api/v1/sms/pay-1").json().getBoolean("body_kept", true));
            var sms = node.get("/api/v1/sms/pay-1");
            assertThat(sms.status()).isEqualTo(200);
            assertThat(sms.body()).doesNotContain("KAVERI TIFFINS On");
            assertThat(sms.json().getJsonObject("extraction").getDouble("amount"))
                    .isEqualTo(1);
            assertThat(node.get("/api/v1/dead-letters").body())
                    .contains("\"body_kept\":false")
                    .doesNotContain("Avl bal");
            assertThat(node.get("/api/v1/transactions?user_id=meera").body())
                    .contains("\"body_kept\":false")
                    .doesNotContain("original_text");

            node.done(node.postJson(SampleSms.payment(7).encode()));
            assertThat(node.get("/api/v1/sms/pay-7").json().getString("body")).isEqualTo(SampleSms.text(7));
            var again = node.done(node.postJson(SampleSms.payment(1).encode()));
            assertThat(again.getInteger("duplicate")).isEqualTo(1);
        }
        assertThat(run("audit").code()).isZero();
        assertThat(run("encryption", "status").out()).contains("version 1", "dropped", "version 3");
    }

    @Test
    void openWorkWhoseKeyWasDroppedBecomesDeadLettersAndTheCountsAddUp() throws Exception {
        TestNode.Answer accepted;
        var waiting = Map.of("security.master_key_file", keys.toString(), "node.roles", "store,ingest,web,health");
        try (var node = TestNode.startIn(data, waiting)) {
            accepted = node.postJson(SampleSms.payments(3).encode());
            assertThat(run("encryption", "drop", "--tenant", "default", "--yes").code())
                    .isZero();
        }
        try (var node = start()) {
            assertThat(node.done(accepted).getInteger("dead")).isEqualTo(3);
            var letters = node.get("/api/v1/dead-letters").json().getJsonArray("dead_letters");
            assertThat(letters.getJsonObject(0).getString("reason")).isEqualTo("text_unreadable");
        }
        assertThat(run("audit").out()).contains("exactly one place");
    }

    @Test
    void anotherMasterKeyTakesOverAndTheOldOneIsNeededNoMore() throws Exception {
        try (var node = start()) {
            node.done(node.postJson(SampleSms.payments(2).encode()));
        }
        Files.writeString(keys, NEW + "\n" + OLD + "\n");
        try (var node = start()) {
            var result = run("encryption", "rotate-master");
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).contains("1 keys");
            assertThat(node.get("/api/v1/sms/pay-1").body()).contains(SampleSms.text(1));
        }
        Files.writeString(keys, NEW);
        try (var node = start()) {
            assertThat(node.get("/api/v1/sms/pay-2").body()).contains(SampleSms.text(2));
        }
    }

    @Test
    void withoutTheKeyNothingStartsAndTheMessageNamesTheKeyAndTheRemedy() throws Exception {
        try (var node = start()) {
            node.done(node.postJson(SampleSms.payments(2).encode()));
        }
        var input =
                Files.writeString(dir.resolve("one.json"), SampleSms.payment(5).encode());
        var without = Cli.run("run", input.toString(), "--set", "store.data_dir=" + data);
        assertThat(without.code()).isEqualTo(2);
        assertThat(without.err()).contains("none is configured", "security.master_key_file");
        assertThat(Cli.run("cache", "list", "--set", "store.data_dir=" + data).err())
                .contains("security.master_key_file");

        Files.writeString(keys, NEW);
        var wrong = run("run", input.toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("encrypted under master key", "security.master_key_file")
                .doesNotContain(NEW);

        Files.writeString(keys, "no key");
        var broken = run("run", input.toString());
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("security.master_key_file: " + keys, "openssl rand -base64 32");

        Files.delete(keys);
        assertThat(run("run", input.toString()).err()).contains(keys + " does not exist");
    }

    @Test
    void runWritesTheTextsOfAnEncryptedStore() throws Exception {
        var input =
                Files.writeString(dir.resolve("one.json"), SampleSms.payment(5).encode());
        var out = dir.resolve("out.ndjson");
        var result = run("run", input.toString(), "--out", out.toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readString(out)).contains(SampleSms.text(5));
    }
}
