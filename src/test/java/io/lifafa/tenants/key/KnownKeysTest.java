package io.lifafa.tenants.key;

import static io.lifafa.tenants.Ends.reason;
import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.tenants.RefusalReason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class KnownKeysTest extends KeysOfOneNode {
    @Test
    void aKnownKeyIsAnsweredAtOnceWithoutAReadOfTheStore() {
        start(NEVER, 100);
        var key = stored();
        assertThat(await(keys.authenticate(key.presented())).tenant()).isEqualTo("north");
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
        await(keys.authenticate(first.presented()));
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
        await(keys.authenticate(key.presented()));
        clock.move(Duration.ofSeconds(60));
        assertThat(reason(keys.authenticate(key.presented()))).isEqualTo(RefusalReason.EXPIRED);
        var guess = new PresentedKey(
                key.presented().id(), PresentedKey.random(RANDOM).secret());
        assertThat(reason(keys.authenticate(guess))).isEqualTo(RefusalReason.WRONG_SECRET);
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
                it -> assertThat(await(it).id()).isEqualTo(key.presented().id()));
        assertThat(store.idsRead.get()).isEqualTo(1);
    }

    @Test
    void aFloodOfRandomKeysIsReadTogetherOneReadAtATimeAndBounded() {
        start(NEVER, 100);
        var known = stored();
        await(keys.authenticate(known.presented()));
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
        var others = IntStream.range(0, 10).mapToObj(i -> stored()).toList();
        others.forEach(it -> {
            await(keys.authenticate(it.presented()));
            await(keys.authenticate(used.presented()));
        });
        assertThat(store.idsRead.get()).isEqualTo(11);
        await(keys.authenticate(others.get(7).presented()));
        assertThat(store.idsRead.get()).isEqualTo(12);
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
        until("a query is held", () -> store.held() > 0);
        store.release();
        heard.forEach(it -> assertThat(await(it)).isTrue());
    }
}
