package io.lifafa.ingest;

import io.lifafa.config.IngestConfig;
import io.lifafa.ingest.IdempotentRequests.Submission;
import io.lifafa.ingest.IdempotentRequests.Taken;
import io.lifafa.ingest.formats.Format;
import io.lifafa.ingest.formats.ReadOptions;
import io.lifafa.ingest.formats.SmsReaders;
import io.lifafa.metrics.Metrics;
import io.lifafa.sms.Chunk;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes the body of an HTTP request.
 *
 * <p>A short body is received whole, then parsed on the reading pool; a long one is read as a stream by a thread of
 * that pool, of which there are {@code ingest.max_streams}: one more stream is refused, not queued.
 */
public final class HttpIntake {
    private static final long SHORT = 1024 * 1024;

    private final Vertx vertx;
    private final Intake intake;
    private final IdempotentRequests idempotency;
    private final IngestConfig config;
    private final ReadOptions reading;
    private final Metrics metrics;
    private final WorkerExecutor pool;
    private final AtomicInteger streams = new AtomicInteger();

    public HttpIntake(
            Vertx vertx,
            Intake intake,
            IdempotentRequests idempotency,
            IngestConfig config,
            ReadOptions reading,
            Metrics metrics) {
        this.vertx = vertx;
        this.intake = intake;
        this.idempotency = idempotency;
        this.config = config;
        this.reading = reading;
        this.metrics = metrics;
        this.pool = vertx.createSharedWorkerExecutor("lifafa-reading", config.maxStreams());
    }

    /** Takes the body; fails with a {@link Refusal}, a {@link IdempotentRequests.Conflict}, or with what the store fails with. */
    Future<IdempotentRequests.Answer> take(HttpServerRequest request, Optional<Format> format, boolean gzip) {
        request.pause();
        try {
            intake.admit();
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
        long limit = format.filter(Format.NDJSON::equals).isPresent() ? Long.MAX_VALUE : config.maxRequestBytes();
        long length = contentLength(request);
        if (length > limit) {
            metrics.refused("size").increment();
            return Future.failedFuture(
                    new Refusal(Refusal.Kind.TOO_LARGE, new RequestBody.TooLarge(limit).getMessage()));
        }
        var options = reading.withGzip(gzip);
        boolean isShort = length >= 0 && length <= SHORT;
        return idempotency.once(Optional.ofNullable(request.getHeader("Idempotency-Key")), new Submission() {
            @Override
            public Future<Taken> take(String batchId) {
                return isShort
                        ? takeShort(request, format, options, batchId)
                        : takeStream(request, format, options, batchId, limit);
            }

            @Override
            public Future<String> fingerprint() {
                return isShort ? whole(request).map(Fingerprint::of) : drain(request, limit);
            }
        });
    }

    private static long contentLength(HttpServerRequest request) {
        try {
            return Optional.ofNullable(request.getHeader("Content-Length"))
                    .map(Long::parseLong)
                    .orElse(-1L);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private Future<Taken> takeShort(
            HttpServerRequest request, Optional<Format> format, ReadOptions options, String batchId) {
        return whole(request).compose(body -> pool.executeBlocking(
                        () -> {
                            try (var reader =
                                    open(new ByteArrayInputStream(body.getBytes()), format, options, batchId)) {
                                return new Parsed(Intake.readAll(reader), reader);
                            }
                        },
                        false)
                .recover(HttpIntake::asRefusal)
                .compose(parsed -> intake.store(parsed.chunks(), parsed.reader()))
                .map(receipt -> new Taken(receipt, Fingerprint.of(body))));
    }

    /** The request was paused until somebody asks for its body. */
    private static Future<Buffer> whole(HttpServerRequest request) {
        var body = request.body();
        request.resume();
        return body;
    }

    private record Parsed(List<Chunk> chunks, ChunkReader reader) {}

    private Future<Taken> takeStream(
            HttpServerRequest request, Optional<Format> format, ReadOptions options, String batchId, long limit) {
        return stream(request, limit, body -> {
            var hashing = Fingerprint.hashing(body);
            try (var reader = open(hashing, format, options, batchId)) {
                var receipt = intake.stream(reader, config.readTimeout());
                return new Taken(receipt, Fingerprint.of(hashing));
            }
        });
    }

    private Future<String> drain(HttpServerRequest request, long limit) {
        return stream(request, limit, body -> Fingerprint.of(Fingerprint.hashing(body)));
    }

    /** What a thread of the reading pool does with a body. */
    private interface BodyTask<T> {
        T on(InputStream body) throws IOException;
    }

    private <T> Future<T> stream(HttpServerRequest request, long limit, BodyTask<T> task) {
        if (streams.incrementAndGet() > config.maxStreams()) {
            streams.decrementAndGet();
            metrics.refused("streams").increment();
            return Future.failedFuture(new Refusal(
                    Refusal.Kind.STREAMS,
                    config.maxStreams() + " streams are being read already; send it again later"));
        }
        var body = new RequestBody(request, vertx.getOrCreateContext(), config.readTimeout(), limit);
        request.resume();
        return pool.executeBlocking(() -> task.on(body), false)
                .recover(HttpIntake::asRefusal)
                .onComplete(ended -> streams.decrementAndGet());
    }

    private ChunkReader open(InputStream in, Optional<Format> format, ReadOptions options, String batchId)
            throws IOException {
        return new ChunkReader(SmsReaders.open(in, format, options), options.tenant(), batchId);
    }

    private static <T> Future<T> asRefusal(Throwable failure) {
        if (failure instanceof RequestBody.TooLarge) {
            return Future.failedFuture(new Refusal(Refusal.Kind.TOO_LARGE, failure.getMessage()));
        }
        if (failure instanceof RequestBody.Silent) {
            return Future.failedFuture(new Refusal(Refusal.Kind.SILENT, failure.getMessage()));
        }
        return Future.failedFuture(
                failure instanceof IOException ? new Refusal(Refusal.Kind.UNREADABLE, failure.getMessage()) : failure);
    }
}
