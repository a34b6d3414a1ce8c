package io.lifafa.tenants;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Follows documents by their version, a number in the store that is another after each write: when it has changed they are read anew.
 * One look at a time; a look that is asked for while another is under way is left out. Thread rule: any.
 */
public final class VersionPoll {
    private final Supplier<Future<Long>> read;
    private final Supplier<Future<Void>> readAnew;
    private final Connection connection;
    private final LongSupplier nanos;
    private final AtomicBoolean polling = new AtomicBoolean();
    private volatile OptionalLong version = OptionalLong.empty();
    private volatile OptionalLong current = OptionalLong.empty();
    private volatile boolean troubled;
    private volatile boolean stopped;

    /** Hears when the store falls silent, and when it answers again; once each time. */
    public interface Connection {
        void lost(Throwable failure);

        void back();
    }

    /**
     * @param read asks for the version; must complete in the end
     * @param readAnew reads the documents; must complete in the end, and is asked again by the next look if it fails
     * @param nanos never goes back
     */
    public VersionPoll(
            Supplier<Future<Long>> read, Supplier<Future<Void>> readAnew, Connection connection, LongSupplier nanos) {
        this.read = read;
        this.readAnew = readAnew;
        this.connection = connection;
        this.nanos = nanos;
    }

    /** Looks once. Succeeds whatever comes of it. */
    public Future<Void> poll() {
        if (!polling.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        long asked = nanos.getAsLong();
        return Future.succeededFuture()
                .compose(go -> read.get())
                .compose(this::follow)
                .<Void>transform(end -> {
                    polling.set(false);
                    report(end.cause());
                    if (end.succeeded()) {
                        confirm(asked);
                    }
                    return Future.succeededFuture();
                });
    }

    private Future<Void> follow(long latest) {
        if (version.isPresent() && version.getAsLong() == latest) {
            return Future.succeededFuture();
        }
        return readAnew.get().onSuccess(all -> version = OptionalLong.of(latest));
    }

    private synchronized void confirm(long asked) {
        if (!stopped) {
            current = OptionalLong.of(asked);
        }
    }

    private void report(Throwable failure) {
        boolean before = troubled;
        troubled = failure != null;
        if (troubled && !before) {
            connection.lost(failure);
        } else if (before && !troubled) {
            connection.back();
        }
    }

    /** The version whose documents are known; empty before the first look that succeeded. */
    public OptionalLong version() {
        return version;
    }

    /** Whether the last look that succeeded began at most so long ago. */
    public boolean isCurrent(Duration patience) {
        var last = current;
        return last.isPresent() && nanos.getAsLong() - last.getAsLong() <= patience.toNanos();
    }

    /** From now on nothing is current. */
    public synchronized void stop() {
        stopped = true;
        current = OptionalLong.empty();
    }
}
