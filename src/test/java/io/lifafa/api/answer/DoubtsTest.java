package io.lifafa.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Field;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubtsTest {
    private static String outcome(String body, String direction, Object amount) {
        var answer = Ask.one(body, Ask.debit("1", amount).put("transaction_type", direction));
        return answer instanceof ItemAnswer.Doubtful doubtful
                ? doubtful.reason()
                : answer.getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rs 40 debited. Avl Bal Rs 900|900|amount_is_balance",
                "Rs 40 debited. Avl Bal Rs 900|40|Good",
                "Rs 40 spent. Available limit is now INR 900.00|900|amount_is_balance",
                "خرید 40 ریال مانده: 900 ریال|900|amount_is_balance",
                "Rs 40 debited, Bal Rs 40|40|Good",
                "Your wallet balance is debited by Rs 900|900|Good",
                "Paid your card balance of Rs 40. New balance Rs 900|40|Good",
                "Umelipa TSh 40. Salio TSh 900|900|amount_is_balance",
            })
    void anAmountThatStandsOnlyWhereABalanceIsNamedIsDoubted(String body, int amount, String outcome) {
        assertThat(outcome(body, "debit", amount)).isEqualTo(outcome);
    }

    @Test
    void amountAndBalanceThatTradedPlacesAreDoubted() {
        var item = Ask.debit("1", 900).put("balance", 40);
        assertThat(Ask.one("Amount Rs 40 sent to Quince Cafe of Deira today. Left with you Rs 900", item))
                .isInstanceOf(ItemAnswer.Doubtful.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMPS charges of Rs 5.90 deducted|5.90|5.90|fee_is_amount",
                "Rs 40 sent to Quince. Fee Rs 3|40|40|fee_is_amount",
                "Rs 40 sent to Quince. Avl Bal Rs 900|40|900|fee_is_balance",
                "IMPS charges of Rs 5 deducted. Rs 900 sent to Quince|5|900|amount_is_fee",
                "Charge Rs 5 deducted|5|0|Good",
                "IMPS charges of Rs 5 deducted. Rs 900 sent to Quince|900|5|Good",
            })
    void aFeeThatIsTheAmountOrTheBalanceIsDoubted(String body, BigDecimal amount, BigDecimal fee, String outcome) {
        var answer = Ask.one(body, Ask.debit("1", amount).put("fee", fee));
        var reason = answer instanceof ItemAnswer.Doubtful doubtful ? doubtful.reason() : "Good";
        assertThat(reason).isEqualTo(outcome);
    }

    @Test
    void aDoubtedFeeIsLeftOutAlsoIfItIsSaidAgain() {
        var answer = (ItemAnswer.Doubtful)
                Ask.one("Charge Rs 5.90 deducted", Ask.debit("1", 5.9).put("fee", 5.9));
        assertThat(answer.extraction().fee()).isEmpty();
        assertThat(answer.extraction().provenance().spans()).doesNotContainKey(Field.FEE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rs 40 credited to a/c|debit|direction_contradicted",
                "Rs 40 credited to a/c|credit|Good",
                "Rs 40 debited; Quince Cafe credited|debit|Good",
                "Rs 40 withdrawn|credit|direction_contradicted",
                "Rs 40 on your Credit Card at Quince|debit|Good",
                "Quince has received Rs 40 from your account|debit|Good",
                "Rs 40 at Quince|credit|Good",
                "Umepokea TSh 40|debit|direction_contradicted",
            })
    void aDirectionIsDoubtedOnlyWhereWordsSpeakAgainstItAndNoneForIt(String body, String direction, String outcome) {
        assertThat(outcome(body, direction, 40)).isEqualTo(outcome);
    }

    @Test
    void aWitnessMayObject() {
        var question = new GroundedQuestion(
                false,
                ZoneId.of("UTC"),
                sms -> answer -> Optional.of(new Objection("disputed", Field.AMOUNT, "40", Optional.empty())));
        var answer = question.read(List.of(Ask.sms("w", "Rs 40 spent")), Ask.results(Ask.debit("1", 40)), "m");
        assertThat(answer.answers().get("w"))
                .isInstanceOfSatisfying(
                        ItemAnswer.Doubtful.class, it -> assertThat(it.reason()).isEqualTo("disputed"));
    }

    @Test
    void aWitnessReadsEachSmsOnce() {
        var read = new ArrayList<String>();
        var question = new GroundedQuestion(false, ZoneId.of("UTC"), sms -> {
            read.add(sms.id());
            return Witness.NONE;
        });
        // The second contradicts its text, so that the witness is asked to confirm it, too.
        var answers = Ask.results(Ask.debit("1", 40), Ask.debit("2", 50));
        question.read(List.of(Ask.sms("a", "Rs 40 spent"), Ask.sms("b", "Rs 50 received")), answers, "m");

        assertThat(read).containsExactly("a", "b");
    }
}
