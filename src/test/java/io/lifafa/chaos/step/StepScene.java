package io.lifafa.chaos.step;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.chaos.StoreView;
import io.lifafa.chaos.step.StepApi.Mood;
import io.lifafa.promises.Child;
import io.lifafa.promises.Client;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.UpdateOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What goes on around a node so that it comes to a step. One per life of a node. */
final class StepScene {
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** After so many requests their work is waited for, so that a run does not grow. */
    private static final int MOST_REQUESTS = 12;

    private static final int REQUESTS_IN_OUTAGE = 8;

    /** It is looked so often whether it is done, at the least: some writes come a little later. */
    private static final int LOOKS = 20;

    private final Step.Scene scene;
    private final Child node;
    private final StoreView store;
    private final StepApi api;
    private final StepRequests requests;
    private final String run;
    private int played;
    private boolean done;
    private Set<String> putOffBefore = Set.of();

    StepScene(Step.Scene scene, Child node, StoreView store, StepApi api, StepRequests requests, String run) {
        this.scene = scene;
        this.node = node;
        this.store = store;
        this.api = api;
        this.requests = requests;
        this.run = run;
    }

    /** A part of it; to be called until the node is gone. True if dead letters were replayed. */
    boolean play() throws IOException, InterruptedException {
        if (played == 0) {
            age(store);
            putOffBefore = store.idsOfWaitingForApi();
            api.mood(mood());
        }
        if (played++ >= MOST_REQUESTS) {
            if (scene == Step.Scene.OUTAGE) {
                endOutage();
            }
            return false;
        }
        var client = new Client(node.port(), ANSWER);
        requests.sendAgain(client);
        if (node.isAlive()) {
            requests.sendNew(client, run);
        }
        return node.isAlive() && special(client);
    }

    /** True if nothing more will come. */
    boolean isOver() {
        return played > MOST_REQUESTS + LOOKS && store.openChunks() == 0;
    }

    private Mood mood() {
        return switch (scene) {
            case SLOW_API -> Mood.SLOW;
            case OUTAGE -> Mood.DOWN;
            case STOP -> Mood.SILENT;
            default -> Mood.WELL;
        };
    }

    private boolean special(Client client) throws IOException, InterruptedException {
        switch (scene) {
            case BROKEN_REQUESTS -> requests.sendBroken(client);
            case PLANTED -> plant();
            case OUTAGE -> endOutage();
            case STOP -> stop();
            case REPLAY -> {
                return healAndReplay(client);
            }
            default -> {}
        }
        return false;
    }

    /** Requests that died with their node may be carried on after a minute: as if it were over. */
    static void age(StoreView store) {
        var past = new JsonObject().put("until", new JsonObject().put("$date", Instant.EPOCH.toString()));
        var unanswered = new JsonObject().put("answered", false);
        await(store.client()
                .updateCollectionWithOptions(
                        "idempotency_keys",
                        unanswered,
                        new JsonObject().put("$set", past),
                        new UpdateOptions().setMulti(true)));
    }

    private void plant() {
        var closed = await(store.client().findOne("chunk_results", new JsonObject().put("replay", false), null));
        if (closed == null || done) {
            return;
        }
        done = true;
        var entry = new JsonObject()
                .put("epoch", 0L)
                .put("owner", "")
                .put("outage", false)
                .put("due", new JsonObject().put("$date", Instant.now().toString()));
        for (var field : new String[] {"_id", "tenant", "batch_id", "n", "attempt", "replay"}) {
            entry.put(field, closed.getValue(field));
        }
        await(store.client().insert("inbox", entry));
    }

    /** One call goes on trying, and its chunks wait for it; it takes more than one call to see work put off. */
    private void endOutage() {
        if (played >= REQUESTS_IN_OUTAGE && isMorePutOff()) {
            api.mood(Mood.WELL);
        }
    }

    /** What a node before this one has put off, this one knows nothing of. */
    private boolean isMorePutOff() {
        return !putOffBefore.containsAll(store.idsOfWaitingForApi());
    }

    /** With work in hand, which it gives back when its time is over; before the API is asked it would be put off. */
    private void stop() {
        if (!done) {
            done = true;
            Awaiting.until("the node has work", LONGEST, () -> !node.isAlive() || api.isWaitedFor());
            node.stop();
        }
    }

    /** The API learns better about all dead letters there are, and they are replayed. */
    private boolean healAndReplay(Client client) throws InterruptedException {
        if (store.count("dead_letters") == 0) {
            return false;
        }
        requests.beginBlock();
        api.healBelow(requests.next());
        replay(client);
        return true;
    }

    static void replay(Client client) throws InterruptedException {
        try {
            client.post("/api/v1/dead-letters/replay", "application/json", "{\"all\":true}");
        } catch (IOException died) {
            // Whatever was put back to work is not lost, and the rest can be replayed again.
        }
    }
}
