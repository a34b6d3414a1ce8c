package io.lifafa.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What may come in as labelled messages, and what is said of a line that cannot be used. */
@Timeout(30)
class LabelledFileTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    @TempDir
    private Path dir;

    private LabelledFile read(String name, String... lines) throws IOException {
        return LabelledFile.read(Files.write(dir.resolve(name), List.of(lines)), ZONE);
    }

    @Test
    void aLineOfAResultFileNamesAllThatTheMessageHas() throws IOException {
        var file = read(
                "a.jsonl",
                "{\"unique_id\":\"7\",\"message_intent\":\"transaction\",\"transaction_type\":\"debit\",\"amount\":12345678901234567.89,"
                        + "\"account\":{\"account_number\":\"8841\"},\"metadata\":{\"sender\":\"AX-SURYAB-S\","
                        + "\"original_text\":\"Rs 1 debited\"}}");
        var message = file.messages().get(0);
        assertThat(message.sms().id()).isEqualTo("7");
        assertThat(message.sms().sender()).isEqualTo("AX-SURYAB-S");
        assertThat(message.sms().body()).isEqualTo("Rs 1 debited");
        assertThat(message.truth().values())
                .containsEntry(Measure.AMOUNT, Optional.of("12345678901234567.89"))
                .containsEntry(Measure.ACCOUNT, Optional.of("8841"))
                .containsEntry(Measure.BALANCE, Optional.empty())
                .doesNotContainKey(Measure.DATE);
    }

    @Test
    void ofATruthApartOnlyWhatItNamesIsJudged() throws IOException {
        var message = read(
                        "a.jsonl",
                        "{\"sender\":\"X\",\"body\":\"b\",\"date\":\"2025-06-02T15:48:00+05:30\",\"lang\":\"sw\",\"set\":\"s\","
                                + "\"truth\":{\"message_intent\":\"transaction\",\"balance\":null}}")
                .messages()
                .get(0);
        assertThat(message.truth().values())
                .isEqualTo(Map.of(Measure.INTENT, Optional.of("transaction"), Measure.BALANCE, Optional.empty()));
        assertThat(message.sms().date()).isEqualTo(Instant.parse("2025-06-02T10:18:00Z"));
        assertThat(message.language()).isEqualTo("sw");
        assertThat(message.sms().id()).isEqualTo("a:1");
    }

    @Test
    void shortNamesAreUnderstoodToo() throws IOException {
        var message = read(
                        "a.jsonl",
                        "{\"body\":\"покупка\",\"expect\":{\"intent\":\"transaction\",\"type\":\"debit\",\"account\":\"12\",\"reference\":\"R1\"}}")
                .messages()
                .get(0);
        assertThat(message.truth().values())
                .containsEntry(Measure.DIRECTION, Optional.of("debit"))
                .containsEntry(Measure.ACCOUNT, Optional.of("12"))
                .containsEntry(Measure.REFERENCE, Optional.of("R1"));
        assertThat(message.language()).isEqualTo("cyrillic");
    }

    @Test
    void anEmptyCellMustNotBeThereAndAQuestionMarkIsNotJudged() throws IOException {
        var message = read(
                        "a.csv",
                        "\uFEFFSender,Body,Message Intent,amount,account,fee",
                        "X,\"paid, to \"\"A\"\"\",transaction,12.50,,?")
                .messages()
                .get(0);
        assertThat(message.sms().body()).isEqualTo("paid, to \"A\"");
        assertThat(message.truth().values())
                .isEqualTo(Map.of(
                        Measure.INTENT, Optional.of("transaction"),
                        Measure.AMOUNT, Optional.of("12.50"),
                        Measure.ACCOUNT, Optional.empty()));
    }

    @Test
    void aBadLineIsToldByItsNumberFieldAndRemedyWithoutItsText() throws IOException {
        var file = read(
                "a.jsonl",
                "{\"body\":\"SECRET\",\"truth\":{\"message_intent\":\"other\"}}",
                "{\"body\":\"SECRET",
                "{\"body\":\"SECRET\",\"truth\":{\"message_intent\":\"transaction\",\"amount\":\"1,5 SECRET\"}}",
                "{\"body\":\"SECRET\",\"truth\":{}}",
                "{\"truth\":{\"message_intent\":\"other\"}}",
                "{\"body\":\"SECRET\",\"date\":\"SECRET\",\"truth\":{\"message_intent\":\"other\"}}");
        assertThat(file.messages()).hasSize(1);
        assertThat(file.faults())
                .containsExactly(
                        "line 2: it is no JSON object; write one object a line",
                        "line 3: amount: it is not readable; write a plain number such as 1250.50",
                        "line 4: message_intent: it is missing; write transaction, or what the message is instead",
                        "line 5: body: it is missing; each line needs the text of an SMS",
                        "line 6: date: it is not readable; write ISO 8601 such as 2025-07-02T10:15:30+05:30");
    }

    @Test
    void anIdThatStandsTwiceIsToldOnce() throws IOException {
        var line = "{\"unique_id\":\"1\",\"body\":\"b\",\"truth\":{\"message_intent\":\"other\"}}";
        var file = read("a.jsonl", line, line);
        assertThat(file.messages()).hasSize(1);
        assertThat(file.faults())
                .containsExactly("line 2: unique_id: it stands in an earlier line; give each message its own, or none");
    }

    @Test
    void aHundredBadLinesAreCountedAndNotAllTold() throws IOException {
        var lines = Collections.nCopies(100, "[]").toArray(String[]::new);
        assertThat(read("a.jsonl", lines).faults()).hasSize(21).endsWith("and 80 more lines");
    }

    @Test
    void aCsvThatLacksANeededColumnIsRefused() {
        assertThatThrownBy(() -> read("a.csv", "sender,amount", "X,1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the header has no column body");
    }
}
