package io.lifafa.api.remote;

import io.lifafa.api.Answers;
import io.lifafa.api.ExtractionApi;
import io.lifafa.bus.Directory;
import io.lifafa.sms.Sms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * {@link ExtractionApi} over the bus: whatever nodes come and go, each SMS gets exactly one outcome, within ten minutes,
 * and is asked for twice only if the node that was asking for it is lost.
 *
 * <p>A request asks one node, again and again, in looks of a few seconds. A node that is silent twice, or that nobody serves
 * any more, is left for another; one that is about to leave hands back what it has not sent yet. Thread rule: any.
 */
public final class RemoteExtraction implements ExtractionApi {
    private final Vertx vertx;
    private final Directory directory;
    private final boolean local;
    private final BusTimes times;
    private final LongSupplier nanos;
    private final String name = UUID.randomUUID().toString();
    private final AtomicLong numbers = new AtomicLong();

    /** @param local whether this node has the stage itself: it is preferred then */
    public RemoteExtraction(Vertx vertx, boolean local, Directory directory) {
        this(vertx, local, directory, BusTimes.STANDARD, System::nanoTime);
    }

    RemoteExtraction(Vertx vertx, boolean local, Directory directory, BusTimes times, LongSupplier nanos) {
        this.vertx = vertx;
        this.directory = directory;
        this.local = local;
        this.times = times;
        this.nanos = nanos;
    }

    @Override
    public Future<Answers> extract(String tenant, List<Sms> messages) {
        var id = name + "/" + numbers.incrementAndGet();
        return new RemoteRequest(vertx, directory, id, tenant, local, times, nanos).run(messages);
    }
}
