package io.lifafa.ingest;

import io.lifafa.bus.Addresses;
import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Chunk;
import io.lifafa.store.Journal;
import io.lifafa.store.failure.StorePatience;
import io.lifafa.tenants.quota.QuotaExceeded;
import io.lifafa.tenants.quota.SmsAdmission;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Brings the SMS of one input into the journal; what its receipt counts as accepted is durable.
 *
 * <p>A short input is read whole, then stored, in one chunk with others that come at the same moment. A long one is read and stored chunk by chunk, with a few appends under
 * way at a time; when the backlog is full the reading waits, and so does the sender.
 */
public final class Intake {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Journal journal;
    private final BacklogGate gate;
    private final Metrics metrics;
    private final Clock clock;
    private final Duration appendTimeout;
    private final WorkerExecutor parsing;
    private final SharedAppends shared;
    private final SmsAdmission quotas;
    private volatile boolean closed;

    /**
     * @param appendTimeout how long one append may take before the input is refused
     * @param linger how long a small input may wait for others to be appended with
     * @param quotas how many SMS a tenant may have accepted
     */
    public Intake(
            Vertx vertx,
            Journal journal,
            BacklogGate gate,
            Metrics metrics,
            Clock clock,
            Duration appendTimeout,
            Duration linger,
            SmsAdmission quotas) {
        this.vertx = vertx;
        this.journal = journal;
        this.gate = gate;
        this.metrics = metrics;
        this.clock = clock;
        this.appendTimeout = appendTimeout;
        this.quotas = quotas;
        this.shared = new SharedAppends(vertx, this::append, linger);
        this.parsing = vertx.createSharedWorkerExecutor(
                "lifafa-parsing", Runtime.getRuntime().availableProcessors());
    }

    /** Takes nothing more; what is being read already is taken. Thread rule: any. */
    public void close() {
        closed = true;
    }

    /** Fails with a {@link Refusal} if nothing more should be taken of this tenant now. */
    public void admit(String tenant) {
        withinQuota(() -> quotas.requireSms(tenant));

        if (closed) {
            throw unavailable("this node is stopping");
        }
        if (gate.isFull()) {
            throw new Refusal(Refusal.Kind.BACKLOG, "the backlog of open work is full; send the same again later");
        }
    }

    /**
     * Takes a short input, which is in memory already. The Future fails with a {@link Refusal}. Thread rule: any; the
     * parsing has a pool of its own, so that senders who take their time cannot hold it up.
     *
     * @param open opens the input
     */
    public Future<Receipt> take(Callable<ChunkReader> open) {
        return shared.during(() -> read(open, Long.MAX_VALUE).compose(this::store));
    }

    /**
     * As {@link #take}, for an input that is packed: what it unpacks to may be much.
     *
     * @param bound so many bytes of text may be in memory
     * @param whole has {@link #store} store what came to less
     * @param part goes on with what came to more: what was read so far is not stored yet
     */
    Future<Receipt> takePacked(
            Callable<ChunkReader> open,
            long bound,
            Function<ShortInput, Future<Receipt>> whole,
            Function<ShortInput, Future<Receipt>> part) {
        return shared.during(() -> read(open, bound))
                .compose(input -> input.ended() ? shared.during(() -> whole.apply(input)) : part.apply(input));
    }

    /**
     * What was read of a short input.
     *
     * @param chunks its SMS
     * @param bytes of text in them
     * @param reader where they come from; closed if {@code ended}
     * @param ended whether that was all
     */
    record ShortInput(List<Chunk> chunks, long bytes, ChunkReader reader, boolean ended) {}

    private Future<ShortInput> read(Callable<ChunkReader> open, long bound) {
        return parsing.executeBlocking(() -> parse(open, bound), false)
                .recover(failure -> Future.failedFuture(failure instanceof IOException io ? Refusal.of(io) : failure));
    }

    private static ShortInput parse(Callable<ChunkReader> open, long bound) throws Exception {
        var reader = open.call();
        boolean more = false;
        try {
            var chunks = new ArrayList<Chunk>();
            long bytes = 0;
            for (var chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
                chunks.add(chunk.get());
                bytes += chunk.get().bytes();
                if (bytes > bound) {
                    more = true;
                    break;
                }
            }
            return new ShortInput(chunks, bytes, reader, !more);
        } finally {
            if (!more) {
                reader.close();
            }
        }
    }

