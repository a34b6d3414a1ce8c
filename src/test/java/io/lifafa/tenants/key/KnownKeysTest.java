package io.lifafa.tenants.key;

import static io.lifafa.tenants.Ends.reason;
import static io.lifafa.tenants.Ends.result;
import static io.lifafa.tenants.Ends.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class KnownKeysTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** No poll comes by itself. */
    private static final Duration NEVER = Duration.ofHours(1);

    private static final Duration OFTEN = Duration.ofMillis(20);

    private final Vertx vertx = Vertx.vertx();
    private final KeysInMemory store = new KeysInMemory();
    private final SettableClock clock = new SettableClock();
    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
    private KnownKeys keys;

    @AfterEach
    void close() {
        result(vertx.close());
    }

    @Test
    void aKnownKeyIsAnsweredAtOnceWithoutAReadOfTheStore() {
        start(NEVER, 100);
        var key = stored();
        assertThat(result(keys.authenticate(key.presented())).tenant()).isEqualTo("north");
        int reads = store.reads.get();
        for (int i = 0; i < 1_000; i++) {
            assertThat(keys.authenticate(key.presented()).succeeded()).isTrue();
        }
        assertThat(store.reads.get()).isEqualTo(reads);
    }

    @Test
    void aKeyWithAnothersIdIsRefusedKnownOrNot() {
        start(NEVER, 100);
        var first = stored();
        var second = stored();
        var mixed = new PresentedKey(first.presented().id(), second.presented().secret());
        assertThat(reason(keys.authenticate(mixed))).isEqualTo(RefusalReason.WRONG_SECRET);
        result(keys.authenticate(first.presented()));
        assertThat(reason(keys.authenticate(mixed))).isEqualTo(RefusalReason.WRONG_SECRET);
    }

    @Test
    void whoHasNotTheSecretLearnsNothingOfTheKeysState() {
        start(NEVER, 100);
        var key = stored();
        store.revoke("north", key.presented().id(), clock.instant());
        var guess = new PresentedKey(
                key.presented().id(), PresentedKey.random(RANDOM).secret());
        assertThat(reason(keys.authenticate(guess))).isEqualTo(RefusalReason.WRONG_SECRET);
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.REVOKED);
    }

    @Test
    void aKnownKeyExpiresByTheClock() {
        start(NEVER, 100);
        var key = generated(Optional.of(clock.instant().plusSeconds(60)));
        store.insert(key.stored());
        result(keys.authenticate(key.presented()));
        clock.move(Duration.ofSeconds(60));
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.EXPIRED);
    }

    @Test
    void anUnknownIdIsLookedUpOnceUntilItIsForgotten() {
        start(NEVER, 100);
        var nobodys = PresentedKey.random(RANDOM);
        assertThat(reason(keys.authenticate(nobodys))).isEqualTo(RefusalReason.UNKNOWN);
        assertThat(keys.authenticate(nobodys).isComplete()).isTrue();
        assertThat(store.reads.get()).isEqualTo(1);
        pass(Duration.ofSeconds(5));
        assertThat(reason(keys.authenticate(nobodys))).isEqualTo(RefusalReason.UNKNOWN);
        assertThat(store.reads.get()).isEqualTo(2);
    }

    @Test
    void requestsOfOneKeyAtATimeShareOneRead() {
        start(NEVER, 100);
        var key = stored();
        store.holding = true;
        var answers = IntStream.range(0, 50)
                .mapToObj(i -> keys.authenticate(key.presented()))
                .toList();
        store.release();
        answers.forEach(
                it -> assertThat(result(it).id()).isEqualTo(key.presented().id()));
        assertThat(store.idsRead.get()).isEqualTo(1);
    }

    @Test
    void aFloodOfRandomKeysIsReadTogetherOneReadAtATimeAndBounded() {
        start(NEVER, 100);
        var known = stored();
        result(keys.authenticate(known.presented()));
        int before = store.reads.get();
        store.holding = true;
        var answers = flood(2_000);
        assertThat(store.reads.get()).isEqualTo(before + 1);
        assertThat(keys.authenticate(known.presented()).succeeded()).isTrue();
        store.release();
        var reasons = answers.stream().map(it -> reason(it)).toList();
        assertThat(reasons).filteredOn(RefusalReason.UNKNOWN::equals).hasSize(1_000);
        assertThat(reasons).filteredOn(RefusalReason.UNAVAILABLE::equals).hasSize(1_000);
        assertThat(store.reads.get() - before).isBetween(3, 4);
        assertThat(keys.authenticate(known.presented()).succeeded()).isTrue();
    }

    @Test
    void whoWaitedMakesRoomForOthers() {
        start(NEVER, 100);
        for (int round = 0; round < 3; round++) {
            assertThat(flood(1_000).stream().map(it -> reason(it))).containsOnly(RefusalReason.UNKNOWN);
        }
    }

    @Test
    void noMoreKeysAreKeptThanTheBoundAndThoseUsedLastStay() {
        start(NEVER, 3);
        var used = stored();
        for (int i = 0; i < 10; i++) {
            result(keys.authenticate(stored().presented()));
            result(keys.authenticate(used.presented()));
        }
        assertThat(store.idsRead.get()).isEqualTo(11);
    }

    @Test
    void aRevokedKeyIsRefusedOnOtherNodesAtTheNotice() {
        start(NEVER, 100);
        var key = stored();
        result(keys.authenticate(key.presented()));
        store.revoke("north", key.presented().id(), clock.instant());
        KnownKeys.announce(vertx.eventBus(), key.presented().id());
        until(() -> keys.authenticate(key.presented()).failed());
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.REVOKED);
    }

    @Test
    void aRevokedKeyIsRefusedByTheNextPollWhichComesWithinHalfASecond() {
        assertThat(KnownKeysOptions.DEFAULT.poll()).isLessThanOrEqualTo(Duration.ofMillis(500));
        start(OFTEN, 100);
        var key = stored();
        result(keys.authenticate(key.presented()));
        var acceptedAtPolls = new CopyOnWriteArrayList<Boolean>();
        store.onPoll =
                () -> acceptedAtPolls.add(keys.authenticate(key.presented()).succeeded());
        store.revoke("north", key.presented().id(), clock.instant());
        acceptedAtPolls.clear();
        until(() -> acceptedAtPolls.size() > 1);
        assertThat(acceptedAtPolls.get(1)).isFalse();
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.REVOKED);
    }

    @Test
    void keysWorkWhileTheyAreReadAnewAndOneThatIsGoneIsNotKept() {
        start(OFTEN, 2_000);
        var all = IntStream.range(0, 1_100).mapToObj(i -> stored()).toList();
        all.forEach(it -> result(keys.authenticate(it.presented())));
        settle();
        store.holding = true;
        store.remove(all.get(7).presented().id());
        until(() -> store.held() > 0);
        assertThat(all).allMatch(it -> keys.authenticate(it.presented()).succeeded());
        store.release();
        until(() -> reasonNow(all.get(7)).equals(Optional.of(RefusalReason.UNKNOWN)));
        assertThat(all.stream().filter(it -> !keys.authenticate(it.presented()).succeeded()))
                .containsExactly(all.get(7));
    }

    @Test
    void aReadThatBeganBeforeARevocationIsNotKeptAfterIt() {
        start(NEVER, 100);
        var key = stored();
        store.holding = true;
        var old = keys.authenticate(key.presented());
        store.revoke("north", key.presented().id(), clock.instant());
        KnownKeys.announce(vertx.eventBus(), key.presented().id());
        until(() -> heardAllNotices());
        store.release();
        result(old);
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.REVOKED);
    }

    @Test
    void aNewKeyWorksAtTheNextPollThoughItWasAskedForBefore() {
        start(OFTEN, 100);
        var key = generated(Optional.empty());
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.UNKNOWN);
        store.insert(key.stored());
        until(() -> reasonNow(key).isEmpty());
    }

    @Test
    void bothKeysWorkWhileARotationOverlaps() {
        start(OFTEN, 100);
        var old = stored();
        result(keys.authenticate(old.presented()));
        var successor = GeneratedKey.successor(RANDOM, old.stored(), clock.instant());
        store.rotate(
                "north",
                old.presented().id(),
                successor.stored(),
                clock.instant().plusSeconds(3600));
        settle();
        assertThat(result(keys.authenticate(successor.presented())).id())
                .isEqualTo(successor.presented().id());
        assertThat(keys.authenticate(old.presented()).succeeded()).isTrue();
        clock.move(Duration.ofHours(1));
        assertThat(reason(keys.authenticate(old.presented()))).isEqualTo(RefusalReason.EXPIRED);
        assertThat(keys.authenticate(successor.presented()).succeeded()).isTrue();
    }

    @Test
    void withoutTheStoreKnownKeysWorkForTenSecondsAndThenNone() {
        start(OFTEN, 100);
        var key = stored();
        result(keys.authenticate(key.presented()));
        settle();
        store.away = true;
        settle();
        pass(Duration.ofSeconds(10));
        assertThat(keys.authenticate(key.presented()).succeeded()).isTrue();
        assertThat(reason(keys.authenticate(PresentedKey.random(RANDOM)))).isEqualTo(RefusalReason.UNAVAILABLE);
        pass(Duration.ofNanos(1));
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.UNAVAILABLE);
        store.away = false;
        until(() -> keys.authenticate(key.presented()).succeeded());
    }

    @Test
    void aStoreThatNeverAnswersIsLikeOneThatIsAway() {
        store.silent = true;
        var options = new KnownKeysOptions(
                10, 10, Duration.ofSeconds(5), OFTEN, Duration.ofSeconds(10), Duration.ofMillis(50), 10);
        startWith(options);
        assertThat(reason(keys.authenticate(stored().presented()))).isEqualTo(RefusalReason.UNAVAILABLE);
        store.silent = false;
        var key = stored();
        until(() -> reasonNow(key).isEmpty());
        store.holding = true;
        assertThat(reason(keys.authenticate(stored().presented()))).isEqualTo(RefusalReason.UNAVAILABLE);
    }

    @Test
    void aRequestHearsTheEndOnItsOwnContext() {
        start(NEVER, 100);
        var key = stored();
        store.holding = true;
        var contexts = List.of(vertx.getOrCreateContext(), vertx.getOrCreateContext());
        var heard = contexts.stream()
                .map(context ->
                        Future.<Boolean>future(end -> context.runOnContext(run -> keys.authenticate(key.presented())
                                .onComplete(answer -> end.complete(Vertx.currentContext() == context)))))
                .toList();
        until(() -> store.held() > 0);
        store.release();
        heard.forEach(it -> assertThat(result(it)).isTrue());
    }

    @Test
    void whatIsNoIdOnTheNoticesAddressChangesNothing() {
        start(NEVER, 100);
        var key = stored();
        result(keys.authenticate(key.presented()));
        for (Object body : List.of(7, "", "x".repeat(10_000), "0123456789A$", new JsonObject())) {
            vertx.eventBus().publish(KnownKeys.CHANGED, body);
        }
        until(() -> heardAllNotices());
        assertThat(keys.authenticate(key.presented()).succeeded()).isTrue();
    }

    @Test
    void afterStopNothingIsAnsweredOrAsked() {
        start(OFTEN, 100);
        var key = stored();
        result(keys.authenticate(key.presented()));
        result(keys.stop());
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.UNAVAILABLE);
        int polls = store.polls.get();
        var others = new KeysInMemory();
        result(new KnownKeys(vertx, others, options(OFTEN, 100), clock, nanos::get).start());
        until(() -> others.polls.get() > 5);
        assertThat(store.polls.get()).isEqualTo(polls);
    }

    @Test
    void beforeStartNoKeyIsAccepted() {
        keys = new KnownKeys(vertx, store);
        assertThat(reason(keys.authenticate(stored().presented()))).isEqualTo(RefusalReason.UNAVAILABLE);
    }

    private void start(Duration poll, int mostKnown) {
        startWith(options(poll, mostKnown));
    }

    private static KnownKeysOptions options(Duration poll, int mostKnown) {
        var standard = KnownKeysOptions.DEFAULT;
        return new KnownKeysOptions(
                mostKnown,
                standard.mostUnknown(),
                standard.unknownFor(),
                poll,
                standard.patience(),
                standard.readTime(),
                standard.mostWaiting());
    }

    private void startWith(KnownKeysOptions options) {
        keys = new KnownKeys(vertx, store, options, clock, nanos::get);
        result(keys.start());
    }

    private GeneratedKey stored() {
        var key = generated(Optional.empty());
        store.insert(key.stored());
        return key;
    }

    private GeneratedKey generated(Optional<Instant> expires) {
        return GeneratedKey.generate(RANDOM, "north", Set.of(Permission.READ), "", clock.instant(), expires);
    }

    private List<Future<Caller>> flood(int count) {
        var answers = new ArrayList<Future<Caller>>();
        for (int i = 0; i < count; i++) {
            answers.add(keys.authenticate(PresentedKey.random(RANDOM)));
        }
        return answers;
    }

    private Optional<RefusalReason> reasonNow(GeneratedKey key) {
        var answer = keys.authenticate(key.presented());
        until(answer::isComplete);
        return answer.succeeded() ? Optional.empty() : Optional.of(reason(answer));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Until whatever was written before is known: a poll that began after it has ended. */
    private void settle() {
        int polls = store.polls.get();
        until(() -> store.polls.get() >= polls + 3);
    }

    /** The bus keeps the order of messages to one consumer's context, so that one more comes last. */
    private boolean heardAllNotices() {
        var last = Future.<Void>future(end -> {
            var consumer = vertx.eventBus().consumer(KnownKeys.CHANGED);
            consumer.handler(any -> consumer.unregister().onComplete(end));
            KnownKeys.announce(vertx.eventBus(), "0123456789Ab");
        });
        result(last);
        return true;
    }
}
