package io.lifafa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.ApiAnswers;
import io.lifafa.testsupport.FakeApi;
import io.lifafa.testsupport.PaymentApi;
import io.lifafa.testsupport.SampleSms;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code lifafa run} with an API that is of no use: it ends, says why, and loses nothing. */
@ExtendWith(VertxExtension.class)
@Timeout(90)
class RunAndTheApiTest {
    private static final int SMS = 600;
    private static final int HANDFUL = 12;

    @TempDir
    private Path dir;

    private Path lines;
    private Vertx vertx;
    private FakeApi api;

    @BeforeEach
    void open(Vertx vertx) throws IOException {
        var otp = SampleSms.payment(1)
                .put("unique_id", "otp")
                .put("body", "482913 is your OTP for a payment of Rs.900.00. Do not share it with anyone. -Surya Bank");
        lines = Files.write(
                dir.resolve("in.jsonl"),
                Stream.concat(IntStream.rangeClosed(1, SMS).mapToObj(SampleSms::payment), Stream.of(otp))
                        .map(it -> it.encode())
                        .toList());
        this.vertx = vertx;
        api = FakeApi.start(vertx);
    }

    @AfterEach
    void close() throws Exception {
        api.close();
    }

    private Cli.Result run(String... args) {
        var all = new ArrayList<>(List.of(
                "run",
                lines.toString(),
                "--set",
                "store.data_dir=" + dir.resolve("data"),
                "--set",
                "api.url=" + api.url(),
                "--set",
                "api.key=sk-secret-17",
                "--set",
                "cache.enabled=false"));
        all.addAll(List.of(args));
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void aStandingRefusalEndsTheRunWithWhatTheServerSaidAndTheNextRunGoesOn() {
        api.always(ApiAnswers.status(
                400,
                "{\"error\":{\"message\":\"Invalid model name passed in model=x\",\"type\":\"invalid_request_error\","
                        + "\"param\":null,\"code\":\"400\"}}"));
        var refused = run();
        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "refuses every call (HTTP 400 invalid_request_error: \"Invalid model name passed in model=x\")",
                        "DEFAULT_MODEL",
                        "600 SMS wait in the store")
                .doesNotContain("sk-secret", "KAVERI");
        assertThat(refused.out()).contains("0 processed", "600 waiting", "answered by", "1 the filter (1 otp)");
        assertThat(api.seen()).hasSizeLessThanOrEqualTo(HANDFUL);

        api.always(PaymentApi::answer);
        var next = run();
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.out()).contains("600 the API");
        var audit = Cli.run("audit", "--set", "store.data_dir=" + dir.resolve("data"));
        assertThat(audit.code()).as(audit.out()).isZero();
    }

    @Test
    void anApiThatAnswersEverythingInProseEndsTheRun() {
        api.always(ApiAnswers.completion("Sure! Here is what I found about your messages."));
        var result = run();
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains("answers nothing that can be read (unreadable)", "600 SMS wait in the store");
        assertThat(api.seen()).hasSizeLessThanOrEqualTo(HANDFUL);
    }

    @Test
    void anOutageEndsTheRunAfterAsLongAsItWasGiven() {
        api.close();
        var result = run("--give-up-after", "1s");
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.err())
                .contains("does not answer (connection_refused)", "--give-up-after", "SMS wait in the store");
        assertThat(result.out()).contains("0 processed", "waiting for the extraction API");
    }

    @Test
    void theSummarySaysWhoAnsweredAndWhy() {
        api.always((request, seen) -> PaymentApi.answer(
                request, seen, it -> it.getDouble("amount", 1.0) > 590 ? it.put("amount", 999999) : it));
        var result = run();
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .containsSubsequence("answered by", "590 the API", "1 the filter (1 otp)", "10 the rules")
                .contains("10 the rules (10 ungrounded_amount)");
    }

    @Test
    void aDurationThatIsNoneIsNamed() {
        var result = run("--give-up-after", "soon");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--give-up-after", "soon");
    }
}
