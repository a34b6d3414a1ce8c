package io.lifafa.tenants.jwt;

import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.Waiter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys, read again and again. A document that cannot be read, or has no key that counts, changes nothing: the keys read
 * before work for 24 h, so that an outage of the identity provider is none of ours, and a file that is half written does no harm.
 *
 * <p>A token of a key that is not known has the document read at once, but not within 10 s of the last read: issuers sign with a new
 * key before all have read of it, and senders of random tokens must not turn on the issuer through us.
 *
 * <p>Thread rule: any.
 */
final class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BETWEEN_READS = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 256;

    private final Vertx vertx;
    private final KeySetSource source;
    private final Duration refresh;
    private final LongSupplier nanos;
    private final List<Waiter<KeySet>> waiters = new ArrayList<>();
    private boolean reading;
    private boolean running;
    private boolean troubled;
    private long lastAsked;
    private long lastRead;
    private long timer = -1;
    private volatile Optional<KeySet> keys = Optional.empty();

    SigningKeys(Vertx vertx, KeySetSource source, Duration refresh, LongSupplier nanos) {
        this.vertx = vertx;
        this.source = source;
        this.refresh = refresh;
        this.nanos = nanos;
    }

    /** Succeeds once the document was asked for, even in vain. */
    Future<Void> start() {
        synchronized (this) {
            running = true;
        }
        timer = vertx.setPeriodic(refresh.toMillis(), tick -> read());
        return read();
    }

    Future<Void> stop() {
        vertx.cancelTimer(timer);
        synchronized (this) {
            running = false;
        }
        keys = Optional.empty();
        return source.close();
    }

    Optional<KeySet> current() {
        return keys;
    }

    /**
     * Keys of which one may have signed the token; completed already, unless the document has to be read for it.
     *
     * @return fails with an {@link AccessRefusal}
     */
    Future<KeySet> signerOf(TokenHeader header) {
        var now = keys;
        if (now.isPresent() && now.get().knows(header)) {
            return Future.succeededFuture(now.get());
        }
        return afterRead()
                .compose(set -> set.knows(header)
                        ? Future.succeededFuture(set)
                        : Future.failedFuture(AccessRefusal.of(RefusalReason.BAD_TOKEN)));
    }

    private Future<KeySet> afterRead() {
        var waiter = Waiter.<KeySet>here(vertx);
        boolean first;
        synchronized (this) {
            if (waiters.size() >= MOST_WAITING) {
                return unavailable();
            }
            boolean due = nanos.getAsLong() - lastAsked >= BETWEEN_READS.toNanos();
            if (!running || !reading && !due) {
                return now();
            }
            waiters.add(waiter);
            first = begin();
        }
        if (first) {
            fetch();
        }
        return waiter.future();
    }

    private Future<KeySet> now() {
        return keys.map(Future::succeededFuture).orElseGet(SigningKeys::unavailable);
    }

    private static Future<KeySet> unavailable() {
        return Future.failedFuture(AccessRefusal.of(RefusalReason.UNAVAILABLE));
    }

    private Future<Void> read() {
        return begin() ? fetch() : Future.succeededFuture();
    }

    private synchronized boolean begin() {
        if (reading || !running) {
            return false;
        }
        reading = true;
        lastAsked = nanos.getAsLong();
        return true;
    }

    private Future<Void> fetch() {
        return Future.succeededFuture()
                .compose(go -> source.read())
                .compose(document -> Future.succeededFuture(take(document)))
                .transform(end -> {
                    end(end.cause());
                    return Future.succeededFuture();
                });
    }

    private Void take(Buffer document) {
        if (keys.filter(it -> it.isOf(document)).isEmpty()) {
            keys = Optional.of(KeySet.parse(vertx, document));
            LOG.info("key set {}: taken up", source);
        }
        return null;
    }

    private void end(Throwable failure) {
        List<Waiter<KeySet>> told;
        synchronized (this) {
            reading = false;
            told = List.copyOf(waiters);
            waiters.clear();
            judge(failure);
        }
        told.forEach(waiter -> waiter.end(now()));
    }

    private void judge(Throwable failure) {
        long now = nanos.getAsLong();
        if (failure == null && running) {
            lastRead = now;
        } else if (now - lastRead > KEPT.toNanos() || !running) {
            keys = Optional.empty();
        }
        if (failure != null && !troubled) {
            LOG.warn(
                    "key set {}: cannot be used ({}); {}",
                    source,
                    failure.getMessage(),
                    keys.isPresent() ? "the keys read before work for 24 h" : "no token is accepted until it can");
        }
        troubled = failure != null;
    }
}
