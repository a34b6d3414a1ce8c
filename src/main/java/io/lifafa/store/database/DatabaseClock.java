package io.lifafa.store.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of the database server, by which leases begin and end: all nodes read the same clock, whatever their own
 * says. It is read from {@code hello} every ten seconds and carried on by this process's monotonic clock in between, so
 * that neither a step of the node's clock nor a call per reading is in the way ({@link ClockAnchor} says how exactly).
 *
 * <p>While the database is away the last reading is carried on. Time may step back by a few milliseconds when it is read
 * anew, and by more when another server with another clock becomes the primary, or where several {@code mongos} with
 * different clocks answer. Nothing wrong comes of that: leases end sooner or later than meant, and the epoch of a lease,
 * not time, decides who may close a chunk. A machine that was suspended is behind until the next reading.
 *
 * <p>Thread rule: any; never blocks. {@link #instant} needs a first reading: it throws an {@code IllegalStateException}
 * before {@link #start} has succeeded.
 */
public final class DatabaseClock extends Clock {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** A step worth telling. */
    private static final Duration STEP = Duration.ofSeconds(1);

    /** One may be slow, for instance the first, which connects. */
    private static final int SAMPLES = 3;

    private final Database database;
    private final LongSupplier nanoTime;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile ClockAnchor anchor;

    public DatabaseClock(Database database) {
        this(database, System::nanoTime);
    }

    public DatabaseClock(Database database, LongSupplier nanoTime) {
        this.database = database;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads the database's time, and from then on every ten seconds until {@code vertx} is closed. Fails with a
     * {@code ServiceException}, code 503, if the first reading fails, and may then be called again.
     */
    public Future<Void> start(Vertx vertx) {
        return read().onSuccess(read -> {
            if (started.compareAndSet(false, true)) {
                vertx.setPeriodic(INTERVAL.toMillis(), tick -> readAgain());
            }
        });
    }

    private void readAgain() {
        if (reading.compareAndSet(false, true)) {
            read().onFailure(failure -> LOG.debug("the database's time is carried on: {}", failure.getMessage()))
                    .onComplete(read -> reading.set(false));
        }
    }

    /** Takes a few samples and goes by the one with the shortest round trip. */
    public Future<Void> read() {
        return best(sample(), SAMPLES - 1).map(sample -> {
            take(sample);
            return null;
        });
    }

    private Future<ClockAnchor> best(Future<ClockAnchor> sampled, int left) {
        return left == 0
                ? sampled
                : sampled.compose(one ->
                        best(sample(), left - 1).map(other -> one.errorNanos() <= other.errorNanos() ? one : other));
    }

    private Future<ClockAnchor> sample() {
        long asked = nanoTime.getAsLong();
        return database.localTime().map(time -> ClockAnchor.between(asked, nanoTime.getAsLong(), time));
    }

    private void take(ClockAnchor sample) {
        var known = anchor;
        if (known != null && known.isBetterThan(sample)) {
            return;
        }
        anchor = sample;
        if (known != null) {
            var step = Duration.between(known.at(sample.nanos()), sample.time());
            if (step.abs().compareTo(STEP) > 0) {
                LOG.warn("the database's clock has moved by {} ms", step.toMillis());
            }
        }
    }

    @Override
    public Instant instant() {
        var known = anchor;
        if (known == null) {
            throw new IllegalStateException("the database's time has not been read yet");
        }
        return known.at(nanoTime.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Not offered: the store knows no zones. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the database's time is UTC");
    }
}
