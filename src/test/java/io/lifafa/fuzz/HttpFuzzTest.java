package io.lifafa.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.promises.Warnings;
import io.lifafa.testsupport.RawHttp;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonObject;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes in over HTTP: it is answered, it is not our fault, and what is said to be taken was. */
@Timeout(3_700)
class HttpFuzzTest {
    /** Each waits for its answer most of the time. */
    private static final int SENDERS = 4;

    private static final Executor THREADS = task -> new Thread(task, "fuzz").start();

    private final Receipts receipts = new Receipts();
    private final AtomicLong numbers = new AtomicLong();

    @Test
    void damagedRequestsAreAnsweredAndNothingOfThemIsRepeatedOrLost() throws Exception {
        try (var warnings = Warnings.listen();
                var node = TestNode.start(Map.of())) {
            var budget = Budget.usual();
            var senders = Stream.generate(() -> CompletableFuture.runAsync(() -> send(node, budget), THREADS))
                    .limit(SENDERS)
                    .toList();
            for (var sender : senders) {
                sender.get();
            }
            budget.tell("HTTP", numbers.get(), receipts.count());
            assertThat(node.postJson(SampleSms.payment(8).encode()).status()).isEqualTo(202);
            receipts.hold(node);
            assertThat(warnings.lines())
                    .filteredOn(line -> !line.contains("BlockedThreadChecker"))
                    .isEmpty();
        }
    }

    private void send(TestNode node, Budget budget) {
        try {
            for (long number = numbers.getAndIncrement(); budget.allows(number); number = numbers.getAndIncrement()) {
                var request = new Requests(budget.chance(number)).next();
                check("seed " + budget.seed() + ", case " + number, request, exchange(node, request));
                if (number % 200 == 0) {
                    assertThat(node.postJson(SampleSms.payment(7).encode()).status())
                            .isEqualTo(202);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String exchange(TestNode node, byte[] request) throws Exception {
        try (var raw = new RawHttp(node)) {
            try {
                raw.send(request);
                raw.endSending();
            } catch (SocketException refusedEarly) {
                assertThat(raw.hasAnswer()).isTrue();
            }
            return raw.readBytes();
        }
    }

    private void check(String which, byte[] request, String answer) {
        var sent = new String(request, StandardCharsets.ISO_8859_1);
        var name = which + "\n" + sent + "\n-> " + answer;
        if (answer.isEmpty()) {
            assertThat(sent.strip()).as(name).isEmpty();
        }
        for (var one : RawAnswers.of(answer).all()) {
            assertThat(one.status()).as(name).matches(it -> it < 500 || it == 503);
            if (one.status() != 200) {
                // What is read back holds the text, as it should.
                assertThat(one.body()).as(name).doesNotContain(Requests.SECRET);
            }
            if (one.status() >= 400) {
                assertThat(one.isProblem()).as(name).isTrue();
            }
            if (one.body().contains("\"batch_id\"") && one.body().contains("\"accepted\"")) {
                var json = new JsonObject(one.body());
                receipts.add(json.getString("batch_id"), json.getInteger("accepted"));
            }
        }
    }
}
