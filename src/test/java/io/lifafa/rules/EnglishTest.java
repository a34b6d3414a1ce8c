package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.rules.CorpusMessage.Mark;
import io.lifafa.sms.Intent;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** English messages in the manners of India's institutions and of others': every field, no wrong money, none lost. */
@Timeout(60)
class EnglishTest {
    /** Dollars of a country that nothing in the message names. The list only gets shorter. */
    private static final Set<Integer> OTHER_DOLLARS = Set.of(25004, 25154);

    private static final Rules RULES = new Rules(CorpusMessage.ZONE);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private static List<CorpusMessage> messages;

    @BeforeAll
    static void readEveryMessage() throws IOException {
        messages = Stream.concat(
                        CorpusMessage.all("/rules/dev/english-more.jsonl").stream(),
                        CorpusMessage.all("/rules/dev/india-more.jsonl").stream())
                .toList();
    }

    /** Of 401 messages; what was reached when this was written was 93 %. */
    @Test
    void almostEveryMessageIsReadRightInEveryField() {
        long right = messages.stream().filter(EnglishTest::isRight).count();
        assertThat(1.0 * right / messages.size()).isGreaterThan(0.92);
    }

    @Test
    void noValueOfMoneyIsStoredWrong() {
        assertThat(messages)
                .filteredOn(message -> !OTHER_DOLLARS.contains(message.number()))
                .filteredOn(EnglishTest::isMoneyWrong)
                .as("messages stored wrong, by number")
                .isEmpty();
    }

    @Test
    void noTransactionIsPutAway() {
        assertThat(messages)
                .filteredOn(CorpusMessage::isTransaction)
                .filteredOn(message -> RULES.read(message.sms()).extraction().intent() != Intent.TRANSACTION)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "£7.10 to Alder Bakery from your account ending 4417. Balance £30.00 | debit",
                "KES 300.00 from A/C 0110XXX417 to ALDER BAKERY. Bal KES 12.00 | debit",
                "AED 7.10 - ALDER BAKERY - Card xx4417 - Approved | debit",
                "Acct 20XXX417: MK 7,100.00 out, ALDER BAKERY. closing MK 100.00 | debit",
                "Acct 20XXX417: MK 7,100.00 in, ALDER BAKERY. closing MK 100.00 | credit",
                "R7.10 EFT from acc ..4417 to ALDER BAKERY. Avail R10.20 | debit"
            })
    void anAmountItsPlaceAndAnAccountSayWhichWayTheMoneyWent(String body, String way) {
        var read = RULES.read(CorpusMessage.sms("ALDERBANK", body)).extraction();
        assertThat(read.direction().map(it -> it.wireName())).contains(way);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "£7.10 to Alder Bakery goes out of your account ending 4417 on 14 Nov",
                "£7.10 to Alder Bakery from your account ending 4417 tomorrow",
                "Get £7.10 at Alder Bakery with your card ending 4417",
                "£7.10 to Alder Bakery is due from your account ending 4417",
                "Save £7.10 at Alder Bakery. Card ending 4417 only"
            })
    void whatIsToComeOrOfferedIsNoMovementByItsPlace(String body) {
        assertThat(RULES.read(CorpusMessage.sms("ALDERBANK", body)).extraction().isTransaction())
                .isFalse();
    }

    private static boolean isRight(CorpusMessage message) {
        var read = RULES.read(message.sms()).extraction();
        return message.isTransaction()
                ? message.judge(read, EnglishTest::sameValue).values().stream().allMatch(Mark.RIGHT::equals)
                : read.intent() != Intent.TRANSACTION;
    }

    private static boolean isMoneyWrong(CorpusMessage message) {
        var read = RULES.read(message.sms()).extraction();
        if (!read.isTransaction()) {
            return false;
        }
        var marks = message.judge(read, EnglishTest::sameValue);
        return !message.isTransaction()
                || Stream.of("type", "amount", "currency", "account", "balance")
                        .map(marks::get)
                        .anyMatch(mark -> mark == Mark.MISTAKEN || mark == Mark.INVENTED);
    }

    /** Money by value, an account by its last digits, a text without regard to case. */
    private static boolean sameValue(String expected, String actual) {
        if (NUMBER.matcher(expected).matches() && NUMBER.matcher(actual).matches()) {
            return new BigDecimal(expected).compareTo(new BigDecimal(actual)) == 0 || actual.endsWith(expected);
        }
        return actual.equalsIgnoreCase(expected) || expected.endsWith(actual) && actual.length() >= 4;
    }
}
