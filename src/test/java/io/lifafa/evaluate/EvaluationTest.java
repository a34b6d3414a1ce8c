package io.lifafa.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lifafa.evaluate.report.EvaluationChange;
import io.lifafa.evaluate.report.EvaluationHtml;
import io.lifafa.evaluate.report.EvaluationJson;
import io.lifafa.evaluate.report.EvaluationText;
import io.lifafa.evaluate.report.Requirement;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Span;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How answers are judged, and what the reports say of it. */
@Timeout(30)
class EvaluationTest {
    private static final Map<Measure, Optional<String>> PAYMENT = Map.of(
            Measure.INTENT, Optional.of("transaction"),
            Measure.DIRECTION, Optional.of("debit"),
            Measure.AMOUNT, Optional.of("3200.00"),
            Measure.BALANCE, Optional.empty(),
            Measure.COUNTERPARTY, Optional.of("KAVERI TIFFINS"));

    private static LabelledSms message(String id, Map<Measure, Optional<String>> truth) {
        var sms = Sms.of(id, "u", "AX-SURYAB-S", "Rs 3200 debited to KAVERI TIFFINS", Instant.EPOCH);
        return new LabelledSms(sms, "en", "", new Truth(truth));
    }

    private static Response stored(double confidence, Map<Measure, String> values) {
        return new Response(
                Response.Ending.STORED, "rules", confidence, values, Map.of(), Map.of(Measure.AMOUNT, new Span(3, 7)));
    }

    private static Response ended(Response.Ending ending) {
        return new Response(ending, "rules", 0.96, Map.of(), Map.of(), Map.of());
    }

    private static Evaluation of(Response... replies) {
        var evaluation = new Evaluation("rules");
        for (int i = 0; i < replies.length; i++) {
            evaluation.add(message("m" + i, PAYMENT), replies[i]);
        }
        return evaluation;
    }

    @Test
    void theSameNumberAndTheSameNameInOtherLettersAreRight() {
        var scores = of(stored(
                        0.95,
                        Map.of(
                                Measure.INTENT, "transaction",
                                Measure.DIRECTION, "debit",
                                Measure.AMOUNT, "3200",
                                Measure.COUNTERPARTY, "Kaveri  Tiffins")))
                .scores();
        assertThat(scores.exact()).isEqualTo(new Share(1, 1));
        assertThat(scores.wrongMoney()).isEqualTo(new Share(0, 1));
    }

    @Test
    void anInventedBalanceIsWrongMoneyAndAMissingNameIsLeftOut() {
        var scores = of(stored(0.95, Map.of(Measure.DIRECTION, "debit", Measure.AMOUNT, "3200", Measure.BALANCE, "9")))
                .scores();
        assertThat(scores.of(Measure.BALANCE, Grade.WRONG)).isEqualTo(new Share(1, 1));
        assertThat(scores.of(Measure.COUNTERPARTY, Grade.LEFT_OUT)).isEqualTo(new Share(1, 1));
        assertThat(scores.wrongMoney()).isEqualTo(new Share(1, 1));
        assertThat(scores.wrongWhenSure()).isEqualTo(new Share(1, 1));
    }

    @Test
    void aTransactionThatIsPutAwayIsLostAndADeadLetterIsNot() {
        var scores = of(ended(Response.Ending.PUT_AWAY), Response.DEAD_LETTER).scores();
        assertThat(scores.lost()).isEqualTo(new Share(1, 2));
        assertThat(scores.exact()).isEqualTo(new Share(0, 2));
        assertThat(scores.wrongMoney()).isEqualTo(new Share(0, 2));
    }

    @Test
    void aTransactionThatNeverWasIsWrongMoney() {
        var evaluation = new Evaluation("rules");
        evaluation.add(
                message("m", Map.of(Measure.INTENT, Optional.of("promo"))), stored(0.5, Map.of(Measure.AMOUNT, "1")));
        assertThat(evaluation.scores().wrongMoney()).isEqualTo(new Share(1, 1));
        assertThat(evaluation.scores().lost().of()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"XX8841,8841,true", "41,8841,true", "x-41,XX42,false", "'',8841,false"})
    void accountsAreComparedByTheirLastFourCharacters(String a, String b, boolean same) {
        assertThat(Measure.ACCOUNT.same(a, b)).isEqualTo(same);
    }

