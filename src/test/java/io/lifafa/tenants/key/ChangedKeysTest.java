package io.lifafa.tenants.key;

import static io.lifafa.tenants.Ends.reason;
import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.tenants.RefusalReason;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How soon a node hears that a key was changed, and what it does while it cannot. */
@Timeout(120)
class ChangedKeysTest extends KeysOfOneNode {
    @Test
    void aRevokedKeyIsRefusedOnOtherNodesAtTheNotice() {
        start(NEVER, 100);
        var key = stored();
        await(keys.authenticate(key.presented()));
        store.revoke("north", key.presented().id(), clock.instant());
        KnownKeys.announce(vertx.eventBus(), key.presented().id());
        until("the key is refused", () -> keys.authenticate(key.presented()).failed());
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.REVOKED);
    }

    @Test
    void aRevokedKeyIsRefusedByTheNextPollWhichComesWithinHalfASecond() {
        assertThat(KnownKeysOptions.DEFAULT.poll()).isLessThanOrEqualTo(Duration.ofMillis(500));
        start(OFTEN, 100);
        var key = stored();
        await(keys.authenticate(key.presented()));
        var acceptedAtPolls = new CopyOnWriteArrayList<Boolean>();
        store.onPoll =
                () -> acceptedAtPolls.add(keys.authenticate(key.presented()).succeeded());
        store.revoke("north", key.presented().id(), clock.instant());
        acceptedAtPolls.clear();
        until("accepted at a second poll", () -> acceptedAtPolls.size() > 1);
        assertThat(acceptedAtPolls.get(1)).isFalse();
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.REVOKED);
    }

    @Test
    void keysWorkWhileTheyAreReadAnewAndOneThatIsGoneIsNotKept() {
        start(OFTEN, 2_000);
        var all = IntStream.range(0, 1_100).mapToObj(i -> stored()).toList();
        all.forEach(it -> await(keys.authenticate(it.presented())));
        settle();
        store.holding = true;
        store.remove(all.get(7).presented().id());
        until("a query is held", () -> store.held() > 0);
        assertThat(all).allMatch(it -> keys.authenticate(it.presented()).succeeded());
        store.release();
        until("the key is unknown", () -> reasonNow(all.get(7)).equals(Optional.of(RefusalReason.UNKNOWN)));
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
        until("all notices are heard", () -> heardAllNotices());
        store.release();
        await(old);
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.REVOKED);
    }

    @Test
    void aNewKeyWorksAtTheNextPollThoughItWasAskedForBefore() {
        start(OFTEN, 100);
        var key = generated(Optional.empty());
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.UNKNOWN);
        store.insert(key.stored());
        until("the key is accepted", () -> reasonNow(key).isEmpty());
    }

    @Test
    void bothKeysWorkWhileARotationOverlaps() {
        start(OFTEN, 100);
        var old = stored();
        await(keys.authenticate(old.presented()));
        var successor = GeneratedKey.successor(RANDOM, old.stored(), clock.instant());
        store.rotate(
                "north",
                old.presented().id(),
                successor.stored(),
                clock.instant().plusSeconds(3600));
        settle();
        assertThat(await(keys.authenticate(successor.presented())).id())
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
        await(keys.authenticate(key.presented()));
        settle();
        store.away = true;
        settle();
        pass(Duration.ofSeconds(10));
        assertThat(keys.authenticate(key.presented()).succeeded()).isTrue();
        assertThat(reason(keys.authenticate(PresentedKey.random(RANDOM)))).isEqualTo(RefusalReason.UNAVAILABLE);
        pass(Duration.ofNanos(1));
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.UNAVAILABLE);
        store.away = false;
        until("the key is accepted", () -> keys.authenticate(key.presented()).succeeded());
    }

    @Test
    void whetherKeysExistIsRememberedWhileTheStoreIsAwayAndUnknownBefore() {
        keys = new KnownKeys(vertx, store);
        assertThat(keys.exist()).isEmpty();
        start(OFTEN, 100);
        assertThat(keys.exist()).contains(true);
        store.away = true;
        settle();
        pass(Duration.ofSeconds(11));
        assertThat(keys.exist()).contains(true);
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
        until("the key is accepted", () -> reasonNow(key).isEmpty());
        store.holding = true;
        assertThat(reason(keys.authenticate(stored().presented()))).isEqualTo(RefusalReason.UNAVAILABLE);
    }

    @Test
    void whatIsNoIdOnTheNoticesAddressChangesNothing() {
        start(NEVER, 100);
        var key = stored();
        await(keys.authenticate(key.presented()));
        for (Object body : List.of(7, "", "x".repeat(10_000), "0123456789A$", new JsonObject())) {
            vertx.eventBus().publish(KnownKeys.CHANGED, body);
        }
        until("all notices are heard", () -> heardAllNotices());
        assertThat(keys.authenticate(key.presented()).succeeded()).isTrue();
    }

    @Test
    void afterStopNothingIsAnsweredOrAsked() {
        start(OFTEN, 100);
        var key = stored();
        await(keys.authenticate(key.presented()));
        await(keys.stop());
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.UNAVAILABLE);
        int polls = store.polls.get();
        var others = new KeysInMemory();
        await(new KnownKeys(vertx, others, options(OFTEN, 100), clock, nanos::get).start());
        until("six polls of the other", () -> others.polls.get() > 5);
        assertThat(store.polls.get()).isEqualTo(polls);
    }

    @Test
    void beforeStartNoKeyIsAccepted() {
        keys = new KnownKeys(vertx, store);
        assertThat(reason(keys.authenticate(stored().presented()))).isEqualTo(RefusalReason.UNAVAILABLE);
    }
}
