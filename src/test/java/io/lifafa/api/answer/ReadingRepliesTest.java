package io.lifafa.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.answer.reply.ReplyJson;
import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class ReadingRepliesTest {
    private static final List<Sms> TWO =
            List.of(Ask.sms("a", "Rs 1,250.40 debited at Quince Cafe"), Ask.sms("b", "Rs 77 spent at Lotus Mart"));
    private static final JsonObject FIRST = Ask.debit("1", 1250.4);
    private static final JsonObject SECOND = Ask.debit("2", 77);
    private static final String BOTH = Ask.results(FIRST, SECOND);

    private static ReadReply read(String content) {
        return Ask.question().read(TWO, content, "m");
    }

    private static void assertBothGood(String content) {
        var reply = read(content);
        assertThat(reply.readable()).isTrue();
        assertThat(reply.answers()).hasSize(2).allSatisfy((id, it) -> assertThat(it)
                .isInstanceOf(ItemAnswer.Good.class));
    }

    @Test
    void theReplyMayStandInAnyOfTheFormsThatModelsWrite() {
        assertBothGood(BOTH);
        assertBothGood("```json\n" + BOTH + "\n```");
        assertBothGood("<think>\nmaybe {\"results\":[{\"id\":\"1\",\"amount\":3}]} no\n</think>\n\n" + BOTH);
        assertBothGood("well [1], so {this}: then\n</think>" + BOTH);
        assertBothGood("Sure [as asked]: " + BOTH + " Anything else? {no}");
        assertBothGood(new JsonArray().add(FIRST).add(SECOND).encode());
        assertBothGood("{\"id\":\"chat-1\",\"transactions\":[" + FIRST + "," + SECOND + ",],\"more\":{\"x\":[1]}}");
        assertBothGood(FIRST + "\n" + SECOND);
        assertBothGood(BOTH.replace("\"1\"", "1").replace("\"2\"", " 2"));
    }

    @Test
    void aSingleObjectWithoutIdAnswersTheOneSmsThatWasAsked() {
        var item = Ask.debit("1", 77);
        item.remove("id");
        var reply = Ask.question().read(List.of(TWO.get(1)), item.encode(), "m");
        assertThat(reply.readable()).isTrue();
        assertThat(reply.answers().get("b")).isInstanceOf(ItemAnswer.Good.class);
        assertThat(read(item.encode()).answers()).containsOnlyKeys("a", "b").containsValue(Ask.wrong("missing"));
    }

    @Test
    void theLastBatchCountsWhereADraftStandsBeforeIt() {
        assertBothGood(Ask.results(Ask.debit("1", 9), Ask.debit("2", 9)) + " no, rather " + BOTH);
    }

    @Test
    void everyIdIsAnsweredExactlyOnce() {
        var question = Ask.question();
        var reply = question.read(TWO, Ask.results(FIRST, FIRST, Ask.debit("7", 1)), "m");
        assertThat(reply.readable()).isTrue();
        assertThat(reply.answers().get("a")).isInstanceOf(ItemAnswer.Good.class);
        assertThat(reply.answers().get("b")).isEqualTo(Ask.wrong("missing"));
        assertThat(question.invented()).isEqualTo(1);
        assertThat(read(Ask.results(FIRST, Ask.debit("1", 1), SECOND)).answers())
                .containsEntry("a", Ask.wrong("doubled"));
    }

    @Test
    void ofAReplyThatBrokeOffTheWholeItemsAreKept() {
        var reply = read(BOTH.substring(0, BOTH.length() - 6));
        assertThat(reply.readable()).isFalse();
        assertThat(reply.answers()).containsOnlyKeys("a");
        assertThat(read("```json\n[" + FIRST + ",{\"id\":\"2\",\"amount\":7").answers())
                .containsOnlyKeys("a");
        assertThat(read(BOTH + " wait, " + BOTH.substring(0, 30)).readable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sure! Here is what I found.",
                "[]",
                "{}",
                "null",
                "{\"error\":\"quota\"}",
                "<think>{\"results\":[",
                "{\"results\":",
                "[[[[",
                "\u0000{",
                "{\"id\":\"1\"",
                "[1,2]"
            })
    void whatHoldsNoAnswerIsNotReadable(String content) {
        assertThat(read(content)).isEqualTo(new ReadReply(false, java.util.Map.of()));
    }

    @Test
    void aReplyWithoutResultsMissesAll() {
        assertThat(read("{\"results\":[]}").answers().values()).containsOnly(Ask.wrong("missing"));
    }

    @Test
    void hostileTextsAreReadInLinearTimeAndWithoutOverflow() {
        for (var piece :
                List.of("{", "[", "{\"", "{\"a\":", "[{", "[{\"a\":[", "{ ", "<think>", "\"", "{\"a\":1}", "[{}]")) {
            var text = piece.repeat(3_000_000 / piece.length());
            assertThat(read(text).answers().values()).doesNotHaveAnyElementsOfTypes(ItemAnswer.Good.class);
        }
        var deep = "{\"results\":[{\"id\":\"1\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}]}";
        assertThat(read(deep).readable()).isFalse();
        assertThat(read("x".repeat(ReplyJson.LONGEST + 1)).readable()).isFalse();
    }

    @Test
    void numbersThatNoMoneyHasAreNoAmounts() {
        for (var number : List.of("1e999999999", "1e400", "9".repeat(60), "1e-300", "-77", "0", "true", "[77]", "{}")) {
            var content = BOTH.replace(":77", ":" + number);
            assertThat(read(content).answers().getOrDefault("b", Ask.wrong("absent")))
                    .isInstanceOf(ItemAnswer.Wrong.class);
        }
    }
}
