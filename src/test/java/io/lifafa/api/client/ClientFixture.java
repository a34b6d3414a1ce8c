package io.lifafa.api.client;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.api.client.HttpChatEndpoint.Environment;
import io.lifafa.testsupport.FakeApi;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A fake API, endpoints that ask it, and ways to wait. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
abstract class ClientFixture {
    static final String KEY = "sk-test-0123456789abcdef";
    static final ChatRequest REQUEST =
            new ChatRequest("Answer in JSON.", "[{\"id\":\"1\"}]", new JsonObject().put("type", "object"), "results");
    static final long MAX_REPLY_BYTES = 1 << 20;

    Vertx vertx;
    FakeApi api;
    private final List<HttpChatEndpoint> endpoints = new ArrayList<>();

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        api = FakeApi.start(vertx);
    }

    @AfterEach
    void close() {
        endpoints.forEach(endpoint -> await(endpoint.close()));
        api.close();
    }

    HttpChatEndpoint endpoint() {
        return endpoint(api.url());
    }

    HttpChatEndpoint endpoint(URI url) {
        return endpoint(options(url, 4), Environment.SYSTEM);
    }

    HttpChatEndpoint endpoint(EndpointOptions options, Environment environment) {
        var endpoint = HttpChatEndpoint.create(vertx, options, environment);
        endpoints.add(endpoint);
        return endpoint;
    }

    static EndpointOptions options(URI url, int connections) {
        return new EndpointOptions(
                url, Optional.of(KEY), "model-x", MAX_REPLY_BYTES, Duration.ofSeconds(5), connections);
    }

    ChatReply ask() {
        return ask(endpoint());
    }

    static ChatReply ask(ChatEndpoint endpoint) {
        return await(endpoint.send(REQUEST).reply());
    }

    /** What is asked with these answers to it, in order. */
    ChatReply askAnswered(FakeApi.Answer... answers) {
        api.next(answers);
        return ask();
    }

    static ChatReply.Failed failed(ChatReply reply) {
        if (reply instanceof ChatReply.Failed failed) {
            return failed;
        }
        throw new AssertionError("not failed: " + reply);
    }

    static ChatReply.Answered answered(ChatReply reply) {
        if (reply instanceof ChatReply.Answered answered) {
            return answered;
        }
        throw new AssertionError("not answered: " + reply);
    }
}
