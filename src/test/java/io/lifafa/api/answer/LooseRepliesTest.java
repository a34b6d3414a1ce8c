package io.lifafa.api.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replies in what is nearly JSON, or JSON within JSON. */
@Timeout(30)
class LooseRepliesTest {
    private static final List<Sms> TWO =
            List.of(Ask.sms("a", "Rs 1,250.40 debited at Quince's Cafe"), Ask.sms("b", "Rs 77 spent at Lotus Mart"));
    private static final String BOTH = Ask.results(Ask.debit("1", 1250.4), Ask.debit("2", 77));

    private static ReadReply read(String content) {
        return Ask.question().read(TWO, content, "m");
    }

    private static void assertBothGood(String content) {
        var reply = read(content);
        assertThat(reply.answers()).as(content).hasSize(2).allSatisfy((id, it) -> assertThat(it)
                .isInstanceOf(ItemAnswer.Good.class));
        assertThat(reply.readable()).as(content).isTrue();
    }

    private static String quoted(String text) {
        var array = new JsonArray().add(text).encode();
        return array.substring(1, array.length() - 1);
    }

    @Test
    void jsonWithinJsonIsRead() {
        assertBothGood(quoted(BOTH));
        assertBothGood(quoted(quoted(BOTH)));
        assertBothGood("```json\n" + quoted(BOTH) + "\n```");
        assertBothGood("Here: " + BOTH.replace("\"", "\\\""));
        var items = new JsonObject(BOTH).getJsonArray("results");
        assertBothGood(new JsonObject().put("results", items.encode()).encode());
        assertBothGood(new JsonObject().put("answer", BOTH).encode());
        assertBothGood(new JsonObject()
                .put(
                        "results",
                        new JsonArray()
                                .add(items.getJsonObject(0).encode())
                                .add(items.getJsonObject(1).encode()))
                .encode());
    }

    @Test
    void pythonsLiteralsAreRead() {
        assertBothGood(BOTH.replace('"', '\''));
        assertBothGood(
                "It's this:\n" + BOTH.replace('"', '\'').replace("77}", "77, 'fee': None, 'x': True, 'y': False,}"));
        assertBothGood(BOTH.replace("77}", "77,\"fee\":None,\"tags\":[]}"));
        assertBothGood(BOTH.replace('"', '\'').replace("1250.4}", "1250.4, 'counterparty': \"Quince's Cafe\"}"));
        assertBothGood(BOTH.replace('"', '\'').replace("1250.4}", "1250.4, 'counterparty': 'Quince\\'s Cafe'}"));
    }

    @Test
    void whatIsNoNumberIsAbsent() {
        for (var number : List.of("NaN", "nan", "Infinity", "-Infinity", "inf", "-inf")) {
            assertBothGood(BOTH.replace("77}", "77,\"fee\":" + number + ",\"balance\":" + number + "}"));
            assertThat(read(BOTH.replace(":77", ":" + number)).answers().get("b"))
                    .isInstanceOf(ItemAnswer.Wrong.class);
        }
    }

    @Test
    void amountsStayExact() {
        var amount = "12345678901234567890.10";
        var sms = List.of(Ask.sms("a", "INR " + amount + " debited at Quince"));
        for (var form : List.of("%s", quoted("%s"))) {
            var item =
                    "{'results': [{'id': '1', 'message_intent': 'transaction', 'transaction_type': 'debit', 'amount': "
                            + amount + "}]}";
            var answer = Ask.question()
                    .read(sms, form.formatted(item), "m")
                    .answers()
                    .get("a");
            assertThat(Ask.extraction(answer).amount()).contains(new BigDecimal(amount));
        }
    }

    @Test
    void aWordInAnSmsIsNoLiteral() {
        var sms = List.of(Ask.sms("a", "Rs 5 paid to None True Mart"));
        var content = "{'id': '1', 'message_intent': 'transaction', 'transaction_type': 'debit', 'amount': 5,"
                + " 'counterparty': 'None True Mart', 'fee': None}";
        var answer = Ask.question().read(sms, content, "m").answers().get("a");
        assertThat(Ask.extraction(answer).counterparty()).contains("None True Mart");
    }

    @Property(tries = 1_000)
    void noTextOfQuotesAndBracketsBreaksTheReaderOrMakesAnAmountUp(@ForAll("loose") List<String> pieces) {
        var content = String.join("", pieces);
        assertThatCode(() -> read(content)).doesNotThrowAnyException();
        read(content).answers().values().stream()
                .filter(ItemAnswer.Good.class::isInstance)
                .forEach(it -> assertThat(Ask.extraction(it).amount().orElseThrow())
                        .isIn(new BigDecimal("1250.40"), new BigDecimal("1250.4"), new BigDecimal("77")));
    }

    @Provide
    Arbitrary<List<String>> loose() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        "'",
                        "\"",
                        "\\",
                        "\\\"",
                        ",",
                        ":",
                        "None",
                        "True",
                        "NaN",
                        "-Infinity",
                        "'id'",
                        "'1'",
                        "'amount': 77",
                        "'amount': 78",
                        "{'id': '2', 'message_intent': 'transaction', ",
                        "'transaction_type': 'debit', ",
                        "\\x41",
                        "\\u12",
                        "results",
                        "\n",
                        BOTH)
                .list()
                .ofMaxSize(40);
    }

    @Test
    void hostileTextsAreReadInLinearTime() {
        for (var piece : List.of(
                "{'", "{'a':", "[{'a':[", "\"{\\\"", "{\\\"a\\\":", "\\\\\\\"", "{\"a\":\"{", "'", "{'a':'\\")) {
            var text = piece.repeat(2_000_000 / piece.length());
            assertThat(read(text).answers().values()).doesNotHaveAnyElementsOfTypes(ItemAnswer.Good.class);
        }
    }
}
