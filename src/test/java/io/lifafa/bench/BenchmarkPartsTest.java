package io.lifafa.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.bench.Scoring.Judged;
import io.lifafa.bench.Scoring.Verdict;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the benchmark of the API computes, without an engine. */
class BenchmarkPartsTest {
    private static final String BODY = "Sent Rs 2,072.50 from A/c XX9772 to Meera  Stores, Ref 411714577847. Bal Rs 10";

    private static JsonObject truth() {
        return new JsonObject()
                .put("message_intent", "transaction")
                .put("transaction_type", "debit")
                .put("amount", 2072.5)
                .put("currency", "INR")
                .put("balance", 10)
                .put("fee", 5)
                .put("account", new JsonObject().put("account_number", "XX9772"))
                .put("counterparty", "Meera Stores")
                .put("metadata", new JsonObject().put("reference_id", "411714577847"));
    }

    private static RateSample at(double seconds, long items) {
        return new RateSample(seconds, 0, items, 0, items / 2);
    }

    @Test
    void aRateIsTakenBetweenTwoMomentsEvenBetweenSamples() {
        var samples = new RateSeries();
        samples.add(at(1, 0));
        samples.add(at(3, 200));
        samples.add(at(4, 500));
        assertThat(samples.itemsPerSecond(1, 3)).isEqualTo(100, within(1e-9));
        assertThat(samples.itemsPerSecond(2, 3.5)).isEqualTo(250 / 1.5, within(1e-9));
        assertThat(samples.itemsPerSecond(0, 4)).isEqualTo(125, within(1e-9));
        assertThat(samples.settledPerSecond(3, 4)).isEqualTo(150, within(1e-9));
    }

    private static RateSample callsAt(double seconds, long requests, long rejected) {
        return new RateSample(seconds, requests, 0, rejected, 0);
    }

    @Test
    void callsAreCountedBetweenTwoMomentsAndInTheBusiestStretch() {
        var samples = new RateSeries();
        samples.add(callsAt(2, 0, 0));
        samples.add(callsAt(3, 10, 1));
        samples.add(callsAt(5, 12, 1));
        samples.add(callsAt(6, 26, 4));
        samples.add(callsAt(7, 36, 4));
        assertThat(samples.firstCall()).isEqualTo(3);
        assertThat(samples.calls(2.5, 4)).isEqualTo(6, within(1e-9));
        assertThat(samples.rejected(3, 5.5)).isEqualTo(1.5, within(1e-9));
        assertThat(samples.mostCalls(2)).isEqualTo(24, within(1e-9));
        assertThat(samples.momentOfCalls(3, 1, 9)).isEqualTo(5);
        assertThat(samples.momentOfCalls(0, 1, 9)).isEqualTo(2);
        assertThat(samples.momentOfCalls(3, 1, 15)).isEqualTo(7);
    }

