package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Sms;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts in odd and cut forms: read as what they are, or not at all, never as less or more. */
@Timeout(30)
class WrittenAmountsTest {
    private static final Rules RULES = new Rules(CorpusMessage.ZONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rs..50|0.50|.50",
                "INR .50|0.50|.50",
                "R2 500.00|2500.00|2 500.00",
                "KZT 15 000|15000|15 000",
                "R12 250,50|12250.50|12 250,50",
                "6 606,02 RUB|6606.02|6 606,02",
                "Rs 15 000.00|15000.00|15 000.00",
                "BHD 0,250|0.250|0,250",
                "TND 1 234,567|1234.567|1 234,567",
                "EUR 12,34|12.34|12,34",
                "USD 1,234,567,890,123,456.00|1234567890123456.00|1,234,567,890,123,456.00"
            })
    void isReadWholeAndSaysWhereItStands(String money, String value, String span) {
        var body = "Your account XX4417 was debited by " + money + " at CORAL STORES on 12-Nov-26.";
        Extraction read = read(body);
        assertThat(read.amount().orElseThrow().toPlainString()).isEqualTo(value);
        assertThat(read.provenance().spans().get(Field.AMOUNT).of(body)).isEqualTo(span);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A/c XX4417 debited by INR 12,34",
                "A/c XX4417 debited by Rs 1,2",
                "Spent USD 5.50, then card XX4417 debited by USD 12,34",
                "A/c XX4417 debited by Rs 1,00,00",
                "A/c XX4417 debited by Rs 1234,567 on 12-Nov-26",
                "A/c XX4417 debited by Rs 1234567890123456 on 12-Nov-26",
                "Карта 4417: покупка 5 млн RUB в MAGAZIN",
            })
    void whatIsCutOrNoAmountIsNotReadAsLess(String body) {
        assertThat(read(body).amount().filter(it -> !it.toPlainString().equals("5.50")))
                .isEmpty();
    }

    private static Extraction read(String body) {
        return RULES.read(Sms.of("1", "user", "MYBANK", body, Instant.parse("2026-11-12T06:00:00Z")))
                .extraction();
    }
}
