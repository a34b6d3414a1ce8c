package io.lifafa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.SmsId;
import io.lifafa.testsupport.SampleSms;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifafa run}: what goes in, what comes out, and with which exit code it ends. */
@Timeout(60)
class RunCommandTest {
    @TempDir
    private Path dir;

    private Path lines;

    @BeforeEach
    void write() throws IOException {
        lines = Files.write(
                dir.resolve("in.jsonl"),
                IntStream.rangeClosed(1, 30)
                        .mapToObj(i -> SampleSms.payment(i).encode())
                        .toList());
    }

    private Cli.Result run(String... args) {
        return runWithInput("", args);
    }

    private Cli.Result runWithInput(String input, String... args) {
        var all = new ArrayList<>(List.of("run", "--set", "store.data_dir=" + dir.resolve("data")));
        all.addAll(List.of(args));
        return Cli.runWithInput(input, all.toArray(String[]::new));
    }

    @Test
    void theSummarySaysWhatWasDoneAndASecondRunAddsNothing() {
        var first = run(lines.toString(), "--show", "2");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("30 SMS in", "30 processed", "KAVERI TIFFINS")
                .doesNotContain("rejected");
        var second = run(lines.toString());
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains(" 0 processed", "30 duplicate");
    }

    @Test
    void aFileThatNamesNoUserIsTheUsersWhoIsNamedBesideIt() throws IOException {
        var sms = SampleSms.payment(78);
        sms.remove("user_id");
        sms.remove("unique_id");
        Files.writeString(lines, sms.encode());
        var out = dir.resolve("out.jsonl");
        assertThat(run(lines.toString(), "--user", "asha", "--out", out.toString())
                        .code())
                .isZero();
        var date = Instant.parse("2025-06-02T10:18:00Z");
        assertThat(new JsonObject(Files.readString(out)).getString("unique_id"))
                .isEqualTo(SmsId.of("default", "asha", "AX-SURYAB-T", date, SampleSms.text(78)));
        assertThat(run(lines.toString(), "--user", " ").code()).isEqualTo(2);
    }

    @Test
    void theResultLineOfATransactionHasItsFee() throws IOException {
        var paid = SampleSms.payment(79).put("body", "Rs 500.00 debited from A/c XX4417 to ANIL. IMPS charges Rs 5.90");
        Files.writeString(lines, paid.encode());
        var out = dir.resolve("out.jsonl");
        assertThat(run(lines.toString(), "--out", out.toString()).code()).isZero();
        assertThat(Files.readString(out)).contains("\"amount\":500.00").contains("\"fee\":5.90");
    }

    @Test
    void theResultLineOfAFilteredSmsSaysWhatWasReadInIt() throws IOException {
        var note = SampleSms.payment(77).put("body", "Available balance in your A/c XX4417 is Rs 5,310.20 on 02-06-25");
        Files.writeString(lines, note.encode());
        var out = dir.resolve("out.jsonl");
        assertThat(run(lines.toString(), "--out", out.toString()).code()).isZero();
        assertThat(Files.readString(out)).contains("\"balance\":5310.20");
        var written = new JsonObject(Files.readString(out));
        assertThat(written.getString("status")).isEqualTo("filtered");
        assertThat(written.getString("message_intent")).isEqualTo("alert");
        assertThat(written.getString("currency")).isEqualTo("INR");
        assertThat(written.getJsonObject("account").getString("account_number")).isEqualTo("4417");
    }

    @Test
    void theResultFileHasOneLineForEachSmsAndTellsTheSecondOccurrenceFromTheFirst() throws IOException {
        Files.writeString(lines, SampleSms.payment(5).encode() + "\n", StandardOpenOption.APPEND);
        var out = dir.resolve("out.jsonl");
        assertThat(run(lines.toString(), "--out", out.toString()).code()).isZero();
        var written = Files.readAllLines(out).stream().map(JsonObject::new).toList();
        assertThat(written).hasSize(31);
        assertThat(written.get(4).getString("status")).isEqualTo("processed");
        assertThat(written.get(4).getString("source")).isEqualTo("rules");
        assertThat(written.get(4).getString("transaction_type")).isEqualTo("debit");
        assertThat(written.get(30).getString("unique_id")).isEqualTo("pay-5");
        assertThat(written.get(30).getString("status")).isEqualTo("duplicate");
        assertThat(run(lines.toString(), "--out", out.toString()).code()).isZero();
        assertThat(Files.readAllLines(out)).allSatisfy(it -> assertThat(new JsonObject(it).getString("status"))
                .isEqualTo("duplicate"));
    }

    @Test
    void theLineOfAnSmsThatCameBeforeUnderAnotherIdNamesItAndSaysWhatItSaid() throws IOException {
        var backup = SampleSms.payment(5);
        backup.remove("unique_id");
        Files.writeString(lines, backup.encode() + "\n", StandardOpenOption.APPEND);
        var out = dir.resolve("out.jsonl");
        assertThat(run(lines.toString(), "--out", out.toString()).out()).contains("30 processed", "1 duplicate");
        var first = new JsonObject(Files.readAllLines(out).get(4));
        var second = new JsonObject(Files.readAllLines(out).get(30));
        assertThat(second.getString("status")).isEqualTo("duplicate");
        assertThat(second.getString("duplicate_of")).isEqualTo("pay-5");
        assertThat(second.getString("unique_id")).hasSize(40);
        assertThat(second.getValue("amount")).isEqualTo(first.getValue("amount"));
    }

    @Test
    void aResultFileThatCannotBeWrittenIsSaidBeforeTheWork() {
        var result =
                run(lines.toString(), "--out", dir.resolve("nowhere/out.jsonl").toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("nowhere", "directory");
        assertThat(dir.resolve("data")).doesNotExist();
    }

    @Test
    void aRunThatCannotStartKeepsTheResultsOfTheOneBefore() throws IOException {
        var out = Files.writeString(dir.resolve("out.jsonl"), "what was there");
        Files.writeString(dir.resolve("data"), "no directory");
        var result = run(lines.toString(), "--out", out.toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(out).hasContent("what was there");
    }

    @Test
    void severalFilesAndTheStandardInputAreRead() throws IOException {
        var csv = Files.writeString(
                dir.resolve("in.csv"), "sender,body,date\nAX-SURYAB-T," + SampleSms.text(77) + ",2025-06-02\n");
        var result = runWithInput(SampleSms.payment(99).encode(), lines.toString(), csv.toString(), "-");
        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.out()).contains("32 SMS in");
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestIsTaken() throws IOException {
        var empty = Files.createFile(dir.resolve("empty.json"));
        var half = Files.writeString(dir.resolve("half.json"), "[" + SampleSms.payment(50) + ",{\"sender\":\"A");
        var result = run(
                dir.resolve("missing.json").toString(),
                dir.toString(),
                empty.toString(),
                half.toString(),
                lines.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains(
                        "missing.json: there is no such file",
                        "it is a directory",
                        "empty.json: item 0, input: the input is empty",
                        "half.json: item 1, item: the input ends in the middle of an item",
                        "31 SMS in",
                        "31 processed");
    }

    @Test
    void nothingToReadIsAUsageError() {
        assertThat(run().code()).isEqualTo(2);
        assertThat(run().err()).contains("FILE");
    }
}
