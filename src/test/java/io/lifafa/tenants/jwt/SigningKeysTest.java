package io.lifafa.tenants.jwt;

import static io.lifafa.tenants.Ends.reason;
import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.tenants.Caller;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
@Timeout(60)
class SigningKeysTest {
    private static final TestIssuer OLD = TestIssuer.ec("old");
    private static final TestIssuer NEW = TestIssuer.ec("new");
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration NEVER = Duration.ofHours(1);

    private Vertx vertx;
    private final SettableClock clock = new SettableClock();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 7);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private TokenVerifier verifier;

    @TempDir
    Path dir;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
    }

    @Test
    void aRenewedFileIsTakenUpAndTheOldKeyIsDropped() throws Exception {
        var file = write(TestIssuer.keySet(OLD).encode());
        start(file, OFTEN);
        var seen = token(OLD);
        assertThat(accepts(seen)).isTrue();
        write(TestIssuer.keySet(NEW).encode());
        until("the new key is accepted", () -> accepts(NEW));
        assertThat(accepts(seen)).isFalse();
    }

    @Test
    void aFileThatIsHalfWrittenGoneOrTooLongChangesNothing() throws Exception {
        var file = write(TestIssuer.keySet(OLD).encode());
        start(file, OFTEN);
        for (var bad : new String[] {
            "{\"keys\":[{", "", "{\"keys\":[]}", TestIssuer.keySet(NEW).encode() + " ".repeat(KeySetSource.MOST_BYTES)
        }) {
            write(bad);
            readAgain();
            assertThat(accepts(OLD)).isTrue();
        }
        Files.delete(Path.of(file));
        readAgain();
        assertThat(accepts(OLD)).isTrue();
        write(TestIssuer.keySet(NEW).encode());
        until("the new key is accepted", () -> accepts(NEW));
    }

    @Test
    void withoutTheDocumentTheKeysReadBeforeWorkForADay() throws Exception {
        var file = write(TestIssuer.keySet(OLD).encode());
        start(file, OFTEN);
        write("gone");
        readAgain();
        nanos.addAndGet(Duration.ofHours(24).toNanos());
        readAgain();
        assertThat(accepts(OLD)).isTrue();
        nanos.incrementAndGet();
        until("the old key is refused", () -> !accepts(OLD));
        assertThat(reason(verifier.authenticate(token(OLD)))).isEqualTo(RefusalReason.UNAVAILABLE);
    }

    @Test
    void aFileThatIsNotThereAtStartIsReadWhenItIs() throws Exception {
        start(dir.resolve("keys.json").toString(), OFTEN);
        assertThat(reason(verifier.authenticate(token(OLD)))).isEqualTo(RefusalReason.UNAVAILABLE);
        write(TestIssuer.keySet(OLD).encode());
        until("the old key is accepted", () -> accepts(OLD));
    }

    @Test
    void whatIsNoFileIsNotRead() {
        assertThatThrownBy(() -> await(new KeySetFile(vertx, dir.toString()).read()))
                .hasStackTraceContaining("no regular file");
        assertThatThrownBy(() -> await(new KeySetFile(vertx, "/dev/zero").read()))
                .hasStackTraceContaining("no regular file");
    }

    @Test
    void aKeyThatIsNotKnownYetIsFetchedAtOnceForAllWhoWait() {
        var served = new JsonObject[] {TestIssuer.keySet(OLD)};
        start(serve(request -> request.response().end(served[0].toBuffer())), NEVER);
        served[0] = TestIssuer.keySet(OLD, NEW);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        var answers = IntStream.range(0, 20)
                .mapToObj(i -> verifier.authenticate(token(NEW)))
                .toList();
        answers.forEach(it -> assertThat(await(it).tenant()).isEqualTo("north"));
        assertThat(requests.get()).isEqualTo(2);
    }

    @Test
    void tokensOfRandomKeysDoNotTurnOnTheIssuer() {
        start(serve(request -> request.response().end(TestIssuer.keySet(OLD).toBuffer())), NEVER);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        for (int i = 0; i < 100; i++) {
            assertThat(reason(verifier.authenticate(token(NEW)))).isEqualTo(RefusalReason.BAD_TOKEN);
        }
        assertThat(requests.get()).isEqualTo(1);
        nanos.incrementAndGet();
        for (int i = 0; i < 100; i++) {
            assertThat(reason(verifier.authenticate(token(NEW)))).isEqualTo(RefusalReason.BAD_TOKEN);
        }
        assertThat(requests.get()).isEqualTo(2);
    }

    @Test
    void noMoreWaitForTheDocumentThanTheBound() {
        var held = new HttpServerRequest[1];
        start(
                serve(request -> {
                    if (requests.get() == 1) {
                        request.response().end(TestIssuer.keySet(OLD).toBuffer());
                    } else {
                        held[0] = request;
                    }
                }),
                NEVER);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        var answers = IntStream.range(0, 300)
                .mapToObj(i -> verifier.authenticate(token(NEW)))
                .toList();
        until(
                "44 answers are refusals",
                () -> answers.stream().filter(Future::failed).count() == 44);
        assertThat(answers.stream().filter(Future::failed).map(it -> reason(it)))
                .hasSize(44)
                .containsOnly(RefusalReason.UNAVAILABLE);
        assertThat(accepts(OLD)).isTrue();
        until("a request is held", () -> held[0] != null);
        held[0].response().end(TestIssuer.keySet(OLD, NEW).toBuffer());
        assertThat(answers.stream().limit(256).map(it -> await(it).tenant())).containsOnly("north");
    }

    @Test
    void anAnswerThatIsNotTheDocumentIsNotTakenUp() {
        var elsewhere =
                serve(request -> request.response().end(TestIssuer.keySet(OLD).toBuffer()));
        for (var server : new String[] {
            serve(request -> request.response()
                    .setStatusCode(404)
                    .end(TestIssuer.keySet(OLD).toBuffer())),
            serve(request -> request.response()
                    .setStatusCode(302)
                    .putHeader("Location", elsewhere)
                    .end()),
            serve(request -> request.response()
                    .setChunked(true)
                    .end(TestIssuer.keySet(OLD).encode() + " ".repeat(KeySetSource.MOST_BYTES))),
            serve(request -> request.connection().close()),
            "http://127.0.0.1:1/keys"
        }) {
            start(server, NEVER);
            assertThat(reason(verifier.authenticate(token(OLD)))).isEqualTo(RefusalReason.UNAVAILABLE);
            await(verifier.stop());
        }
    }

    @Test
    void whoWaitsForTheDocumentHearsOfTheStop() {
        start(
                serve(request -> {
                    if (requests.get() == 1) {
                        request.response().end(TestIssuer.keySet(OLD).toBuffer());
                    }
                }),
                NEVER);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        var waiting = verifier.authenticate(token(NEW));
        until("the second request", () -> requests.get() == 2);
        await(verifier.stop());
        assertThat(reason(waiting)).isEqualTo(RefusalReason.UNAVAILABLE);
    }

    @Test
    void theQueryOfTheUrlIsNotShown() {
        assertThat(new KeySetUrl(vertx, "https://id.example:8443/a/keys?secret=1"))
                .hasToString("https://id.example:8443/a/keys");
    }

    @Test
    void afterStopNoTokenCounts() throws Exception {
        start(write(TestIssuer.keySet(OLD).encode()), OFTEN);
        assertThat(accepts(OLD)).isTrue();
        await(verifier.stop());
        assertThat(reason(verifier.authenticate(token(OLD)))).isEqualTo(RefusalReason.UNAVAILABLE);
    }

    private void start(String place, Duration refresh) {
        var options = JwtOptions.of("i", Set.of("lifafa"), place);
        verifier = new TokenVerifier(
                options,
                clock,
                new VerificationQueue(vertx),
                new SigningKeys(vertx, counted(KeySetSource.of(vertx, place)), refresh, nanos::get));
        await(verifier.start());
    }

    private KeySetSource counted(KeySetSource source) {
        return new KeySetSource() {
            @Override
            public Future<Buffer> read() {
                reads.incrementAndGet();
                return source.read();
            }

            @Override
            public Future<Void> close() {
                return source.close();
            }
        };
    }

    /** Until a read has ended that began after now. */
    private void readAgain() {
        int before = reads.get();
        until("two more reads", () -> reads.get() >= before + 2);
    }

    private String serve(Consumer<HttpServerRequest> answer) {
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    requests.incrementAndGet();
                    answer.accept(request);
                })
                .listen(0, "127.0.0.1"));
        return "http://127.0.0.1:" + server.actualPort() + "/keys";
    }

    /** In one step, so that no read sees a part of it. */
    private String write(String text) throws Exception {
        var file = dir.resolve("keys.json");
        Files.move(Files.writeString(dir.resolve("new.json"), text), file, StandardCopyOption.ATOMIC_MOVE);
        return file.toString();
    }

    private boolean accepts(TestIssuer issuer) {
        return accepts(token(issuer));
    }

    private boolean accepts(String token) {
        Future<Caller> answer = verifier.authenticate(token);
        until("an answer", answer::isComplete);
        return answer.succeeded();
    }

    private static String token(TestIssuer issuer) {
        return issuer.token(new JsonObject()
                .put("iss", "i")
                .put("aud", "lifafa")
                .put("sub", "s")
                .put("tenant", "north")
                .put("exp", SettableClock.START.getEpochSecond() + 60));
    }
}
