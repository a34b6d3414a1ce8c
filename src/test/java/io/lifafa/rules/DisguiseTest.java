package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Account;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Sms;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters in disguise are read as what they stand for, and what is found points into the message as it came. */
@Timeout(30)
class DisguiseTest {
    private static final Rules RULES = new Rules(CorpusMessage.ZONE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "𝗥𝘀.𝟭,𝟰𝟱𝟬.𝟬𝟬 𝗱𝗲𝗯𝗶𝘁𝗲𝗱 from A/c XX4417 to CORAL STORES. Avl Bal Rs.8,870.00",
                "𝑅𝓈.1,450.00 𝕕𝕖𝕓𝕚𝕥𝕖𝕕 from 𝙰/𝚌 XX4417 to CORAL STORES. Avl Bal Rs.8,870.00",
                "Ｒｓ．１，４５０．００ ｄｅｂｉｔｅｄ from A/c XX４４１７ to CORAL STORES. Avl Bal Rs.８，８７０．００",
                "Rs.1,4\u200b50.00 deb\u00adited from A/c XX\u200b4417 to CORAL STORES.\u200bAvl Bal Rs.8,\u200e870.00",
                "Rs.1,450.00 dеbitеd from А/с XX4417 to CORAL STORES. Avl Ваl Rs.8,870.00",
                "Rs.1,450.00 debιted frοm A/c ΧΧ4417 to CORAL STORES. Avl Βal Rs.8,870.00",
                "Rs.1,450.00 d\u2060e\u2060b\u2060i\u2060t\u2060e\u2060d from A/c XX4417 to CORAL STORES. A\ufeffvl B\u2063al Rs.8,870.00",
                "\u202aRs.1,450.00\u202c debited from A/c XX44\u200d17 to CORAL STORES. Avl Bal Rs.8,870.00\u200f",
                "Ⓡⓢ.1,450.00 Ⓓⓔⓑⓘⓣⓔⓓ from A/c XX4417 to CORAL STORES. Avl Bal Rs.8,870.00"
            })
    void aDisguisedMessageIsReadLikeAPlainOne(String body) {
        var read = read(body);
        assertThat(read.direction()).contains(Direction.DEBIT);
        assertThat(read.amount().orElseThrow()).isEqualByComparingTo("1450.00");
        assertThat(read.currency()).contains("INR");
        assertThat(read.balance().orElseThrow()).isEqualByComparingTo("8870.00");
        assertThat(read.account().flatMap(Account::number)).contains("4417");
        assertThat(read.counterparty()).contains("CORAL STORES");
        var party = read.provenance().spans().get(Field.COUNTERPARTY);
        assertThat(party.of(body)).isEqualTo("CORAL STORES");
        assertThat(plain(read.provenance().spans().get(Field.AMOUNT).of(body))).isEqualTo("1,450.00");
        assertThat(plain(read.provenance().spans().get(Field.ACCOUNT).of(body))).isEqualTo("4417");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Рokupkа 715.00 RUB. ХLEB I SOL. Каrtа *6614. Dоstupnо 3301.25 RUB",
                "Pokupka 715.00 RUB. ХLEB I SOL. Karta *6614. Dostupno 3301.25 RUB",
                "Oплaтa: 715,00 RUB; Kapтa *6614; ХLEB I SOL; Ocтaтoк: 3301,25 RUB"
            })
    void wordsOfMixedAlphabetsAreReadInTheOneThatTheyCanBe(String body) {
        var read = read(body);
        assertThat(read.direction()).contains(Direction.DEBIT);
        assertThat(read.amount().orElseThrow()).isEqualByComparingTo("715.00");
        assertThat(read.balance().orElseThrow()).isEqualByComparingTo("3301.25");
        assertThat(read.account().flatMap(Account::number)).contains("6614");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rs 25,OOO credited to your account, claim at bit.ly/x7Yz",
                        "Rs.25,ООО credited to your account, bit.ly/x7Yz",
                "INR 25OOO credited to your wallet bit.ly/x7Yz", "Rs 5O,000 credited to your account bit.ly/x7Yz",
                "₹1,00,OOO bonus credited to your account bit.ly/x7Yz"
            })
    void anAmountWithLettersForZerosIsNoMoney(String body) {
        assertThat(read(body).amount()).isEmpty();
    }

    @Test
    void aPlainMessageOfTwoAlphabetsStaysAsItIs() {
        var read = read("MYBANK", "Покупка 450 р. VISA 4417 МАГАЗИН СВЕТ Баланс: 1 200.50 р.");
        assertThat(read.amount().orElseThrow()).isEqualByComparingTo("450");
        assertThat(read.currency()).contains("RUB");
    }

    private static Extraction read(String body) {
        return read("VM-MYBANK-S", body);
    }

    private static Extraction read(String sender, String body) {
        return RULES.read(Sms.of("c", "u", sender, body, Instant.parse("2025-07-02T12:00:00Z")))
                .extraction();
    }

    private static String plain(String written) {
        return java.text.Normalizer.normalize(written, java.text.Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "");
    }
}
