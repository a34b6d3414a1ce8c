package io.lifafa.ingest.formats;

import static io.lifafa.ingest.formats.SampleInputs.csv;
import static io.lifafa.ingest.formats.SampleInputs.csvLine;
import static io.lifafa.ingest.formats.SampleInputs.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.ingest.formats.item.SkipReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {
    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void columnsStandInAnyOrderUnderAnyNameAndSeparator(String s) {
        var text = "\uFEFF" + String.join(s, "Received Date", "noise", "USER_ID", "\"Message_Body\"", "address", "ID")
                + "\r\n"
                + String.join(s, "1714538730000", "x", "uma", "\"Rs 20; paid, to\t\"\"chaiwala\"\"\"", "VK-KOSHBK", "7")
                + "\r\n";

        var sms = read(text).onlyAccepted();

        assertThat(sms.body()).isEqualTo("Rs 20; paid, to\t\"chaiwala\"");
        assertThat(sms.sender()).isEqualTo("VK-KOSHBK");
        assertThat(sms.userId()).isEqualTo("uma");
        assertThat(sms.id()).isEqualTo("7");
        assertThat(sms.date()).isEqualTo("2024-05-01T04:45:30Z");
    }

    @Test
    void quotedLineBreaksBelongToTheText() {
        assertThat(read(csv(csvLine("\"a\r\nb\n\nc\""), csvLine("d"))).bodies()).containsExactly("a\nb\n\nc", "d");
    }

    @Test
    void spacesAroundQuotesAndEmptyColumnsBehindAreHarmless() {
        var read = read("sep=,\n\nsender,body,date\n VK , \"a, b\" , 2024-05-01,,\n,,\n\nVK,c,2024-05-01");

        assertThat(read.bodies()).containsExactly("a, b", "c");
        assertThat(read.items()).extracting(ReadItem::index).containsExactly(0L, 1L);
    }

    @Test
    void aQuoteInsideUnquotedTextIsText() {
        assertThat(read(csv(csvLine("5\" screen"))).bodies()).containsExactly("5\" screen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VK-KOSHBK,secret text,2024-05-01\n",
                "hello",
                "sender,body\nA,b\n",
                "sender;note;date\n",
                "\"sender"
            })
    void withoutAHeaderNothingIsTakenAndTheColumnsAreShown(String text) {
        var read = read(text);

        assertThat(read.items()).isEmpty();
        assertThat(read.failureMessage())
                .contains("no header line")
                .contains("sender (or sender_name, address), body (or message_body), date (or received_date)")
                .doesNotContain("secret");
    }

    @Test
    void aColumnNamedTwiceEndsTheInput() {
        assertThat(read("sender,body,date,body\nA,b,2024-05-01,c\n").failureMessage())
                .contains("column body twice");
    }

    @Test
    void twoNamesOfOneFieldMayAgreeButNotDiffer() {
        var read = read("sender,address,body,date\nA,A,x,2024-05-01\nA,B,y,2024-05-01\n");

        assertThat(read.bodies()).containsExactly("x");
        assertThat(read.onlyRejected().reason()).contains("sender and address hold different values");
    }

    @Test
    void aLineWithTheWrongNumberOfColumnsIsNotGuessedAt() {
        var read = read(csv(csvLine("a1"), csvLine("Rs 1,000 paid"), "VK-KOSHBK,b", csvLine("c3")));

        assertThat(read.bodies()).containsExactly("a1", "c3");
        assertThat(read.rejected()).extracting("index").containsExactly(1L, 2L);
        assertThat(read.rejected().get(0).reason()).contains("4 columns where the header has 3");
    }

    @Test
    void anUnclosedQuoteCostsOnlyItsLine() {
        var read = read(csv(csvLine("a1"), csvLine("\"open"), csvLine("\"b2\""), csvLine("c3")));

        assertThat(read.bodies()).containsExactly("a1", "b2", "c3");
        assertThat(read.onlyRejected().index()).isEqualTo(1);
    }

    @Test
    void anUnclosedQuoteBeforeAMillionLinesCostsOnlyItsLine() {
        var read = read(csv(csvLine("a1"), csvLine("\"open"), (csvLine("b2") + "\n").repeat(100_000)));

        assertThat(read.accepted()).hasSize(100_001);
        assertThat(read.onlyRejected().reason()).contains("larger than 65536");
    }

    @Test
    void aHugeLineCostsOnlyItself() {
        var read = read(csv(
                csvLine("a1"),
                csvLine("x".repeat(5_000_000)),
                csvLine("\"" + "y".repeat(300_000) + "\""),
                csvLine("b2")));

        assertThat(read.bodies()).containsExactly("a1", "b2");
        assertThat(read.rejected()).extracting("index").containsExactly(1L, 2L);
    }

    @Test
    void aTornLastLineIsToldAsSuch() {
        for (var torn : new String[] {"VK-KOSHBK,b", "VK-KOSHBK,\"b"}) {
            var read = read("sender,body,date\n" + csvLine("a1") + "\n" + torn);
            assertThat(read.bodies()).containsExactly("a1");
            assertThat(read.onlyRejected().reason()).contains("still being written");
        }
    }

    @Test
    void linesSurviveWhereverTheBufferEnds() {
        for (var length = 8_050; length < 8_200; length++) {
            var read = read(csv(csvLine("x".repeat(length)), csvLine("\"b\n\"\"2\""), csvLine("c3")));
            assertThat(read.bodies()).hasSize(3).endsWith("b\n\"2", "c3");
        }
    }

    @Test
    void sentMessagesAreSkippedAndNullsAreAbsent() {
        var read =
                read("type,sender,body,date,phone\n2,A,x,2024-05-01,\n1,NULL,y,2024-05-01,\n1,A,z,2024-05-01,null\n");

        assertThat(read.skipped()).extracting("reason").containsExactly(SkipReason.SENT);
        assertThat(read.onlyRejected().reason()).contains("sender is missing");
        assertThat(read.accepted()).extracting("phone").containsExactly(Optional.empty());
    }
}
