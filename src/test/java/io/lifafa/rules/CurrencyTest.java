package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import io.lifafa.text.TextTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All the money of the world, by code, sign, abbreviation, and where several countries share one, by what else the message says. */
@Timeout(60)
class CurrencyTest {
    private static final Rules RULES = new Rules(CorpusMessage.ZONE);

    static Stream<String> active() {
        return Arrays.stream(Locale.getISOCountries())
                .map(country -> Currency.getInstance(new Locale("", country)))
                .filter(Objects::nonNull)
                .map(Currency::getCurrencyCode)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("active")
    void everyCodeInUseIsMoneyOnEitherSideOfTheNumberAndGluedToIt(String code) {
        assertThat(read("MYBANK", "Your account 4417 was debited by " + code + " 82.00 at CORAL STORES"))
                .isEqualTo("82.00 " + code);
        assertThat(read("MYBANK", "Your account 4417 was debited by " + code + "82.00 at CORAL STORES"))
                .isEqualTo("82.00 " + code);
        assertThat(read("MYBANK", "Your account 4417 was debited by 1,082.00 " + code + " at CORAL STORES"))
                .isEqualTo("1082.00 " + code);
        assertThat(read("MYBANK", "You paid 1,082.00" + code + " to CORAL STORES"))
                .isEqualTo("1082.00 " + code);
        assertThat(read(
                        "MYBANK",
                        "Available balance: " + code + " 410.10. Purchase of " + code + " 82.00 at CORAL STORES."))
                .isEqualTo("82.00 " + code);
    }

    @Test
    void dollarsOfNobodyInParticularAreNotBelievedAsThoseOfAKnownSenderAre() {
        var body = "You've spent $54.30 at CORAL STORES with card xx7718. Available balance $204.66.";
        assertThat(RULES.read(sms("MYBANK", body)).extraction().confidence()).isLessThan(0.9);
        assertThat(RULES.read(sms("Chase", body)).extraction().confidence()).isGreaterThan(0.9);
        assertThat(read("ASB Bank", body)).isEqualTo("54.30 NZD");
        assertThat(read("TD", body)).isEqualTo("54.30 CAD");
        assertThat(read("BASBAND", body)).isEqualTo("54.30 USD");
    }

    /** Sender, text, what is read: amount and code, "?" for a currency that is left open. */
    static Stream<Arguments> written() {
        return TextTable.lines(CurrencyTest.class, "/rules/currencies.txt").stream()
                .map(line -> Arguments.of((Object[]) line.strip().split(" *\\| *")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("written")
    void whatBanksWriteIsTheMoneyTheyMean(String sender, String body, String money) {
        assertThat(read(sender, body)).isEqualTo(money);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Flat P12 is booked for you on 12-07-25", "Q4 results are out, see N14",
                        "Your room R12 is ready, scan QR 4417",
                "You earned 250.00 PTS today", "Your order N1500 is on its way", "5.00 GB of data is yours"
            })
    void aLetterOrUnitOfSomethingElseIsNoMoney(String body) {
        assertThat(RULES.read(sms("SHOP", body)).extraction().amount()).isEmpty();
    }

    private static Sms sms(String sender, String body) {
        return Sms.of("c", "u", sender, body, Instant.parse("2025-07-02T12:00:00Z"));
    }

    private static String read(String sender, String body) {
        var read = RULES.read(sms(sender, body)).extraction();
        assertThat(read.intent()).isEqualTo(Intent.TRANSACTION);
        return amount(read) + " " + read.currency().orElse("?");
    }

    private static String amount(Extraction read) {
        return read.amount().map(Object::toString).orElse("-");
    }
}
