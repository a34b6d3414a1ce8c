package io.lifafa.chaos.step;

import io.lifafa.testsupport.ApiAnswers;
import io.lifafa.testsupport.FakeApi;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An API that is wrong about some SMS at first and about others until it is healed. Thread rule: its moods are one thread's. */
final class StepApi implements AutoCloseable {
    /** It is asked for an SMS with others, and again alone, before that counts as a failed attempt. */
    private static final int WRONG_AT_FIRST = 2;

    private static final String INVENTED = "SAMPLE TEA STALL";
    private static final int SLOW_MILLIS = 900;

    enum Mood {
        WELL,
        /** Longer than it takes until a lease is renewed. */
        SLOW,
        /** Nobody listens. */
        DOWN,
        /** It never answers. */
        SILENT
    }

    private final Vertx vertx;
    private final int port;
    private FakeApi api;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private volatile Mood mood = Mood.WELL;
    private volatile int healedBelow;
    private volatile boolean waited;

    StepApi(Vertx vertx) {
        this.vertx = vertx;
        this.api = FakeApi.start(vertx).always(this::answer);
        this.port = api.port();
    }

    String url() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    void mood(Mood changed) {
        if (changed == Mood.DOWN) {
            api.close();
        } else if (mood == Mood.DOWN) {
            api = FakeApi.startOn(vertx, port).always(this::answer);
        }
        waited = false;
        mood = changed;
    }

    /** True if somebody has asked since it fell silent. */
    boolean isWaitedFor() {
        return waited;
    }

    /** From now on it is right about the stubborn ones with a smaller number. */
    void healBelow(int number) {
        healedBelow = number;
    }

    int healedBelow() {
        return healedBelow;
    }

    private void answer(HttpServerRequest request, FakeApi.Seen seen) {
        switch (mood) {
            case WELL, DOWN -> ApiAnswers.completion(content(seen)).give(request, seen);
            case SLOW ->
                vertx.setTimer(SLOW_MILLIS, timer -> ApiAnswers.completion(content(seen))
                        .give(request, seen));
            case SILENT -> waited = true;
        }
    }

    private String content(FakeApi.Seen seen) {
        var results = new JsonArray();
        new JsonArray(seen.user()).forEach(item -> results.add(result((JsonObject) item)));
        return new JsonObject().put("results", results).encode();
    }

    private JsonObject result(JsonObject item) {
        if (item.getString("body").contains(INVENTED)) {
            // The message by which a node finds out whether this API answers anything at all.
            return new JsonObject().put("id", item.getString("id")).put("message_intent", "other");
        }
        var sms = StepSms.ofBody(item.getString("body"));
        int times = asked.merge(sms.id(), 1, Integer::sum);
        boolean right =
                switch (sms.kind()) {
                    case LATER -> times > WRONG_AT_FIRST;
                    case STUBBORN -> sms.number() < healedBelow;
                    default -> true;
                };
        var answer = sms.rightAnswer().put("id", item.getString("id"));
        // An amount that is not in the text.
        return right ? answer : answer.put("amount", 7_777_777);
    }

    @Override
    public void close() {
        api.close();
    }
}
