package io.lifafa.tenants.key;

import static io.lifafa.tenants.Ends.reason;
import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;

import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a node knows of the keys of a store, on clocks that stand still. */
@ExtendWith(VertxExtension.class)
abstract class KeysOfOneNode {
    static final SecureRandom RANDOM = new SecureRandom();

    /** No poll comes by itself. */
    static final Duration NEVER = Duration.ofHours(1);

    static final Duration OFTEN = Duration.ofMillis(20);

    Vertx vertx;
    final KeysInMemory store = new KeysInMemory();
    final SettableClock clock = new SettableClock();
    final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
    KnownKeys keys;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
    }

    void start(Duration poll, int mostKnown) {
        startWith(options(poll, mostKnown));
    }

    static KnownKeysOptions options(Duration poll, int mostKnown) {
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

    void startWith(KnownKeysOptions options) {
        keys = new KnownKeys(vertx, store, options, clock, nanos::get);
        await(keys.start());
    }

    GeneratedKey stored() {
        var key = generated(Optional.empty());
        store.insert(key.stored());
        return key;
    }

    GeneratedKey generated(Optional<Instant> expires) {
        return GeneratedKey.generate(RANDOM, "north", Set.of(Permission.READ), "", clock.instant(), expires);
    }

    List<Future<Caller>> flood(int count) {
        var answers = new ArrayList<Future<Caller>>();
        for (int i = 0; i < count; i++) {
            answers.add(keys.authenticate(PresentedKey.random(RANDOM)));
        }
        return answers;
    }

    Optional<RefusalReason> reasonNow(GeneratedKey key) {
        var answer = keys.authenticate(key.presented());
        until("an answer", answer::isComplete);
        return answer.succeeded() ? Optional.empty() : Optional.of(reason(answer));
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Until whatever was written before is known: a poll that began after it has ended. */
    void settle() {
        int polls = store.polls.get();
        until("three more polls", () -> store.polls.get() >= polls + 3);
    }

    /** The bus keeps the order of messages to one consumer's context, so that one more comes last. */
    boolean heardAllNotices() {
        var last = Future.<Void>future(end -> {
            var consumer = vertx.eventBus().consumer(KnownKeys.CHANGED);
            consumer.handler(any -> consumer.unregister().onComplete(end));
            KnownKeys.announce(vertx.eventBus(), "0123456789Ab");
        });
        await(last);
        return true;
    }
}
