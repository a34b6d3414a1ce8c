package io.lifafa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.FakeApi;
import io.lifafa.testsupport.PaymentApi;
import io.lifafa.testsupport.SampleSms;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifafa evaluate} from the outside. */
@ExtendWith(VertxExtension.class)
@Timeout(120)
class EvaluateCommandTest {
    private static final int SMS = 30;

    @TempDir
    private Path dir;

    private Path labelled;

    @BeforeEach
    void label() throws IOException {
        labelled = Files.write(
                dir.resolve("labelled.jsonl"),
                IntStream.rangeClosed(1, SMS)
                        .mapToObj(amount -> SampleSms.payment(amount)
                                .put(
                                        "truth",
                                        new JsonObject()
                                                .put("message_intent", "transaction")
                                                .put("transaction_type", "debit")
                                                .put("amount", amount == 7 ? 70 : amount)
                                                .put("currency", "INR")))
                        .map(JsonObject::encode)
                        .toList());
    }

    private Cli.Result evaluate(String... args) {
        var all = new ArrayList<>(
                List.of("evaluate", labelled.toString(), "--set", "store.data_dir=" + dir.resolve("data")));
        all.addAll(List.of(args));
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void theReportIsWrittenInThreeFormsAndNothingIsStored() throws IOException {
        var result = evaluate(
                "--json",
                dir.resolve("r.json").toString(),
                "--html",
                dir.resolve("r.html").toString());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("rules: 30 messages", "29 of 30", "amount wrong behind \"rs\"");
        var json = new JsonObject(Files.readString(dir.resolve("r.json")));
        assertThat(json.getJsonObject("answerers").getJsonObject("rules").getInteger("n"))
                .isEqualTo(SMS);
        assertThat(Files.readString(dir.resolve("r.html"))).startsWith("<!DOCTYPE html>");
        assertThat(dir.resolve("data")).doesNotExist();
    }

    @Test
    void whatHasToBeReachedSetsTheExitCode() {
        assertThat(evaluate("--min", "exact=0.95,direction=1").code()).isZero();
        var missed = evaluate("--min", "amount=0.999");
        assertThat(missed.code()).isEqualTo(1);
        assertThat(missed.err()).contains("not reached: rules: amount is 0.9667, required 0.9990");
        assertThat(evaluate("--min", "amount=9").code()).isEqualTo(2);
    }

    @Test
    void aResultFileIsJudgedBesideTheRulesAndComparedWithAnEarlierReport() throws IOException {
        var earlier = dir.resolve("earlier.json").toString();
        evaluate("--json", earlier);
        var results = Files.writeString(dir.resolve("results.jsonl"), """
                        {"unique_id":"pay-1","status":"dead"}
                        {"unique_id":"pay-2","status":"filtered","reason":"otp","message_intent":"otp"}
                        """);
        var result = evaluate("--results", results.toString(), "--compare", earlier);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "results: 30 messages",
                        "0 of 30",
                        "1 of 30)",
                        "rules since the earlier report",
                        "results: not in the earlier");
    }

    @Test
    void aBrokenReportOrResultFileIsToldInOneSentence() throws IOException {
        var broken = Files.writeString(dir.resolve("b.json"), "{\"SECRET").toString();
        assertThat(evaluate("--compare", broken).err())
                .contains("no report of lifafa evaluate")
                .doesNotContain("SECRET");
        assertThat(evaluate("--results", broken).err())
                .contains("line 1 is no result of lifafa run --out")
                .doesNotContain("SECRET");
    }

    @Test
    void anApiIsAskedByAnEngineThatLeavesNothingBehind(Vertx vertx) throws Exception {
        try (var api = FakeApi.start(vertx)) {
            api.always(PaymentApi::answer);
            var result = evaluate("--on", "rules,api", "--set", "api.url=" + api.url());
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).contains("rules: 30 messages", "api: 30 messages", "29 of 30");
            assertThat(api.seen()).isNotEmpty();
            assertThat(dir.resolve("data")).doesNotExist();
        }
    }

    @Test
    void withoutAStoreThereAreNoTemplatesToJudge() {
        var result = evaluate("--on", "templates");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("there is no store with templates", "store.data_dir");
        assertThat(dir.resolve("data")).doesNotExist();
    }

    @Test
    void withoutAnApiNoneIsJudged() {
        var result = evaluate("--on", "api");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("no API is configured; set api.url");
    }

    @Test
    void theGoodLinesBesideABrokenOneAreJudged() throws IOException {
        var lines = Stream.concat(Stream.of("{"), Files.readAllLines(labelled).stream())
                .toList();
        Files.write(labelled, lines);
        var result = evaluate();
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("line 1: it is no JSON object");
        assertThat(result.out()).contains("rules: 30 messages");
    }
}
