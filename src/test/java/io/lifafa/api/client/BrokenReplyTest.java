package io.lifafa.api.client;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.testsupport.ApiAnswers;
import io.lifafa.testsupport.FakeApi;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Answers that do not come, not end, not fit or not parse. */
class BrokenReplyTest extends ClientFixture {
    private static final long MIB = 1 << 20;

    private void assertFailed(FakeApi.Answer answer, Kind kind, String reason) {
        var reply = failed(askAnswered(answer));
        assertThat(reply.kind()).isEqualTo(kind);
        assertThat(reply.reason()).isEqualTo(reason);
    }

    /** Sends, waits until the server has seen it and something came back, cuts it off. */
    private void assertTimesOut(FakeApi.Answer answer) {
        api.next(answer);
        var endpoint = endpoint();
        var call = endpoint.send(REQUEST);
        until("a request", () -> api.seen().size() == 1);
        assertThat(call.reply().isComplete()).isFalse();
        call.cancel(Kind.TIMED_OUT);
        var reply = failed(await(call.reply()));
        assertThat(reply.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(reply.reason()).isEqualTo("timed_out");
        until("all connections closed", () -> api.open() == 0);
        answered(ask(endpoint));
    }

    @Test
    void noAnswerEndsWhenItIsCutOff() {
        assertTimesOut(ApiAnswers.never());
    }

    @Test
    void headersWithoutABodyEndWhenTheyAreCutOff() {
        assertTimesOut(ApiAnswers.headersOnly());
    }

    @Test
    void aBodyThatTricklesForEverEndsWhenItIsCutOff() {
        assertTimesOut(ApiAnswers.trickle(vertx));
    }

    @Test
    void whatTheHeadersSaidIsKeptWhenTheBodyIsCutOff() {
        api.next(ApiAnswers.headersOnly("retry-after", "9"));
        var endpoint = endpoint();
        var call = endpoint.send(REQUEST);
        until("a request", () -> api.seen().size() == 1);
        // Both connections have the same event loop: what came before this answer has been read when it has.
        answered(ask(endpoint));
        call.cancel(Kind.TIMED_OUT);
        assertThat(await(call.reply()).signals().retryAfter()).contains(Duration.ofSeconds(9));
    }

    @Test
    void aConnectionClosedMidwayIsLost() {
        assertFailed(ApiAnswers.closeMidway(), Kind.SERVER, "connection_lost");
    }

    @Test
    void aConnectionClosedInsteadOfAnAnswerIsLost() {
        assertFailed(ApiAnswers.close(), Kind.SERVER, "connection_lost");
    }

    @Test
    void fiftyMegabytesAreCutOffAtTheLimit() {
        var before = allocatedByEventLoops();
        assertFailed(ApiAnswers.large(50 * MIB), Kind.UNREADABLE, "reply_too_large");
        assertThat(allocatedByEventLoops() - before).isLessThan(30 * MIB);
        until("all connections closed", () -> api.open() == 0);
    }

    @Test
    void aLengthThatIsTooLargeIsNotEvenRead() {
        assertFailed(
                (request, seen) -> request.response()
                        .putHeader("content-length", String.valueOf(50 * MIB))
                        .write("{"),
                Kind.UNREADABLE,
                "reply_too_large");
        until("all connections closed", () -> api.open() == 0);
    }

    @Test
    void aGzipBombIsCutOffAtTheLimit() {
        var bomb = ApiAnswers.gzipBomb(1_000 * MIB);
        var before = allocatedByEventLoops();
        assertFailed(bomb, Kind.UNREADABLE, "reply_too_large");
        assertThat(allocatedByEventLoops() - before).isLessThan(100 * MIB);
        until("all connections closed", () -> api.open() == 0);
    }

    @Test
    void aCompressedReplyIsRead() {
        var body = ApiAnswers.completionBody("packed", "stop").encode();
        assertThat(answered(askAnswered(ApiAnswers.gzip(body))).content()).isEqualTo("packed");
    }

    @Test
    void aReplyThatIsNotAsCompressedAsItSaysIsUnreadable() {
        assertFailed(
                ApiAnswers.status(
                        200,
                        "{\"choices\": []}".repeat(9),
                        "content-encoding",
                        "gzip",
                        "content-type",
                        "application/json"),
                Kind.UNREADABLE,
                "bad_encoding");
    }

    @Test
    void aReplyUpToTheLimitIsRead() {
        var empty = ApiAnswers.completionBody("", "stop").encode().length();
        var content = "x".repeat((int) MAX_REPLY_BYTES - empty);
        var exact = ApiAnswers.completionBody(content, "stop").encode();
        assertThat(answered(askAnswered(ApiAnswers.json(exact))).content()).isEqualTo(content);
        assertFailed(ApiAnswers.json(exact + " "), Kind.UNREADABLE, "reply_too_large");
    }

    @Test
    void anotherContentTypeIsUnreadable() {
        assertFailed(
                ApiAnswers.status(200, "<html>", "content-type", "text/html"), Kind.UNREADABLE, "wrong_content_type");
    }

    @Test
    void aStreamOfEventsIsReadToItsEnd() {
        var event = "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n";
        var type = "text/event-stream; charset=utf-8";
        assertThat(answered(askAnswered(
                                ApiAnswers.status(200, event + event + "data: [DONE]\n\n", "content-type", type)))
                        .content())
                .isEqualTo("xx");
    }

    @Test
    void aStreamOfEventsWithoutAnEndEndsWhenItIsCutOff() {
        assertTimesOut(ApiAnswers.headersOnly("content-type", "text/event-stream"));
    }

    @Test
    void proseIsAnAnswer() {
        assertThat(answered(askAnswered(ApiAnswers.completion("Sure! Here it is:")))
                        .content())
                .isEqualTo("Sure! Here it is:");
    }

    /** What the fake API allocates is among it. */
    private static long allocatedByEventLoops() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (var info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && info.getThreadName().startsWith("vert.x-eventloop")) {
                sum += Math.max(0, threads.getThreadAllocatedBytes(info.getThreadId()));
            }
        }
        return sum;
    }
}
