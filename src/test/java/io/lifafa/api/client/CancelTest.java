package io.lifafa.api.client;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.api.client.HttpChatEndpoint.Environment;
import io.lifafa.testsupport.ApiAnswers;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CancelTest extends ClientFixture {
    @Test
    void aCallCancelledBeforeItHasAConnectionIsNeverSent() {
        api.always(ApiAnswers.never());
        var endpoint = endpoint(options(api.url(), 1), Environment.SYSTEM);
        var first = endpoint.send(REQUEST);
        until("a request", () -> api.seen().size() == 1);
        var waiting = endpoint.send(REQUEST);
        waiting.cancel(Kind.CANCELLED);
        assertThat(failed(await(waiting.reply())).kind()).isEqualTo(Kind.CANCELLED);
        api.always(ApiAnswers.completion("later"));
        first.cancel(Kind.TIMED_OUT);
        assertThat(answered(ask(endpoint)).content()).isEqualTo("later");
        assertThat(api.seen()).hasSize(2);
    }

    @Test
    void aCallCancelledAtOnceEndsAtOnce() {
        api.always(ApiAnswers.never());
        var endpoint = endpoint();
        var done = vertx.<ChatReply>executeBlocking(() -> {
            var call = endpoint.send(REQUEST);
            call.cancel(Kind.CANCELLED);
            return await(call.reply());
        });
        assertThat(failed(await(done)).reason()).isEqualTo("cancelled");
        api.always(ApiAnswers.completion("later"));
        answered(ask(endpoint));
    }

    @Test
    void onItsOwnContextCancelCompletesBeforeItReturns() {
        var context = vertx.getOrCreateContext();
        var complete = Promise.<Boolean>promise();
        context.runOnContext(start -> {
            var endpoint = HttpChatEndpoint.create(vertx, options(api.url(), 1));
            var call = endpoint.send(REQUEST);
            call.cancel(Kind.TIMED_OUT);
            complete.complete(call.reply().isComplete());
            endpoint.close();
        });
        assertThat(await(complete.future())).isTrue();
    }

    @Test
    void aCallThatHasEndedIsNotEndedAgain() {
        var endpoint = endpoint();
        var call = endpoint.send(REQUEST);
        var completions = new AtomicInteger();
        call.reply().onComplete(any -> completions.incrementAndGet());
        var reply = await(call.reply());
        call.cancel(Kind.TIMED_OUT);
        call.cancel(Kind.CANCELLED);
        answered(ask(endpoint));
        assertThat(call.reply().result()).isSameAs(reply);
        assertThat(completions).hasValue(1);
        assertThat(api.accepted()).isEqualTo(1);
    }

    @Test
    void whatComesAfterACancelChangesNothing() {
        var held = new AtomicReference<Runnable>();
        api.next((request, seen) -> held.set(() -> ApiAnswers.completion("late").give(request, seen)));
        var endpoint = endpoint();
        var call = endpoint.send(REQUEST);
        until("an answer is held", () -> held.get() != null);
        call.cancel(Kind.TIMED_OUT);
        vertx.runOnContext(now -> held.get().run());
        assertThat(failed(await(call.reply())).kind()).isEqualTo(Kind.TIMED_OUT);
        answered(ask(endpoint));
        assertThat(failed(call.reply().result()).kind()).isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    void cancelledCallsLeakNoConnections() {
        var endpoint = endpoint(options(api.url(), 2), Environment.SYSTEM);
        for (var round = 0; round < 50; round++) {
            api.next(ApiAnswers.never(), ApiAnswers.headersOnly());
            var before = api.seen().size();
            var calls =
                    IntStream.range(0, 2).mapToObj(i -> endpoint.send(REQUEST)).toList();
            until("two more requests", () -> api.seen().size() == before + 2);
            calls.forEach(call -> call.cancel(Kind.TIMED_OUT));
            calls.forEach(call -> await(call.reply()));
        }
        IntStream.range(0, 15).forEach(i -> endpoint.send(REQUEST).cancel(Kind.CANCELLED));
        answered(ask(endpoint));
        until("two connections at most", () -> api.open() <= 2);
    }

    @Test
    void closingEndsCallsUnderWayAndTakesNoOthers() {
        api.always(ApiAnswers.never());
        var endpoint = endpoint();
        var calls = IntStream.range(0, 6).mapToObj(i -> endpoint.send(REQUEST)).toList();
        until("all requests", () -> api.seen().size() == 4);
        await(endpoint.close());
        assertThat(calls)
                .allSatisfy(
                        call -> assertThat(failed(await(call.reply())).kind()).isEqualTo(Kind.CANCELLED));
        assertThat(failed(ask(endpoint)).reason()).isEqualTo("closed");
        until("all connections closed", () -> api.open() == 0);
    }
}
