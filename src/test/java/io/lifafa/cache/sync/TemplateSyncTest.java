package io.lifafa.cache.sync;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.cache.AnsweredSms;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.cache.template.State;
import io.lifafa.cache.template.Template;
import io.lifafa.store.TemplateStore;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two libraries over one store, on buses of their own: what stands in the store is all that they share. */
@Timeout(30)
class TemplateSyncTest {
    private final Map<String, JsonObject> stored = new ConcurrentHashMap<>();
    /** The store's clock: what it is set to, and what has passed since, as of {@code nanoTime}. */
    private final AtomicLong clock = new AtomicLong(toSetTo(Duration.ofHours(-1)));

    private volatile boolean down;
    private final List<Vertx> opened = new ArrayList<>();

    private final TemplateStore store = new TemplateStore() {
        @Override
        public Future<List<JsonObject>> page(String after, int limit) {
            return Future.succeededFuture(stored.values().stream()
                    .filter(it -> !it.getBoolean("removed", false)
                            && it.getString("id").compareTo(after) > 0)
                    .sorted(Comparator.comparing(it -> it.getString("id")))
                    .limit(limit)
                    .toList());
        }

        @Override
        public Future<Boolean> save(JsonObject template) {
            if (down) {
                return Future.failedFuture("down");
            }
            boolean[] saved = {false};
            stored.compute(template.getString("id"), (id, old) -> {
                saved[0] = old == null || old.getLong("revision") < template.getLong("revision");
                return saved[0] ? template.copy().put("updated", storeTime()) : old;
            });
            return Future.succeededFuture(saved[0]);
        }

        @Override
        public Future<List<JsonObject>> stored(List<String> ids) {
            return Future.succeededFuture(
                    ids.stream().filter(stored::containsKey).map(stored::get).toList());
        }

        @Override
        public Future<List<JsonObject>> changedSince(long millis) {
            return down
                    ? Future.failedFuture("down")
                    : Future.succeededFuture(stored.values().stream()
                            .filter(it -> it.getLong("updated") >= millis)
                            .sorted(Comparator.comparing(it -> it.getLong("updated")))
                            .toList());
        }

        @Override
        public Future<Boolean> remove(String id) {
            stored.computeIfPresent(id, (key, old) -> new JsonObject()
                    .put("id", id)
                    .put("removed", true)
                    .put("revision", old.getLong("revision") + 1)
                    .put("updated", storeTime()));
            return Future.succeededFuture(true);
        }
    };

    /** A node: a library and its sync. */
    private final class Peer {
        private final TemplateLibrary library = AnsweredSms.library();
        private final TemplateSync sync;

        Peer() {
            var vertx = Vertx.vertx();
            opened.add(vertx);
            sync = new TemplateSync(vertx, library, store, 4);
            await(sync.start());
        }

        void learn(AnsweredSms told) {
            await(sync.learned(library.learn(told.sms(), told.answer())).otherwiseEmpty());
        }

        List<State> states() {
            return library.all().stream().map(Template::state).toList();
        }
    }

    /** For a store whose clock is so far ahead of this node's. */
    private static long toSetTo(Duration ahead) {
        return Clock.systemUTC().millis() + ahead.toMillis() - System.nanoTime() / 1_000_000;
    }

    private long storeTime() {
        return clock.get() + System.nanoTime() / 1_000_000;
    }

    @AfterEach
    void close() {
        opened.forEach(vertx -> await(vertx.close()));
    }

    private static AnsweredSms payment(int amount) {
        return AnsweredSms.debit(
                        "Rs " + amount + ".00 debited from a/c XX1234 on 05-03-26. Avl bal Rs " + amount * 7 + ".50")
                .amount(amount + ".00")
                .account("1234")
                .balance(amount * 7 + ".50");
    }

    private static AnsweredSms wrong(int amount) {
        var right = payment(amount);
        return new AnsweredSms(
                right.sms(),
                AnsweredSms.credit(right.sms().body()).amount(amount + ".00").answer());
    }

    private static void teach(Peer peer, int from) {
        for (int i = 0; i < 4; i++) {
            peer.learn(payment(from + i * 13));
        }
    }

    @Test
    void oneThatStartsWhileTheStoreIsAwayWaitsForIt() {
        teach(new Peer(), 101);
        down = true;
        var vertx = Vertx.vertx();
        opened.add(vertx);
        var library = AnsweredSms.library();
        var started = new TemplateSync(vertx, library, store, 4).start();
        assertThat(started.isComplete()).isFalse();
        down = false;
        await(started);
        assertThat(library.all()).isNotEmpty();
    }

    @Test
    void whatOneLearnsTheOtherAnswers() {
        var one = new Peer();
        var other = new Peer();
        teach(one, 101);

        Awaiting.until(
                "it is known",
                () -> other.library.match(payment(911).sms()).answer().isPresent());
        assertThat(new Peer().library.match(payment(912).sms()).answer()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {-5, 5})
    void aNodeWhoseClockIsMinutesOffMissesNothing(long minutes) {
        clock.set(toSetTo(Duration.ofMinutes(minutes)));
        var other = new Peer();
        teach(new Peer(), 101);

        Awaiting.until("it is known", () -> other.library.size() == 1);
        await(store.remove(other.library.all().get(0).id()));
        Awaiting.until("it is forgotten", () -> other.library.size() == 0);
    }

    @Test
    void aStoreWhoseClockWasSetBackMissesNothing() {
        teach(new Peer(), 101);
        var other = new Peer();
        clock.addAndGet(Duration.ofMinutes(-10).toMillis());
        await(store.remove(other.library.all().get(0).id()));

        Awaiting.until("it is forgotten", () -> other.library.size() == 0);
    }

    @Test
    void whatCouldNotBeSavedIsSavedLater() {
        var one = new Peer();
        down = true;
        teach(one, 101);
        assertThat(stored).isEmpty();
        down = false;

        Awaiting.until("it is saved", () -> stored.size() == 1);
    }

    @Test
    void ofTwoThatChangeATemplateAtOnceTheQuarantineStands() {
        var one = new Peer();
        var other = new Peer();
        teach(one, 101);
        Awaiting.until("it is known", () -> other.states().equals(List.of(State.ACTIVE)));
        // Both go on from the same revision; the one that has nothing but praise is faster.
        var praised = other.library.learn(payment(703).sms(), payment(703).answer());
        await(other.sync.learned(praised));
        one.learn(wrong(555));

        Awaiting.until(
                "it is in quarantine everywhere",
                () -> one.states().equals(List.of(State.QUARANTINED))
                        && other.states().equals(List.of(State.QUARANTINED)));
        assertThat(new Peer().states()).containsExactly(State.QUARANTINED);
    }

    @Test
    void whatWasDroppedIsForgottenEverywhereAndMayBeLearnedAnew() {
        var one = new Peer();
        var other = new Peer();
        teach(one, 101);
        Awaiting.until("it is known", () -> other.library.size() == 1);
        await(store.remove(one.library.all().get(0).id()));
        Awaiting.until("it is forgotten", () -> one.library.size() == 0 && other.library.size() == 0);

        teach(one, 301);

        Awaiting.until(
                "it is known again",
                () -> other.library.match(payment(913).sms()).answer().isPresent());
        assertThat(new Peer().library.size()).isOne();
    }
}
