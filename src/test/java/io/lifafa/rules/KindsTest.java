package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.rules.CorpusMessage.Mark;
import io.lifafa.sms.Intent;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Messages of several amounts, of money that has moved or has not, of heads that name the direction, and of what is no
 * money. What is read right must stay right.
 */
@Timeout(60)
class KindsTest {
    /** Messages that are not read right yet: rupees, pulas and dollars of a country that nothing names. The list only gets shorter. */
    private static final Set<Integer> NOT_YET = Set.of(20018, 20095, 20118);

    private static final double SURE = 0.9;
    private static final Rules RULES = new Rules(CorpusMessage.ZONE);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private static List<CorpusMessage> messages;

    @BeforeAll
    static void readEveryMessage() throws IOException {
        messages = CorpusMessage.all("/rules/dev/kinds.jsonl");
    }

    @Test
    void whatIsReadRightStaysRight() {
        assertThat(messages)
                .filteredOn(message -> !NOT_YET.contains(message.number()))
                .filteredOn(message -> !isRight(message))
                .as("messages read wrong, by number")
                .isEmpty();
    }

    @Test
    void hardlyAnyValueOfMoneyIsStoredWrongAndNoneThatIsSaidToBeSure() {
        var wrong = messages.stream().filter(KindsTest::isStoredWrong).toList();
        assertThat(wrong).hasSizeLessThanOrEqualTo(messages.size() * 2 / 100);
        assertThat(wrong)
                .filteredOn(message -> !NOT_YET.contains(message.number()))
                .filteredOn(message -> RULES.read(message.sms()).extraction().confidence() >= SURE)
                .hasSizeLessThanOrEqualTo(messages.size() / 200);
    }

    @Test
    void hardlyAnyTransactionIsPutAway() {
        assertThat(messages)
                .filteredOn(CorpusMessage::isTransaction)
                .filteredOn(message -> RULES.read(message.sms()).extraction().intent() != Intent.TRANSACTION)
                .hasSizeLessThanOrEqualTo(messages.size() * 2 / 100);
    }

    @Test
    void everyMessageStandsOnceAndThoseNotReadYetAreAmongThem() {
        assertThat(messages)
                .extracting(CorpusMessage::number)
                .doesNotHaveDuplicates()
                .containsAll(NOT_YET);
        assertThat(messages).extracting(message -> message.sms().body()).doesNotHaveDuplicates();
    }

    private static boolean isRight(CorpusMessage message) {
        var read = RULES.read(message.sms()).extraction();
        return message.isTransaction()
                ? message.judge(read, KindsTest::sameValue).values().stream().allMatch(Mark.RIGHT::equals)
                : read.intent() != Intent.TRANSACTION;
    }

    /** A transaction is invented, or one of its values is another than the message tells. */
    private static boolean isStoredWrong(CorpusMessage message) {
        var read = RULES.read(message.sms()).extraction();
        if (!read.isTransaction()) {
            return false;
        }
        return !message.isTransaction()
                || message.judge(read, KindsTest::sameValue).values().stream()
                        .anyMatch(mark -> mark == Mark.MISTAKEN || mark == Mark.INVENTED);
    }

    /** Zero decimals say nothing, and of an account the last digits count. */
    private static boolean sameValue(String expected, String actual) {
        if (NUMBER.matcher(expected).matches() && NUMBER.matcher(actual).matches()) {
            return new BigDecimal(expected).compareTo(new BigDecimal(actual)) == 0 || actual.endsWith(expected);
        }
        return actual.endsWith(expected);
    }
}
