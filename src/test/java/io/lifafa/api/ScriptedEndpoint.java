package io.lifafa.api;

import io.lifafa.api.client.ChatEndpoint;
import io.lifafa.api.client.ChatReply;
import io.lifafa.api.client.ChatRequest;
import io.lifafa.limiter.RateSignals;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An API whose replies a test decides; the request it sees is the ids of the SMS, the reply is read by {@link FakeQuestion}. */
public final class ScriptedEndpoint implements ChatEndpoint {
    public final List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());

    /** The same, with a question mark behind each id that an answer was objected to of. */
    public final List<List<String>> asked = Collections.synchronizedList(new ArrayList<>());

    private volatile Function<List<String>, Future<ChatReply>> behaviour = ids -> Future.succeededFuture(good(ids));
    public volatile boolean closed;

    public void replies(Function<List<String>, ChatReply> behaviour) {
        this.behaviour = ids -> Future.succeededFuture(behaviour.apply(ids));
    }

    public void repliesLater(Function<List<String>, Future<ChatReply>> behaviour) {
        this.behaviour = behaviour;
    }

    public static ChatReply good(List<String> ids) {
        return text(ids.stream().map(id -> id + "=good").collect(Collectors.joining(" ")));
    }

    public static ChatReply text(String content) {
        return new ChatReply.Answered(content, true, "m", 30, 7, RateSignals.NONE);
    }

    public static ChatReply cutShort(String content) {
        return new ChatReply.Answered(content, false, "m", 30, 7, RateSignals.NONE);
    }

    public static ChatReply failed(ChatReply.Kind kind, String reason) {
        return new ChatReply.Failed(kind, reason, RateSignals.NONE);
    }

    @Override
    public Call send(ChatRequest request) {
        var ids = List.of(request.user().split(" "));
        asked.add(ids);
        ids = ids.stream().map(id -> id.replace("?", "")).toList();
        calls.add(ids);
        var promise = Promise.<ChatReply>promise();
        behaviour.apply(ids).onComplete(it -> promise.tryComplete(it.result()));
        return new Call() {
            @Override
            public Future<ChatReply> reply() {
                return promise.future();
            }

            @Override
            public void cancel(ChatReply.Kind kind) {
                promise.tryComplete(failed(kind, "cancelled"));
            }
        };
    }

    @Override
    public Future<Void> close() {
        closed = true;
        return Future.succeededFuture();
    }
}