    @Test
    void whatWasNotSampledHasNoRate() {
        var samples = new RateSeries();
        samples.add(at(2, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> samples.itemsPerSecond(0, 2.1));
        assertThatIllegalArgumentException().isThrownBy(() -> samples.itemsPerSecond(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> samples.add(at(2, 11)));
    }

    @Test
    void stepsFollowEachOtherAndAreMeasuredInTheirLastTwoThirds() {
        var steps = ApiPhase.workers(60, 16, 4);
        assertThat(steps.get(0).limit()).isEqualTo(533.3, within(0.1));
        assertThat(steps.get(1).limit()).isEqualTo(133.3, within(0.1));
        assertThat(steps.get(1).from()).isEqualTo(60);
        assertThat(ApiPhase.rates(30, 10, 3).get(1).limit()).isEqualTo(60);
        var samples = new RateSeries();
        samples.add(at(60, 1000));
        samples.add(at(80, 9000));
        samples.add(at(120, 9400));
        assertThat(steps.get(1).settledRate(samples)).isEqualTo(10, within(1e-9));
    }

    @Test
    void whatIsRightHasNoFaults() {
        var stored = truth().put("amount", "2072.50").put("counterparty", "MEERA STORES ");
        stored.getJsonObject("account").put("account_number", "00009772");
        assertThat(Scoring.faults(truth(), stored)).isEmpty();
    }

    @Test
    void everyFieldIsJudged() {
        var other = new JsonObject()
                .put("message_intent", "other")
                .put("transaction_type", "credit")
                .put("amount", 2072.6)
                .put("currency", "USD")
                .put("balance", 11)
                .put("fee", 6)
                .put("account", new JsonObject().put("account_number", "9773"))
                .put("counterparty", "Meera")
                .put("metadata", new JsonObject().put("reference_id", "1"));
        assertThat(Scoring.faults(truth(), other))
                .containsOnlyKeys(Judged.values())
                .containsValue(Verdict.WRONG)
                .doesNotContainValue(Verdict.MISSING);
        assertThat(Scoring.faults(truth(), new JsonObject().put("message_intent", "transaction")))
                .hasSize(8)
                .containsValue(Verdict.MISSING)
                .doesNotContainValue(Verdict.WRONG);
    }

    @Test
    void whatTheTruthDoesNotNameIsNotJudgedButDirectionAndAmountAre() {
        var truth = new JsonObject().put("message_intent", "other").put("currency", "INR");
        assertThat(Scoring.faults(truth, new JsonObject().put("message_intent", "alert")))
                .isEmpty();
        assertThat(Scoring.faults(truth, truth().put("message_intent", "promo")))
                .containsOnlyKeys(Judged.DIRECTION, Judged.AMOUNT);
    }

    @ParameterizedTest
    @CsvSource({
        "AMOUNT, 2072.5, true",
        "AMOUNT, 2072.50, true",
        "AMOUNT, 2279.75, false",
        "AMOUNT, 207250, true",
        "AMOUNT, 72.5, false",
        "BALANCE, 10.00, true",
        "BALANCE, 1, false",
        "FEE, 10.0, true",
        "FEE, 5, false",
        "ACCOUNT, *9772, true",
        "ACCOUNT, 9774, false",
        "COUNTERPARTY, MEERA STORES, true",
        "COUNTERPARTY, Acme Corporation, false",
        "REFERENCE, 411714577847, true",
        "REFERENCE, 411714577848, false",
    })
    void aValueStandsInTheTextOrNot(Judged field, String value, boolean stands) {
        assertThat(InText.stands(field, value, BODY)).isEqualTo(stands);
    }

    @Test
    void aScoreTellsRightWrongIncompleteAndUnanswered() {
        var score = new Score();
        score.add(truth(), truth(), BODY);
        score.add(truth(), truth().put("amount", 7), BODY);
        score.add(truth(), truth().put("amount", 10), BODY);
        var incomplete = truth();
        incomplete.remove("balance");
        score.add(truth(), incomplete, BODY);
        score.addUnanswered();
        assertThat(score.right()).isEqualTo(1);
        assertThat(score.wrong()).isEqualTo(2);
        assertThat(score.incomplete()).isEqualTo(1);
        assertThat(score.notInText()).isEqualTo(1);
        assertThat(score.describe())
                .isEqualTo("1 of 5 right, 2 wrong, 1 incomplete, 1 without an end (amount 2, balance 1)");
    }

    @Test
    void aWorkloadGoesRoundUnderFreshIds(@TempDir Path dir) throws Exception {
        var workload = Workload.generated(dir.resolve("w.jsonl"), 50);
        assertThat(workload.sms("a", 7).id()).isEqualTo("a-7");
        assertThat(workload.sms("a", 57).body()).isEqualTo(workload.sms("a", 7).body());
        assertThat(workload.sms("a", 57).id()).isNotEqualTo(workload.sms("a", 7).id());
        assertThat(workload.asked(50)).isBetween(1L, 49L);
        assertThat(workload.asked(125)).isEqualTo(2 * workload.asked(50) + workload.asked(25));
    }

    @Test
    void aWorkloadFileBringsItsTruth(@TempDir Path dir) throws Exception {
        var line = new JsonObject()
                .put("sender", "AX-SURYAB")
                .put("body", BODY)
                .put("date", "2025-07-01T00:00:37")
                .put("truth", truth());
        var workload = Workload.of(Files.writeString(dir.resolve("w.jsonl"), line.encode() + "\n\n"));
        assertThat(workload.truth(3)).isEqualTo(truth());
        assertThat(workload.sms("a", 3).date()).isEqualTo("2025-06-30T18:30:37Z");
        assertThat(workload.size()).isEqualTo(1);
    }

    @Test
    void aFeedRunsNoFurtherAheadThanItMayAndEndsAtItsNumber(@TempDir Path dir) throws Exception {
        var workload = Workload.generated(dir.resolve("w.jsonl"), 10);
        var feed = new Feed(workload, "a", Feed.LEAD + 2L);
        for (int i = 0; i < Feed.LEAD; i++) {
            assertThat(feed.next()).isPresent();
        }
        feed.settled(2);
        assertThat(feed.next()).isPresent();
        assertThat(feed.next()).isPresent();
        assertThat(feed.next()).isEmpty();
        var stopped = new Feed(workload, "a", 5);
        stopped.close();
        assertThat(stopped.next()).isEmpty();
    }
}
