package io.lifafa.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.answer.redaction.DigitRedaction;
import io.lifafa.sms.Account;
import io.lifafa.sms.Field;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers are held against the money that a message names, in whatever letters. */
@Timeout(30)
class WrittenMoneyTest {
    @ParameterizedTest
    @CsvSource({
        "N$82.00, NAD", "J$82.00, JMD", "KYD 82.00, KYD", "82.00 SR, SAR", "82.00 FCFA, XOF", "82.00 FCFA, XAF",
                "kr 82.00, SEK",
        "R$ 82.00, BRL", "GH¢82.00, GHS", "Le 82.00, SLE", "LE 82.00, EGP", "82.00 сўм, UZS", "82.00 TL, TRY",
                "RUR 82.00, RUB"
    })
    void aCurrencyThatTheMessageNamesIsBelieved(String money, String code) {
        var item = Ask.debit("1", "82.00").put("currency", code);
        var answer = code.equals("RUB") ? item.put("currency", "RUR") : item;
        assertThat(Ask.good("Paid " + money + " at CORAL STORES", answer).currency())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"N$82.00, USD", "J$82.00, USD", "KYD 82.00, INR", "82.00 SR, INR", "kr 82.00, USD", "GH¢82.00, USD"})
    void anotherOneIsNot(String money, String code) {
        assertThat(Ask.one(
                        "Paid " + money + " at CORAL STORES",
                        Ask.debit("1", "82.00").put("currency", code)))
                .isEqualTo(Ask.wrong("ungrounded_currency"));
    }

    @Test
    void valuesInDisguiseAreFoundAndPointIntoTheMessageAsItCame() {
        var body = "𝗥𝘀.𝟭,𝟰𝟱𝟬.𝟬𝟬 dеbitеd from A/c XX\u200b4417 to CORAL ST\u00adORES";
        var read = Ask.good(
                body,
                Ask.debit("1", "1450.00")
                        .put("currency", "INR")
                        .put("account", new JsonObject().put("account_number", "4417"))
                        .put("counterparty", "CORAL STORES"));
        assertThat(read.amount().orElseThrow()).isEqualByComparingTo("1450.00");
        assertThat(read.account().flatMap(Account::number)).contains("4417");
        assertThat(read.counterparty()).contains("CORAL STORES");
        var spans = read.provenance().spans();
        assertThat(spans.get(Field.AMOUNT).of(body)).isEqualTo("𝟭,𝟰𝟱𝟬.𝟬𝟬");
        assertThat(spans.get(Field.DIRECTION).of(body)).isEqualTo("dеbitеd");
        assertThat(spans.get(Field.COUNTERPARTY).of(body)).isEqualTo("CORAL ST\u00adORES");
    }

    @Test
    void digitsInDisguiseAreHiddenLikeOthers() {
        var sms = Ask.sms("1", "Rs 82.00 debited from A/c 𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟬𝟭 and １２３４５６７８９０２");
        var asked = DigitRedaction.of(List.of(sms), 7).body(0);
        assertThat(asked).doesNotContain("12345678901", "𝟭𝟮𝟯𝟰", "１２３４", "12345678902");
    }
}
