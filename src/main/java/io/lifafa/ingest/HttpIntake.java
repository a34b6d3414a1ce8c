package io.lifafa.ingest;

import io.lifafa.config.HttpLimits;
import io.lifafa.config.IngestConfig;
import io.lifafa.http.AddressPlaces;
import io.lifafa.ingest.IdempotentRequests.Batch;
import io.lifafa.ingest.IdempotentRequests.Submission;
import io.lifafa.ingest.IdempotentRequests.Taken;
import io.lifafa.ingest.formats.Format;
import io.lifafa.ingest.formats.SmsReaders;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Takes the body of an HTTP request.
 *
 * <p>A short body is received whole, then parsed; a long one, or one of unknown length, is read as a stream by a thread
 * of its own, of which there are {@code ingest.max_streams}: one more stream is refused, not queued.
 */
public final class HttpIntake {
    /** A stream may take as long as its sender keeps sending; nothing is wrong with its thread. */
    private static final long LONGEST_STREAM_DAYS = 365;

    private final Vertx vertx;
    private final Intake intake;
    private final IdempotentRequests idempotency;
    private final IngestConfig config;
    private final ReadOptions reading;
    private final ShortBodies shortBodies;
    private final WorkerExecutor streaming;
    private final AddressPlaces streams;

    public HttpIntake(
            Vertx vertx,
            Intake intake,
            IdempotentRequests idempotency,
            IngestConfig config,
            HttpLimits limits,
            ReadOptions reading) {
        this.vertx = vertx;
        this.intake = intake;
        this.idempotency = idempotency;
        this.config = config;
        this.reading = reading;
        long capacity = ShortBodies.usualCapacity();
        this.shortBodies = new ShortBodies(vertx, config.readTimeout(), capacity, limits.share(capacity));
        this.streams = new AddressPlaces(config.maxStreams(), limits.share(config.maxStreams()));
        this.streaming = vertx.createSharedWorkerExecutor(
                "lifafa-streaming", config.maxStreams(), LONGEST_STREAM_DAYS, TimeUnit.DAYS);
    }

