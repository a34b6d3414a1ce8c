package io.lifafa.promises;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.lifafa.bus.Addresses;
import io.lifafa.ingest.ChunkReader;
import io.lifafa.ingest.IngestService;
import io.lifafa.ingest.Refusal;
import io.lifafa.ingest.formats.Format;
import io.lifafa.ingest.formats.SmsReaders;
import io.lifafa.node.Node;
import io.lifafa.pipeline.GivenReading;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * P7: no SMS text, account number or key in logs, metrics or error answers. The logs are those of the shipped
 * configuration, with the engine's own at the most talkative level that can be set.
 */
@Timeout(60)
class PrivacyTest {
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getLoggerName() + " " + event.getThreadName() + " " + event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                logged.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    };
    private Level level;

    @TempDir
    Path dir;

    @BeforeEach
    void listen() {
        level = logger("io.lifafa").getLevel();
        logger("io.lifafa").setLevel(Level.TRACE);
        appender.start();
        logger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        logger("io.lifafa").setLevel(level);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Test
    void whatIsInAnSmsNeverComesOutInLogsMetricsOrErrorAnswersWhereverItCameIn() throws Exception {
        var node = await(Node.start(
                Engine.config(Map.of(
                        "store.data_dir", dir.toString(),
                        "store.reserve_bytes", "0",
                        "http.port", "0",
                        "management.port", "0",
                        "api.key", Canary.KEY,
                        "ingest.max_item_chars", "5000")),
                true));
        int refused = 0;
        try {
            var client = new Client(node.httpPort());
            for (var input : Canary.inputs()) {
                refused += post(client, input) >= 400 ? 1 : 0;
                post(client, input);
                overTheBus(node, input.body());
                fromAFile(node, input);
            }
            badQueries(client);
            Awaiting.until(
                    "all done", () -> await(node.services().journal().backlog()).chunks() == 0);
            answered.add(new Client(node.managementPort()).get("/metrics").body());
            answered.add(new Client(node.managementPort()).get("/health/ready").body());
            assertThat(client.get("/api/v1/sms/" + Canary.ID).body())
                    .as("the SMS did go in")
                    .contains(Canary.WORD);
        } finally {
            await(node.stop());
        }
        assertThat(refused).as("bad inputs refused").isGreaterThan(3);
        assertNothingCameOut();
    }

    @Test
    void aStageThatBreaksOnAnSmsDoesNotTellItsText() throws IOException {
        try (var server = EmbeddedServer.start(EmbeddedOptions.inMemory());
                var engine = new Engine(server.uri(), Duration.ofMillis(40))) {
            var stages = GivenReading.alone(sms -> Optional.empty(), sms -> {
                throw new IllegalStateException("cannot read " + sms.body());
            });
            engine.append("batch", 0, List.of(Canary.sms()));
            engine.work(
                    new UnsteadyJournal(engine.vertx(), engine.services().journal(), Duration.ofMillis(40), 1), stages);
            engine.awaitEnd();
            engine.all("dead_letters")
                    .forEach(letter ->
                            answered.add(letter.getJsonArray("failures").encode()));
            engine.all("dead_letters").forEach(letter -> answered.add(letter.getString("reason")));
        }
        assertThat(answered).as("failures kept").isNotEmpty();
        assertNothingCameOut();
    }

    private void assertNothingCameOut() {
        logger("io.lifafa.promises").debug("probe");
        assertThat(logged).anyMatch(line -> line.endsWith("probe"));
        for (var secret : Canary.SECRETS) {
            var lower = secret.toLowerCase(Locale.ROOT);
            assertThat(logged).as("logs").noneMatch(it -> it.toLowerCase(Locale.ROOT)
                    .contains(lower));
            assertThat(answered).as("answers").noneMatch(it -> it.toLowerCase(Locale.ROOT)
                    .contains(lower));
        }
    }

    private int post(Client client, Canary.Input input) throws IOException, InterruptedException {
        var answer = client.send(
                input.type(),
                input.body(),
                "Idempotency-Key",
                Canary.KEY + input.body().hashCode());
        keep(answer);
        return answer.statusCode();
    }

    private void keep(HttpResponse<String> answer) {
        answered.add(answer.headers().map() + answer.body());
    }

    private void overTheBus(Node node, String body) {
        var bus = node.vertx().eventBus();
        for (var message : List.of(
                body,
                new JsonObject().put("body", body),
                new JsonArray().add(body).add(7))) {
            answered.add(await(bus.request(Addresses.INGEST, message)
                    .map(reply -> String.valueOf(reply.body()))
                    .otherwise(Throwable::toString)));
        }
        var typed = new JsonObject().put("body", body).put("date", Canary.WORD).put("sender", Canary.SENDER);
        answered.add(await(IngestService.onBus(node.vertx())
                .submit(List.of(typed))
                .map(String::valueOf)
                .otherwise(Throwable::toString)));
    }

    private void fromAFile(Node node, Canary.Input input) throws IOException {
        var bytes = new ByteArrayInputStream(input.body().getBytes(StandardCharsets.UTF_8));
        var reader = SmsReaders.open(bytes, Format.ofContentType(input.type()), node.reading());
        try (var chunks =
                new ChunkReader(reader, "default", "file-" + input.body().hashCode())) {
            answered.add(node.intake().stream(chunks, Duration.ofSeconds(5)).toString());
            chunks.failure().ifPresent(failure -> answered.add(failure.toString()));
        } catch (Refusal refusal) {
            answered.add(refusal + " " + refusal.receipt());
        }
    }

    private void badQueries(Client client) throws IOException, InterruptedException {
        for (var query : List.of("user_id=", "limit=1&user_id=", "from=", "cursor=", "user_id=x&to=", "limit=")) {
            keep(client.get("/api/v1/transactions?" + query + Canary.WORD + "&limit=" + Canary.WORD));
        }
        keep(client.get("/api/v1/dead-letters?limit=" + Canary.WORD));
        for (var body : List.of(Canary.WORD, "{\"ids\":\"" + Canary.WORD + "\"}", "[\"" + Canary.WORD)) {
            keep(client.post("/api/v1/dead-letters/replay", "application/json", body));
        }
    }
}