    Future<Receipt> store(ShortInput input) {
        try {
            takeQuota(input.chunks());
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
        var stored = input.reader().isRepeatable()
                ? input.chunks().stream().map(this::append).toList()
                : input.chunks().stream().map(shared::append).toList();
        return Future.join(stored)
                .transform(appended -> appended.succeeded()
                        ? Future.succeededFuture(conclude(input.reader()))
                        : Future.failedFuture(unavailable(reason(appended.cause()))));
    }

    /**
     * Reads and stores a long input. Blocks: only for a thread that may.
     *
     * @param patience how long to wait for room in the backlog before the rest of the input is refused
     * @throws Refusal if the input could not be taken, or not to its end; it says how much of it is durable
     */
    public Receipt stream(ChunkReader reader, Duration patience) {
        return stream(List.of(), reader, patience);
    }

    /** @param first what was read before, and is stored before the rest */
    Receipt stream(List<Chunk> first, ChunkReader reader, Duration patience) {
        var appends = new AppendWindow(
                chunk -> {
                    takeQuota(List.of(chunk));
                    return append(chunk);
                },
                appendTimeout);
        return stream(first, reader, appends, () -> awaitRoom(patience));
    }

    /**
     * The same for a sender who can wait: the store may be away for a while, and the backlog may stay full. Its SMS are counted
     * and not refused: who runs it has the store in his hands.
     *
     * @param store how long the store may be away
     * @param mayWait asked each second while the backlog is full; where it says no, the rest of the input is refused
     */
    public Receipt stream(ChunkReader reader, StorePatience store, BooleanSupplier mayWait) {
        var appends = new AppendWindow(
                chunk -> {
                    quotas.countSms(chunk.tenant(), chunk.items().size());
                    return append(chunk, () -> store.with(() -> journal.append(chunk)));
                },
                appendTimeout.plus(store.longest()));
        return stream(List.of(), reader, appends, () -> awaitRoom(mayWait));
    }

    private Receipt stream(List<Chunk> first, ChunkReader reader, AppendWindow appends, Runnable awaitRoom) {
        try {
            for (var chunk : first) {
                awaitRoom.run();
                appends.add(chunk);
            }
            for (var chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
                awaitRoom.run();
                appends.add(chunk.get());
            }
            appends.finish();
        } catch (IOException e) {
            throw brokenOff(Refusal.of(e), reader, appends);
        } catch (Refusal e) {
            throw brokenOff(e, reader, appends);
        }
        return conclude(reader);
    }

    private Refusal brokenOff(Refusal refusal, ChunkReader reader, AppendWindow appends) {
        var receipt = reader.receipt().accepted(appends.settle());
        count(receipt);
        return refusal.after(receipt);
    }

    /** All SMS of these chunks, which are of one tenant, or none. */
    private void takeQuota(List<Chunk> chunks) {
        int count = chunks.stream().mapToInt(it -> it.items().size()).sum();
        if (count > 0) {
            withinQuota(() -> quotas.takeSms(chunks.get(0).tenant(), count));
        }
    }

    private static void withinQuota(Runnable taking) {
        try {
            taking.run();
        } catch (QuotaExceeded used) {
            throw Refusal.of(used);
        }
    }

    private void awaitRoom(Duration patience) {
        try {
            if (!gate.awaitRoom(patience)) {
                throw new Refusal(
                        Refusal.Kind.BACKLOG,
                        "the backlog of open work stayed full for " + patience.toSeconds()
                                + " s; send the same again later: no SMS is taken twice");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(BodyFailure.stopping());
        }
    }

    private void awaitRoom(BooleanSupplier mayWait) {
        try {
            while (!gate.awaitRoom(LOOK)) {
                if (!mayWait.getAsBoolean()) {
                    throw new Refusal(
                            Refusal.Kind.BACKLOG,
                            "the backlog of open work is full and does not shrink; run the same again later: no SMS is"
                                    + " taken twice");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(BodyFailure.stopping());
        }
    }

    static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    static Refusal unavailable(String reason) {
        return new Refusal(Refusal.Kind.UNAVAILABLE, reason + "; send the same again later: no SMS is taken twice");
    }

    private Future<Void> append(Chunk chunk) {
        return append(chunk, () -> journal.append(chunk));
    }

    private Future<Void> append(Chunk chunk, Supplier<Future<Void>> how) {
        gate.begin(chunk);
        return how.get()
                .onComplete(over -> gate.end(chunk))
                .onFailure(failure ->
                        quotas.countSms(chunk.tenant(), -chunk.items().size()))
                .onSuccess(stored -> announce(chunk));
    }

    private void announce(Chunk chunk) {
        vertx.eventBus().send(Addresses.WORK, new JsonObject());
        vertx.eventBus()
                .send(
                        Addresses.EVENTS,
                        new JsonObject()
                                .put("type", "chunk_accepted")
                                .put("at", clock.instant().toString())
                                .put("tenant", chunk.tenant())
                                .put("chunk", chunk.id().toString())
                                .put("batch_id", chunk.batchId())
                                .put(
                                        "batch_ids",
                                        new JsonArray(
                                                List.copyOf(chunk.batches().keySet())))
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
            throw new Refusal(Refusal.Kind.NOTHING_ACCEPTED, nothingOf(receipt), Optional.of(receipt));
        }
        if (receipt.accepted() == 0 && receipt.skipped().isEmpty()) {
            throw new Refusal(Refusal.Kind.NOTHING_ACCEPTED, "the input holds no SMS; send at least one");
        }
        return receipt;
    }

    private static String nothingOf(Receipt receipt) {
        var first = receipt.rejected().get(0);
        return "none of the " + receipt.rejectedCount() + " items could be taken; item " + first.index() + ", "
                + first.field() + ": " + first.reason();
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
