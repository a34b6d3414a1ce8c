package io.lifafa.ingest;

import io.lifafa.ingest.formats.input.UnreadableInputException;
import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.ingest.formats.item.SmsReader;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Sms;
import io.lifafa.sms.WorkItem;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Groups the SMS of one input into chunks and keeps count of what was not taken.
 *
 * <p>An input that breaks off ends the reading, not what was read before. Thread rule: blocks; one thread at a time.
 */
public final class ChunkReader implements Closeable {
    private final SmsReader reader;
    private final String tenant;
    private final String batchId;
    private final Consumer<Sms> seen;
    private final List<Rejection> rejected = new ArrayList<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private long items;
    private long accepted;
    private long rejectedCount;
    private int sequence;
    private boolean repeatable;
    private Optional<Sms> held = Optional.empty();
    private Optional<UnreadableInputException> failure = Optional.empty();

    /** @param seen is told of every SMS that is taken, in order */
    public ChunkReader(SmsReader reader, String tenant, String batchId, Consumer<Sms> seen) {
        this.reader = reader;
        this.tenant = tenant;
        this.batchId = batchId;
        this.seen = seen;
    }

    public ChunkReader(SmsReader reader, String tenant, String batchId) {
        this(reader, tenant, batchId, sms -> {});
    }

    /** Groups items that were read already. */
    static ChunkReader of(List<ReadItem> items, String tenant, String batchId) {
        var iterator = items.iterator();
        var reader = new SmsReader() {
            @Override
            public Optional<ReadItem> next() {
                return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        return new ChunkReader(reader, tenant, batchId);
    }

    /** The next chunk, full but for the last one; empty at the end of the input. */
    public Optional<Chunk> next() throws IOException {
        var chunk = new ArrayList<WorkItem>();
        long bytes = 0;
        for (var sms = nextSms(); sms.isPresent(); sms = nextSms()) {
            long size = size(sms.get());
            if (!chunk.isEmpty() && bytes + size > Chunk.MAX_BYTES) {
                held = sms;
                break;
            }
            bytes += size;
            chunk.add(WorkItem.fresh(sms.get()));
            if (chunk.size() == Chunk.MAX_ITEMS) {
                break;
            }
        }
        if (chunk.isEmpty()) {
            return Optional.empty();
        }
        accepted += chunk.size();
        return Optional.of(new Chunk(id(chunk), tenant, batchId, false, chunk));
    }

    /** Of all its SMS. */
    static long size(Chunk chunk) {
        return chunk.items().stream().mapToLong(item -> size(item.sms())).sum();
    }

    /**
     * From now on the id of a chunk follows from the batch, its place and what it holds: the same input under the same
     * batch id makes the same chunks, another input never chunks of the same id.
     */
    ChunkReader repeatable() {
        repeatable = true;
        return this;
    }

    private ChunkId id(List<WorkItem> items) {
        var plain = ChunkId.of(batchId, sequence++);
        return repeatable ? new ChunkId(plain.root() + "-" + Fingerprint.of(items), 0) : plain;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    /** Never less than the UTF-8 length. */
    private static long size(Sms sms) {
        return 3L * (sms.body().length() + sms.sender().length() + sms.userId().length()) + 100;
    }

    private Optional<Sms> nextSms() throws IOException {
        if (held.isPresent()) {
            var sms = held;
            held = Optional.empty();
            return sms;
        }
        while (failure.isEmpty()) {
            var item = nextItem();
            if (item.isEmpty()) {
                break;
            }
            items++;
            if (item.get() instanceof ReadItem.Accepted it) {
                seen.accept(it.sms());
                return Optional.of(it.sms());
            }
            count(item.get());
        }
        return Optional.empty();
    }

    private Optional<ReadItem> nextItem() throws IOException {
        try {
            return reader.next();
        } catch (UnreadableInputException e) {
            failure = Optional.of(e);
            reject(new Rejection(items, "input", e.getMessage()));
            return Optional.empty();
        }
    }

    private void count(ReadItem item) {
        if (item instanceof ReadItem.Rejected it) {
            reject(new Rejection(it.index(), it.field(), it.reason()));
        } else if (item instanceof ReadItem.Skipped it) {
            skipped.merge(it.reason().name().toLowerCase(Locale.ROOT), 1L, Long::sum);
        }
    }

    private void reject(Rejection rejection) {
        rejectedCount++;
        if (rejected.size() < Receipt.MAX_LISTED) {
            rejected.add(rejection);
        }
    }

    /** Why the input could not be read to its end, if that is so. */
    public Optional<UnreadableInputException> failure() {
        return failure;
    }

    /** What became of the items so far. */
    public Receipt receipt() {
        return new Receipt(batchId, accepted, rejectedCount, rejected, skipped);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
