package io.lifafa.api.client;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.testsupport.ApiAnswers;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Neither the key nor any text reaches a log, a reason or a toString. */
class SecrecyTest extends ClientFixture {
    private static final String SMS = "Rs 5000 debited from XX1234";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Logger> loud =
            List.of((Logger) LoggerFactory.getLogger("io.lifafa"), (Logger) LoggerFactory.getLogger("io.vertx"));
    private final Level level = loud.get(0).getLevel();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            log.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    };

    @BeforeEach
    void listen() {
        loud.forEach(logger -> logger.setLevel(Level.DEBUG));
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(appender);
        loud.forEach(logger -> logger.setLevel(level));
    }

    @Test
    void callsThatFailTellCodesOnly() {
        api.next(
                ApiAnswers.error(401, SMS, "Incorrect API key provided: " + KEY),
                ApiAnswers.error(422, "x", SMS),
                ApiAnswers.json("{\"" + SMS),
                ApiAnswers.json(SMS),
                ApiAnswers.closeMidway(),
                ApiAnswers.status(500, SMS),
                ApiAnswers.headersOnly("x-told", SMS));
        var endpoint = endpoint();
        var request = new ChatRequest("s", SMS, new JsonObject(), "n");
        var replies = new StringBuilder();
        for (var i = 0; i < 6; i++) {
            replies.append(failed(await(endpoint.send(request).reply())));
        }
        var last = endpoint.send(request);
        until("all requests", () -> api.seen().size() == 7);
        last.cancel(Kind.TIMED_OUT);
        replies.append(await(last.reply())).append(request).append(endpoint);
        assertThat(replies.toString()).doesNotContain(KEY).doesNotContain(SMS);
        assertThat(log).anyMatch(line -> line.contains("DENIED http_401"));
        assertThat(log.stream().collect(Collectors.joining("\n")))
                .doesNotContain(KEY)
                .doesNotContain(SMS);
    }

    @Test
    void whatIsNotHttpIsNotRepeated() {
        var server = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(data -> socket.write(SMS + "\r\n\r\n")));
        await(server.listen(0, "127.0.0.1"));
        var reply = failed(ask(endpoint(URI.create("http://127.0.0.1:" + server.actualPort()))));
        assertThat(reply.kind()).isEqualTo(Kind.SERVER);
        assertThat(reply.reason()).isEqualTo("protocol_error");
        assertThat(log.stream().collect(Collectors.joining("\n"))).doesNotContain(SMS);
    }

    @Test
    void optionsDoNotTellTheKey() {
        var options = EndpointOptions.of(URI.create("http://h/v1?key=" + KEY), Optional.of(KEY), "m");
        assertThat(options.toString()).doesNotContain(KEY).contains("http://h:80/v1");
    }

    @Test
    void aKeyThatNoHeaderCanHoldIsRefusedWithoutTellingIt() {
        for (var key : List.of("sk-a\r\nX-Evil: 1", "sk-\u00fcmlaut", "sk a")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EndpointOptions.of(api.url(), Optional.of(key), "m"))
                    .withMessage("key: must be visible ASCII characters");
        }
    }

    @Test
    void blanksAroundAKeyAreDropped() {
        assertThat(EndpointOptions.of(api.url(), Optional.of(KEY + "\n"), "m").key())
                .contains(KEY);
        assertThat(EndpointOptions.of(api.url(), Optional.of(" "), "m").key()).isEmpty();
    }
}
