package io.lifafa.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.cache.matching.MatchResult;
import io.lifafa.cache.matching.TemplateCodec;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.cache.template.Template;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fee is read by a learned wording from its own place, or not at all. */
@Timeout(20)
class LearnedFeeTest {
    private final TemplateLibrary library = AnsweredSms.library();

    private static AnsweredSms sent(String amount, String fee, String left) {
        return AnsweredSms.debit(
                        "Ksh " + amount + " sent from wallet. Transaction cost Ksh " + fee + ". Balance Ksh " + left)
                .amount(amount)
                .balance(left);
    }

    private void learn(AnsweredSms told) {
        library.learn(told.sms(), told.answer());
    }

    private MatchResult match(AnsweredSms told) {
        return library.match(AnsweredSms.sms(told.sms().body()));
    }

    private Extraction hit(AnsweredSms told) {
        return match(told).answer().orElseThrow();
    }

    private Miss miss(AnsweredSms told) {
        return ((MatchResult.NoHit) match(told)).reason();
    }

    @Test
    void eachMessageGetsItsOwnFeeWithItsPlace() {
        learn(sent("500", "7", "1,200").fee("7"));

        var next = sent("2,450", "33.50", "8,117");
        assertThat(hit(next).fee()).hasToString("Optional[33.50]");
        assertThat(hit(next).amount()).hasToString("Optional[2450]");
        assertThat(hit(next).provenance().spans().get(Field.FEE).of(next.sms().body()))
                .isEqualTo("33.50");
        assertThat(hit(sent("90", "0", "44")).fee()).hasToString("Optional[0]");
    }

    @Test
    void aFeeThatEqualsTheBalanceIsTakenFromNeitherPlaceUntilAnExampleDecides() {
        learn(sent("500", "7", "7").fee("7"));
        assertThat(miss(sent("90", "5", "44"))).isEqualTo(Miss.AMBIGUOUS);

        learn(sent("90", "5", "44").fee("5"));
        assertThat(hit(sent("91", "6", "38")).fee()).hasToString("Optional[6]");
    }

    @Test
    void anAnswerThatOverlooksAFeeIsNotBelievedAlone() {
        learn(sent("500", "7", "1,200"));
        assertThat(miss(sent("90", "5", "44"))).isEqualTo(Miss.LEARNING);
    }

    @Test
    void afterAMessageWithoutAFeeTheFirstWithOneDecides() {
        learn(sent("500", "0.00", "1,200"));
        assertThat(hit(sent("90", "0.00", "44")).fee()).hasToString("Optional[0.00]");
        assertThat(miss(sent("90", "5.00", "44"))).isEqualTo(Miss.AMBIGUOUS);

        learn(sent("90", "5.00", "44").fee("5.00"));
        assertThat(hit(sent("91", "6.00", "38")).fee()).hasToString("Optional[6.00]");
    }

    @Test
    void noFeeAndAFeeOfZeroAreNoContradiction() {
        learn(sent("500", "7", "1,200").fee("7"));
        var free = sent("90", "0.00", "44");
        var recheck = library.confirmHit(free.sms(), (MatchResult.Hit) match(free), free.answer());

        assertThat(recheck.agrees()).isTrue();
        assertThat(hit(sent("91", "6", "38")).fee()).hasToString("Optional[6]");
    }

    @Test
    void anotherFeeThanTheApiReadsQuarantinesTheWording() {
        learn(sent("500", "7", "1,200").fee("7"));
        var other = sent("90", "5", "44").fee("44");
        var recheck = library.confirmHit(other.sms(), (MatchResult.Hit) match(other), other.answer());

        assertThat(recheck.fields()).containsExactly(Field.FEE);
        assertThat(miss(sent("91", "6", "38"))).isEqualTo(Miss.QUARANTINED);
    }

    /** As a template was stored before there were fees. */
    private static Template old(Template template) {
        var json = TemplateCodec.write(template);
        json.getJsonObject("polls").remove(Field.FEE.name());
        return TemplateCodec.read(new JsonObject(json.encode()));
    }

    @Test
    void anOldWordingWithAWordForAFeeAnswersAgainOnlyAfterAnAnswerSaidWhereItStands() {
        var elsewhere = AnsweredSms.library();
        var told = sent("500", "7", "1,200");
        elsewhere.learn(told.sms(), told.fee("7").answer());
        library.put(old(elsewhere.all().get(0)));
        assertThat(miss(sent("90", "5", "44"))).isEqualTo(Miss.LEARNING);

        learn(sent("90", "5", "44").fee("5"));
        assertThat(hit(sent("91", "6", "38")).fee()).hasToString("Optional[6]");
    }

    @Test
    void anOldWordingWithoutSuchAWordGoesOnAnswering() {
        var elsewhere = AnsweredSms.library();
        var told =
                AnsweredSms.debit("Rs 500 debited ; Bal Rs 900").amount("500").balance("900");
        elsewhere.learn(told.sms(), told.answer());
        library.put(old(elsewhere.all().get(0)));

        var answer = hit(AnsweredSms.debit("Rs 20 debited ; Bal Rs 880"));
        assertThat(answer.amount()).hasToString("Optional[20]");
        assertThat(answer.fee()).isEmpty();
    }

    /** Amount, fee and balance in cents; what the API says of a fee of 0 is chance. */
    record Paid(int amount, int fee, int left, boolean told) {
        private static String written(int cents) {
            return BigDecimal.valueOf(cents, 2).toPlainString();
        }

        AnsweredSms answered() {
            var message = sent(written(amount), written(fee), written(left));
            return fee > 0 || told ? message.fee(written(fee)) : message;
        }
    }

    @Provide
    Arbitrary<List<Paid>> payments() {
        var money = Arbitraries.integers().between(1, 400_00);
        var fee = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.integers().between(1, 30_00)));
        return Combinators.combine(money, fee, money, Arbitraries.of(true, false))
                .as(Paid::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }

    @Property(tries = 300)
    void noMessageEverGetsAnotherFeeThanItsOwn(@ForAll("payments") List<Paid> payments) {
        var learned = AnsweredSms.library();
        for (var each : payments) {
            var told = each.answered();
            learned.match(AnsweredSms.sms(told.sms().body())).answer().ifPresent(it -> assertThat(it.fee())
                    .hasValueSatisfying(fee -> assertThat(fee).isEqualTo(BigDecimal.valueOf(each.fee(), 2))));
            learned.learn(told.sms(), told.answer());
        }
    }
}
