package io.lifafa.pipeline;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.config.Duplicates;
import io.lifafa.config.IdConflict;
import io.lifafa.rules.FilterReason;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.lifafa.store.Claim;
import io.lifafa.store.Journal;
import io.lifafa.store.Sample;
import io.lifafa.store.TestStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.mongo.MongoClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Real chunk workers over a real store, with stages that see what the test wants them to see. */
final class Passes {
    /** How the stages see an SMS. */
    enum View {
        TRANSACTION,
        FILTERED,
        /** Money has moved, but not how much: a dead letter. */
        UNCLEAR,
        /** The rules throw: tried again later. */
        BROKEN
    }

    private static final int MANY_ATTEMPTS = 4;
    private static final int MOST_PASSES = 40;

    private final TestStore store;
    private final WorkerExecutor pool;
    private final IdConflict onConflict;
    private final Duplicates duplicates;

    Passes(TestStore store, Vertx vertx) {
        this(store, vertx, IdConflict.REJECT);
    }

    Passes(TestStore store, Vertx vertx, IdConflict onConflict) {
        this(store, vertx, onConflict, Duplicates.CONTENT);
    }

    Passes(TestStore store, Vertx vertx, IdConflict onConflict, Duplicates duplicates) {
        this.store = store;
        this.onConflict = onConflict;
        this.duplicates = duplicates;
        this.pool = vertx.createSharedWorkerExecutor("lifafa-rules-test", 2);
    }

    /** Claims what is due next and works on it; empty if nothing is due. */
    Future<Optional<ChunkWorker.Done>> pass(MongoClient client, Function<Sms, View> view) {
        var journal = store.journal(client);
        return journal.claim("w", 1)
                .compose(claims -> claims.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : work(journal, claims.get(0), view).map(Optional::of));
    }

    Future<ChunkWorker.Done> work(Journal journal, Claim claim, Function<Sms, View> view) {
        var clock = store.clock();
        var retries = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(8), new Random(7));
        return new ChunkWorker(journal, understanding(view, retries, clock), onConflict, duplicates, false).work(claim);
    }

    private SmsProcessor understanding(Function<Sms, View> view, RetryPolicy retries, Clock clock) {
        var stages = GivenReading.alone(
                sms -> view.apply(sms) == View.FILTERED ? Optional.of(FilterReason.PROMOTION) : Optional.empty(),
                sms -> extraction(view.apply(sms)));
        return new SmsProcessor(stages, new Verdict(retries, MANY_ATTEMPTS, clock), pool);
    }

    private static Extraction extraction(View view) {
        return switch (view) {
            case TRANSACTION -> Sample.extraction("1250.50");
            case UNCLEAR -> Sample.unclear();
            case FILTERED -> Sample.note();
            case BROKEN -> throw new IllegalStateException("broken on purpose");
        };
    }

    /** Works until nothing is left, whoever held it before and however late it is due. */
    void finish(Function<Sms, View> view) {
        for (int i = 0; i < MOST_PASSES && await(store.journal().backlog()).chunks() > 0; i++) {
            store.clock().advance(Duration.ofMinutes(2));
            await(pass(store.client(), view));
        }
    }
}
