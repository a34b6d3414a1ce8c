package io.lifafa.api.dispatch;

import io.lifafa.api.client.ChatEndpoint.Call;
import io.lifafa.api.client.ChatReply;
import io.lifafa.limiter.Permit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls under way; cuts off those that take too long. Thread rule: the stage's event loop. */
final class CallsInFlight {
    private record Sent(Upstream upstream, Permit permit, Call call) {}

    private final Map<Long, Sent> calls = new TreeMap<>();
    private long numbers;

    long nextNumber() {
        return ++numbers;
    }

    void sent(long number, Upstream upstream, Permit permit, Call call) {
        calls.put(number, new Sent(upstream, permit, call));
    }

    void ended(long number) {
        calls.remove(number);
    }

    int size() {
        return calls.size();
    }

    /** What is known of latencies may have grown since a call was sent, so its limit is looked up anew. */
    void cutOffLate(long now) {
        for (var sent : List.copyOf(calls.values())) {
            var limit = sent.upstream().limiter().timeout(sent.permit().items());
            if (now - sent.permit().sentAt() > limit.toNanos()) {
                sent.call().cancel(ChatReply.Kind.TIMED_OUT);
            }
        }
    }

    void cancelAll() {
        List.copyOf(calls.values()).forEach(sent -> sent.call().cancel(ChatReply.Kind.CANCELLED));
    }
}