    @Test
    void aRequirementThatIsNotMetSaysWhatWasReached() {
        var evaluation = of(stored(0.95, Map.of(Measure.DIRECTION, "debit", Measure.AMOUNT, "3300")));
        var missed = Requirement.parse("amount=0.999, direction=1,fee=0.1").stream()
                .flatMap(it -> it.missedBy(evaluation).stream());
        assertThat(missed)
                .containsExactly(
                        "rules: amount is 0.0000, required 0.9990", "rules: fee is not judged, required 0.1000");
    }

    @ParameterizedTest
    @CsvSource({
        "amont=0.9,there is no measure",
        "amount,needs a share",
        "amount=2,needs a share",
        "amount=x,needs a share"
    })
    void aRequirementThatSaysNothingIsRefused(String text, String why) {
        assertThatThrownBy(() -> Requirement.parse(text)).hasMessageContaining(why);
    }

    @Test
    void theReportsNameWhatIsMisreadByItsCharactersWithoutItsDigits() {
        var evaluation = of(stored(0.95, Map.of(Measure.DIRECTION, "debit", Measure.AMOUNT, "3300")));
        var text = new ByteArrayOutputStream();
        new EvaluationText(new PrintStream(text, true, StandardCharsets.UTF_8)).print(List.of(evaluation));
        assertThat(text.toString(StandardCharsets.UTF_8))
                .contains("amount wrong behind \"rs\" (m0)", "… Rs [0000] debited", "every field right")
                .doesNotContain("3200");
        assertThat(EvaluationHtml.of(List.of(evaluation)))
                .contains("<svg", "Rs [0000] debited", "0.0 % right, 100.0 % wrong of 1")
                .doesNotContain("3200", "<script", "http");
        assertThat(EvaluationJson.of(List.of(evaluation)).encode())
                .contains("\"amount wrong\"")
                .doesNotContain("KAVERI", "debited");
    }

    @Test
    void aComparisonNamesTheMessagesThatGotBetterAndThoseThatGotWorse() {
        var right = Map.of(Measure.DIRECTION, "debit", Measure.AMOUNT, "3200", Measure.COUNTERPARTY, "KAVERI TIFFINS");
        var wrong = Map.of(Measure.DIRECTION, "credit", Measure.AMOUNT, "3200", Measure.COUNTERPARTY, "KAVERI TIFFINS");
        var before = EvaluationJson.of(List.of(of(stored(0.9, right), stored(0.9, wrong), stored(0.9, wrong))));
        var after = EvaluationJson.of(List.of(of(stored(0.9, wrong), stored(0.9, right), stored(0.9, wrong))));
        var text = new ByteArrayOutputStream();
        new EvaluationChange(before, after).print(new PrintStream(text, true, StandardCharsets.UTF_8));
        assertThat(text.toString(StandardCharsets.UTF_8))
                .contains("1 messages better", "  m1", "1 messages worse", "  m0 (direction wrong)")
                .doesNotContain("m2");
    }

    @Test
    void anythingElseIsNoReportToCompareWith() {
        assertThatThrownBy(() -> EvaluationChange.checked(new JsonObject("{\"answerers\":{\"rules\":{}}}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void confidencesAreComparedWithWhatIsRight() {
        var evaluation = of(
                stored(0.96, Map.of(Measure.DIRECTION, "debit", Measure.AMOUNT, "3200")),
                stored(0.96, Map.of(Measure.DIRECTION, "credit", Measure.AMOUNT, "3200")),
                stored(0.3, Map.of(Measure.DIRECTION, "debit", Measure.AMOUNT, "3200")));
        assertThat(evaluation.messages().bins())
                .extracting(Calibration.Bin::floor, Calibration.Bin::right)
                .containsExactly(tuple(0.95, new Share(1, 2)), tuple(0.0, new Share(1, 1)));
    }
}
