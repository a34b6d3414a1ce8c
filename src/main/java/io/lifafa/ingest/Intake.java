package io.lifafa.ingest;

import io.lifafa.bus.Addresses;
import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Chunk;
import io.lifafa.store.Journal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings the SMS of one input into the journal; what its receipt counts as accepted is durable.
 *
 * <p>A long input is read and stored chunk by chunk, with a few appends under way at a time; when the backlog is full
 * the reading waits, and so does the sender.
 */
public final class Intake {
    private static final int APPENDS_UNDER_WAY = 4;

    private final Vertx vertx;
    private final Journal journal;
    private final BacklogGate gate;
    private final Metrics metrics;
    private final Clock clock;
    private final Duration appendTimeout;

    /** @param appendTimeout how long one append may take before the input is refused */
    public Intake(
            Vertx vertx, Journal journal, BacklogGate gate, Metrics metrics, Clock clock, Duration appendTimeout) {
        this.vertx = vertx;
        this.journal = journal;
        this.gate = gate;
        this.metrics = metrics;
        this.clock = clock;
        this.appendTimeout = appendTimeout;
    }

    /** Fails with a {@link Refusal} if nothing more should be taken now. */
    public void admit() {
        if (gate.isFull()) {
            metrics.refused("backlog").increment();
            throw new Refusal(Refusal.Kind.BACKLOG, "the backlog of open work is full; send the same again later");
        }
    }

    /** Reads a short input to its end. Blocks only while parsing. */
    public static List<Chunk> readAll(ChunkReader reader) throws IOException {
        var chunks = new ArrayList<Chunk>();
        for (var chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
            chunks.add(chunk.get());
        }
        return chunks;
    }

    /** Stores the chunks of an input that was read to its end. The Future fails with a {@link Refusal}. */
    public Future<Receipt> store(List<Chunk> chunks, ChunkReader reader) {
        return Future.all(chunks.stream().map(this::append).toList())
                .transform(stored -> stored.succeeded()
                        ? Future.succeededFuture(conclude(reader))
                        : Future.failedFuture(unavailable(stored.cause(), Optional.empty())));
    }

    /**
     * Reads and stores a long input. Blocks: only for a thread of the reading pool.
     *
     * @param patience how long to wait for room in the backlog before the rest of the input is refused
     * @throws Refusal if the input could not be taken, or not to its end
     * @throws IOException if the underlying stream fails
     */
    public Receipt stream(ChunkReader reader, Duration patience) throws IOException {
        Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
        for (var chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
            awaitRoom(reader, patience);
            if (underWay.size() == APPENDS_UNDER_WAY) {
                await(underWay.remove());
            }
            underWay.add(append(chunk.get()).toCompletionStage().toCompletableFuture());
        }
        while (!underWay.isEmpty()) {
            await(underWay.remove());
        }
        return conclude(reader);
    }

    private void awaitRoom(ChunkReader reader, Duration patience) {
        try {
            if (!gate.awaitRoom(patience)) {
                metrics.refused("backlog").increment();
                throw new Refusal(
                        Refusal.Kind.BACKLOG,
                        "the backlog of open work stayed full for " + patience.toSeconds()
                                + " s; send the same again later, what was taken already is known by its id");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void await(CompletableFuture<Void> append) {
        try {
            append.get(appendTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            throw unavailable(e, Optional.empty());
        } catch (ExecutionException e) {
            throw unavailable(e.getCause(), Optional.empty());
        }
    }

    private static Refusal interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return unavailable(e, Optional.empty());
    }

    private static Refusal unavailable(Throwable cause, Optional<Receipt> receipt) {
        var reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Refusal(
                Refusal.Kind.UNAVAILABLE, reason + "; send the same again later: no SMS is taken twice", receipt);
    }

    private Future<Void> append(Chunk chunk) {
        gate.add(1);
        return journal.append(chunk).onSuccess(stored -> announce(chunk));
    }

    private void announce(Chunk chunk) {
        vertx.eventBus().send(Addresses.WORK, new JsonObject());
        vertx.eventBus()
                .send(
                        Addresses.EVENTS,
                        new JsonObject()
                                .put("type", "chunk_accepted")
                                .put("at", clock.instant().toString())
                                .put("chunk", chunk.id().toString())
                                .put("batch_id", chunk.batchId())
                                .put("n", chunk.items().size()));
    }

    /** Nothing taken and something wrong is an error; something taken is a success that lists what is wrong. */
    private Receipt conclude(ChunkReader reader) {
        var receipt = reader.receipt();
        count(receipt);
        if (receipt.accepted() == 0 && reader.failure().isPresent()) {
            throw new Refusal(Refusal.Kind.UNREADABLE, reader.failure().get().getMessage(), Optional.of(receipt));
        }
        if (receipt.accepted() == 0 && receipt.rejectedCount() > 0) {
            throw new Refusal(
                    Refusal.Kind.NOTHING_ACCEPTED,
                    "none of the " + receipt.rejectedCount() + " items could be taken, see errors",
                    Optional.of(receipt));
        }
        return receipt;
    }

    private void count(Receipt receipt) {
        metrics.received("accepted").increment(receipt.accepted());
        metrics.received("rejected").increment(receipt.rejectedCount());
        metrics.received("skipped")
                .increment(receipt.skipped().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }
}
