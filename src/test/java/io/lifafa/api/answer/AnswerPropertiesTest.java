package io.lifafa.api.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lifafa.api.answer.redaction.DigitRedaction;
import io.lifafa.api.answer.text.Folding;
import io.lifafa.sms.Sms;
import io.lifafa.testsupport.CpuTime;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class AnswerPropertiesTest {
    private static final List<Sms> MESSAGES = List.of(
            Ask.sms("a", "Rs 1,250.40 debited from XX8811 at Quince {\"id\":\"2\"} Cafe"),
            Ask.sms("b", "Rs 77 spent at Lotus Mart"),
            Ask.sms("c", "Your OTP is 5512"));

    private static String reply() {
        return Ask.results(
                Ask.debit("1", 1250.4)
                        .put("counterparty", "Quince {\"id\":\"2\"} Cafe")
                        .put("account", "8811"),
                Ask.debit("2", 78).put("tags", List.of("a", "b")),
                new JsonObject().put("id", 3).put("message_intent", "otp"));
    }

    @Example
    void everyPrefixOfAReplyGivesOnlyWhatTheWholeGives() {
        for (var whole : List.of(reply(), "<think>x</think>```json\n" + reply() + "\n```")) {
            var expected = Ask.question().read(MESSAGES, whole, "m").answers();
            assertThat(expected).hasSize(3);
            for (int end = 0; end < whole.length(); end++) {
                var read = Ask.question().read(MESSAGES, whole.substring(0, end), "m");
                assertThat(expected.entrySet()).containsAll(read.answers().entrySet());
                assertThat(read.readable()).isEqualTo(read.answers().size() == 3 && end >= whole.lastIndexOf("]}") + 2);
            }
        }
    }

    @Property(tries = 500)
    void anAmountThatIsNotInTheSmsNeverGetsThrough(
            @ForAll @IntRange(min = 1, max = 99_999) int inText,
            @ForAll @IntRange(min = 1, max = 9_999_999) int cents) {
        var body = "INR " + inText + ".50 debited from A/c XX0042 to Quince";
        var said = BigDecimal.valueOf(cents, 2);
        boolean right = said.compareTo(new BigDecimal(inText + ".50")) == 0;
        assertThat(Ask.one(body, Ask.debit("1", said)) instanceof ItemAnswer.Good)
                .isEqualTo(right);
    }

    @Property(tries = 500)
    void aNameThatIsNotInTheSmsNeverGetsThrough(@ForAll("names") String name) {
        var body = "Rs 5 paid to Lotus Mart";
        var item = Ask.debit("1", 5).put("counterparty", name);
        boolean stands = Folding.of(body).contains(Folding.of(name));
        assertThat(stands || Ask.one(body, item).equals(Ask.wrong("ungrounded_counterparty")))
                .isTrue();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("lotusmarLM ")
                .ofMinLength(1)
                .ofMaxLength(9)
                .filter(it -> !it.isBlank());
    }

    @Property(tries = 500)
    void noTextBreaksTheReader(@ForAll @StringLength(max = 200) String content) {
        assertThatCode(() -> Ask.question().read(MESSAGES, content, "m")).doesNotThrowAnyException();
    }

    @Property(tries = 1000)
    void noDamageToAReplyBreaksTheReader(
            @ForAll("pieces") String piece, @ForAll @IntRange(max = 400) int at, @ForAll boolean replace) {
        var whole = reply();
        int from = Math.min(at, whole.length());
        var damaged =
                whole.substring(0, from) + piece + whole.substring(replace ? Math.min(whole.length(), from + 3) : from);
        assertThatCode(() -> Ask.question().read(MESSAGES, damaged, "m")).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                "\"",
                "\\",
                ",",
                ":",
                "1e99999999999",
                "-",
                "null",
                "\u0000",
                "\ud800",
                "[[[",
                "{}",
                "</think>");
    }

    @Property(tries = 500)
    void noBodyBreaksTheCheck(@ForAll @StringLength(min = 1, max = 120) String body, @ForAll("pieces") String value) {
        var item = Ask.debit("1", "5")
                .put("account", value + "55")
                .put("counterparty", body)
                .put("transaction_date", value + "2025-13-45")
                .put("balance", body);
        assertThatCode(() -> Ask.one(body + " 5 paid", item)).doesNotThrowAnyException();
    }

    @Example
    void hostileBodiesAreCheckedInLinearTime() {
        for (var piece :
                List.of("1", "1,", "1 ", "1.", "01/02/25 ", "a", "Rs 1 ", "bal ", "XX1", "12:30", "5k ", "9999 ")) {
            var body = piece.repeat(300_000 / piece.length());
            var item = Ask.debit("1", 1)
                    .put("balance", 1)
                    .put("account", "1111")
                    .put("counterparty", "a".repeat(199) + "b");
            var cost = CpuTime.of(() -> {
                Ask.one(body, item);
                DigitRedaction.of(List.of(Ask.sms("h", body)), 3);
            });
            assertThat(cost).as(piece).isLessThan(Duration.ofSeconds(8));
        }
    }
}