    /** One request and what it says of itself. */
    private record Input(
            HttpServerRequest request,
            Optional<Format> format,
            ReadOptions options,
            String said,
            long length,
            long limit) {
        boolean isShort() {
            return length >= 0 && length <= ShortBodies.MAX_BYTES;
        }

        /** Only now: whoever is refused need not send at all. */
        HttpServerRequest wanted() {
            if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                request.response().writeContinue();
            }
            return request;
        }
    }

    /** How a body is read whose request says nothing else. */
    ReadOptions reading() {
        return reading;
    }

    /** Takes the body; fails with a {@link Refusal}, a {@link IdempotentRequests.Conflict}, or with what the store fails with. */
    Future<IdempotentRequests.Answer> take(HttpServerRequest request, Optional<Format> format, ReadOptions options) {
        request.pause();
        long limit = format.filter(Format.NDJSON::equals).isPresent() ? Long.MAX_VALUE : config.maxRequestBytes();
        var input = new Input(request, format, options, said(options), contentLength(request), limit);
        try {
            intake.admit(options.tenant().name());
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
        if (input.length() > limit) {
            return Future.failedFuture(Refusal.of(BodyFailure.tooLarge(limit)));
        }
        return idempotency.once(
                options.tenant(), Optional.ofNullable(request.getHeader("Idempotency-Key")), submission(input));
    }

    private Submission submission(Input input) {
        return new Submission() {
            @Override
            public Future<Taken> take(Batch batch) {
                return input.isShort() ? takeShort(input, batch) : takeStream(input, batch);
            }

            @Override
            public Future<String> fingerprint() {
                return input.isShort()
                        ? shortBodies.with(
                                input.wanted(),
                                input.length(),
                                body -> Future.succeededFuture(Fingerprint.of(body) + input.said()))
                        : stream(input, body -> Fingerprint.of(Fingerprint.hashing(body)) + input.said());
            }
        };
    }

    /** The same body under other parameters is another submission. Empty if the request has none of them. */
    private String said(ReadOptions options) {
        if (options.withGzip(reading.gzip()).equals(reading)) {
            return "";
        }
        var said = List.of(options.defaultUser(), options.defaultPhone(), options.defaultEmail(), options.zone());
        return "?" + Fingerprint.of(Buffer.buffer(said.toString()));
    }

    /** A chunked body has none; what is no number was refused by the HTTP parser. */
    private static long contentLength(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_LENGTH))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    private Future<Taken> takeShort(Input input, Batch batch) {
        return shortBodies.with(input.wanted(), input.length(), body -> takeReceived(input, body, batch)
                .map(receipt -> new Taken(receipt, Fingerprint.of(body) + input.said())));
    }

    /** Of a packed body only the unpacked length says whether it is short. */
    private Future<Receipt> takeReceived(Input input, Buffer body, Batch batch) {
        Callable<ChunkReader> open = () -> open(new ByteArrayInputStream(body.getBytes()), input, batch);
        return isPacked(body)
                ? intake.takePacked(
                        open,
                        ShortBodies.MAX_BYTES,
                        read -> shortBodies.holding(input.request(), read.bytes(), () -> intake.store(read)),
                        read -> takeRest(input, read))
                : intake.take(open);
    }

    private static boolean isPacked(Buffer body) {
        return body.length() > 1 && body.getUnsignedByte(0) == 0x1f && body.getUnsignedByte(1) == 0x8b;
    }

    private Future<Receipt> takeRest(Input input, Intake.ShortInput read) {
        var reader = read.reader();
        return onStreamThread(input, () -> () -> intake.stream(read.chunks(), reader, config.readTimeout()))
                .onComplete(ended -> close(reader));
    }

    /** Of an input that is in memory: nothing can go wrong that anybody would want to know. */
    private static void close(ChunkReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Future<Taken> takeStream(Input input, Batch batch) {
        return stream(input, body -> {
            var hashing = Fingerprint.hashing(body);
            try (var reader = open(hashing, input, batch)) {
                var receipt = intake.stream(reader, config.readTimeout());
                return new Taken(receipt, Fingerprint.of(hashing) + input.said());
            }
        });
    }

    /** What a thread of the streaming pool does with a body. */
    private interface BodyTask<T> {
        T on(InputStream body) throws IOException;
    }

    private <T> Future<T> stream(Input input, BodyTask<T> task) {
        return onStreamThread(input, () -> {
            var body = new RequestBody(input.wanted(), vertx.getOrCreateContext(), config.readTimeout(), input.limit());
            return () -> task.on(body);
        });
    }

    /** @param begin asked only if there is a thread: gives what it does */
    private <T> Future<T> onStreamThread(Input input, Supplier<Callable<T>> begin) {
        var address = input.request().remoteAddress().hostAddress();
        return switch (streams.take(address, 1)) {
            case GRANTED -> granted(address, begin);
            case SHARE_HELD ->
                Future.failedFuture(noStream("this address's share of the " + config.maxStreams()
                        + " streams is being read already (http.address_share)"));
            case ALL_HELD -> Future.failedFuture(noStream(config.maxStreams() + " streams are being read already"));
        };
    }

    private static Refusal noStream(String why) {
        return new Refusal(Refusal.Kind.BUSY, why + "; send the same again later");
    }

    private <T> Future<T> granted(String address, Supplier<Callable<T>> begin) {
        return streaming
                .executeBlocking(begin.get(), false)
                .recover(failure -> Future.failedFuture(failure instanceof IOException io ? Refusal.of(io) : failure))
                .onComplete(ended -> streams.giveBack(address, 1));
    }

    private ChunkReader open(InputStream in, Input input, Batch batch) throws IOException {
        var options = input.options();
        var reader = new ChunkReader(
                SmsReaders.open(in, input.format(), options), options.tenant().name(), batch.id());
        return batch.repeatable() ? reader.repeatable() : reader;
    }
}
