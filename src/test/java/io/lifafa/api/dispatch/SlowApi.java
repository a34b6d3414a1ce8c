package io.lifafa.api.dispatch;

import io.lifafa.api.ScriptedEndpoint;
import io.lifafa.api.client.ChatReply;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

/** An API that answers one call at a time, in the order in which they came, whenever the test says so: its clock. */
public final class SlowApi {
    private record Waiting(List<String> ids, Promise<ChatReply> reply) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private final Executor loop;
    private boolean free;

    /**
     * Lets {@code api} behave so.
     *
     * @param loop the dispatcher's event loop, where replies come in
     */
    public SlowApi(ScriptedEndpoint api, Executor loop) {
        this.loop = loop;
        api.repliesLater(this::call);
    }

    private synchronized Future<ChatReply> call(List<String> ids) {
        if (free) {
            return Future.succeededFuture(ScriptedEndpoint.good(ids));
        }
        var call = new Waiting(ids, Promise.promise());
        waiting.add(call);
        return call.reply().future();
    }

    public synchronized int underWay() {
        return waiting.size();
    }

    /** Waits until so many calls are under way and answers the oldest; gives its SMS. */
    public List<String> answer(int underWay) {
        Awaiting.until("calls are under way", () -> underWay() >= underWay);
        return answer();
    }

    /** Answers the oldest; gives its SMS. */
    public List<String> answer() {
        Waiting oldest;
        synchronized (this) {
            oldest = waiting.remove();
        }
        loop.execute(() -> oldest.reply().complete(ScriptedEndpoint.good(oldest.ids())));
        return oldest.ids();
    }

    /** From now on every call is answered at once, those that wait included. */
    public void answerAll() {
        synchronized (this) {
            free = true;
        }
        while (underWay() > 0) {
            answer();
        }
    }
}
