package io.lifafa.store.erasure;

import io.lifafa.store.database.Database;
import io.lifafa.store.journal.MongoJournal;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the erasures, step by step: how far each is is stored before the next step begins, and every step can be repeated, so that
 * another process can go on anywhere. Pauses now and then, so that what is asked of the store meanwhile gets its turn. Thread rule:
 * any.
 */
public final class ErasureRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureRunner.class);

    /** So many steps, mostly pages, are made without a pause. */
    private static final int AT_A_TIME = 100;

    /** Whoever makes a pause is due at once: it lasts until the next look at what is due. */
    private static final Duration SHORT = Duration.ZERO;

    /** After so long it is looked again whether others have removed what is left to them. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private final Database database;
    private final ErasureBook book;
    private final OpenChunksOfUser chunks;
    private final ErasedRows rows;
    private final RowsBeside beside;
    private final NamedJobs jobs;
    private final Duration lease;
    private final Clock clock;

    /** @param lease of chunks: so long, at most, somebody who has lost one goes on with it */
    ErasureRunner(Database database, Clock clock, Duration lease, ErasureBook book) {
        this.database = database;
        this.book = book;
        this.chunks = new OpenChunksOfUser(database, new MongoJournal(database, lease, clock), clock);
        this.rows = new ErasedRows(database, clock);
        this.beside = new RowsBeside(database);
        this.jobs = new NamedJobs(database);
        this.lease = lease;
        this.clock = clock;
    }

    public ErasureRunner(Database database, Clock clock, Duration lease) {
        this(database, clock, lease, new ErasureBook(database, clock, lease));
    }

    /** Goes on with one that is due, for a while. The Future never fails. */
    public Future<Void> resume() {
        return book.claim()
                .compose(found -> found.map(erasure -> run(erasure, AT_A_TIME)).orElseGet(Future::succeededFuture))
                .recover(failure -> {
                    LOG.warn("erasures are gone on with later: {}", failure.getMessage());
                    return Future.succeededFuture();
                });
    }

    /** Ends when it is done or rests. */
    private Future<Void> run(Erasure erasure, int steps) {
        return (steps == 0 ? rest(erasure, erasure.at(), SHORT) : step(erasure))
                .compose(next -> next.map(it -> run(it, steps - 1)).orElseGet(Future::succeededFuture));
    }

    private Future<Optional<Erasure>> step(Erasure erasure) {
        return switch (erasure.at().step()) {
            case LINES -> advance(erasure, chunks.note(erasure));
            case CHUNKS, CHUNKS_AGAIN -> advance(erasure, chunks.end(erasure));
            case ROWS -> advance(erasure, rows.empty(erasure));
            case BESIDE, BESIDE_AGAIN -> advance(erasure, beside.remove(erasure));
            case REST -> rest(erasure, erasure.at().next(), lease);
            case COUNT -> advance(erasure, rows.remove(erasure));
            case FORGET -> forget(erasure);
            case FILES -> files(erasure);
        };
    }

    private Future<Optional<Erasure>> advance(Erasure erasure, Future<Erasure.Position> to) {
        return to.compose(position -> book.advance(erasure, position)).map(Optional::of);
    }

    private Future<Optional<Erasure>> rest(Erasure erasure, Erasure.Position to, Duration span) {
        return book.rest(erasure, to, clock.instant().plus(span)).map(Optional.empty());
    }

    private Future<Optional<Erasure>> forget(Erasure erasure) {
        return jobs.clear(erasure)
                .compose(clear -> chunks.strayed(erasure, "").map(strayed -> clear && !strayed))
                .compose(nothingLeft ->
                        nothingLeft ? book.forget(erasure).map(Optional::of) : rest(erasure, erasure.at(), LONG));
    }

    /** Of another server than the embedded one nothing can be asked. */
    private Future<Optional<Erasure>> files(Erasure erasure) {
        return database.overwriteRemoved(erasure.id()).compose(told -> switch (told.getString("state")) {
            case "done", "none" -> finish(erasure);
            default -> rest(erasure, erasure.at(), SHORT);
        });
    }

    private Future<Optional<Erasure>> finish(Erasure erasure) {
        return book.finish(erasure, erasure.at()).map(done -> {
            LOG.info("erasure {} is done: {}", erasure.id(), erasure.at().counts());
            return Optional.empty();
        });
    }
}
