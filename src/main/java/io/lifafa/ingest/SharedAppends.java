package io.lifafa.ingest;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.WorkItem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Appends the small chunks of requests that are under way at the same time as one chunk, in which each SMS names its
 * request's batch.
 *
 * <p>A request waits only while others are under way, and for the linger at the most: who is alone goes at once, and
 * those who came together go as soon as none of them is still being read or written. Thread rule: any.
 */
final class SharedAppends {
    private final Vertx vertx;
    private final Function<Chunk, Future<Void>> append;
    private final long lingerMillis;
    private final Map<String, Gathering> byTenant = new HashMap<>();
    private int underWay;
    private int waiting;

    /** The chunks of one tenant that go together. */
    private static final class Gathering {
        private final List<Chunk> chunks = new ArrayList<>();
        private final Promise<Void> appended = Promise.promise();
        private int items;
        private long bytes;

        boolean hasRoomFor(Chunk chunk) {
            return items + chunk.items().size() <= Chunk.MAX_ITEMS
                    && bytes + ChunkReader.size(chunk) <= Chunk.MAX_BYTES;
        }

        void add(Chunk chunk) {
            chunks.add(chunk);
            items += chunk.items().size();
            bytes += ChunkReader.size(chunk);
        }

        Chunk chunk() {
            var first = chunks.get(0);
            if (chunks.size() == 1) {
                return first;
            }
            var id = ChunkId.of(UUID.randomUUID().toString(), 0);
            var all = new ArrayList<WorkItem>();
            chunks.forEach(chunk -> chunk.items().forEach(item -> all.add(item.of(chunk.batchId()))));
            return new Chunk(id, first.tenant(), id.root(), false, all);
        }
    }

    /** @param linger how long a request waits for others; zero: not at all, each has chunks of its own */
    SharedAppends(Vertx vertx, Function<Chunk, Future<Void>> append, Duration linger) {
        this.vertx = vertx;
        this.append = append;
        this.lingerMillis = linger.toMillis();
    }

    /** Carries a request out; others that append may wait for what it appends. */
    <T> Future<T> during(Supplier<Future<T>> request) {
        synchronized (this) {
            underWay++;
        }
        // A request that fails before it has a Future has ended, too.
        return Future.succeededFuture().compose(begun -> request.get()).onComplete(ended -> {
            synchronized (this) {
                underWay--;
            }
            flushIfAllWait();
        });
    }

    /** Appends a chunk of a request; one of more than half the size goes by itself. */
    Future<Void> append(Chunk chunk) {
        if (lingerMillis == 0
                || chunk.items().size() > Chunk.MAX_ITEMS / 2
                || ChunkReader.size(chunk) > Chunk.MAX_BYTES / 2) {
            return append.apply(chunk);
        }
        var appended = gather(chunk);
        flushIfAllWait();
        return appended;
    }

    private Future<Void> gather(Chunk chunk) {
        Gathering full = null;
        Gathering joined;
        synchronized (this) {
            joined = byTenant.get(chunk.tenant());
            if (joined != null && !joined.hasRoomFor(chunk)) {
                full = joined;
                take(full, chunk.tenant());
                joined = null;
            }
            if (joined == null) {
                joined = begin(chunk.tenant());
            }
            joined.add(chunk);
            waiting++;
        }
        if (full != null) {
            write(full);
        }
        return joined.appended.future();
    }

    private Gathering begin(String tenant) {
        var gathering = new Gathering();
        byTenant.put(tenant, gathering);
        vertx.setTimer(lingerMillis, over -> flush(tenant, gathering));
        return gathering;
    }

    private void flush(String tenant, Gathering gathering) {
        synchronized (this) {
            if (byTenant.get(tenant) != gathering) {
                return;
            }
            take(gathering, tenant);
        }
        write(gathering);
    }

    private void take(Gathering gathering, String tenant) {
        byTenant.remove(tenant);
        waiting -= gathering.chunks.size();
    }

    private void flushIfAllWait() {
        List<Gathering> all;
        synchronized (this) {
            if (waiting < underWay || byTenant.isEmpty()) {
                return;
            }
            all = List.copyOf(byTenant.values());
            byTenant.clear();
            waiting = 0;
        }
        all.forEach(this::write);
    }

    private void write(Gathering gathering) {
        append.apply(gathering.chunk()).onComplete(gathering.appended);
    }
}
