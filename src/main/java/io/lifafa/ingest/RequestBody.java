package io.lifafa.ingest;

import io.lifafa.http.ConnectionAdmission;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The body of a request as a blocking stream of bounded memory: the request is paused while the reader is behind.
 *
 * <p>Thread rule: created on the request's event loop before its body arrives, read by one worker thread.
 */
final class RequestBody extends InputStream {
    private static final int HIGH_WATER = 512 * 1024;
    private static final int LOW_WATER = 128 * 1024;

    /** What the event loop hands to the reader. */
    private sealed interface Part {
        record Bytes(Buffer buffer) implements Part {}

        record End() implements Part {}

        record Broken(IOException cause) implements Part {}
    }

    private final HttpServerRequest request;
    private final Context context;
    private final Duration silence;
    private final long maxBytes;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private Buffer current = Buffer.buffer();
    private int position;
    private long received;
    private boolean paused;
    private boolean ended;

    /**
     * @param silence after so long without a byte the sender is given up
     * @param maxBytes more than these are refused
     */
    RequestBody(HttpServerRequest request, Context context, Duration silence, long maxBytes) {
        this.request = request;
        this.context = context;
        this.silence = silence;
        this.maxBytes = maxBytes;
        request.handler(this::arrived);
        request.endHandler(end -> parts.add(new Part.End()));
        request.exceptionHandler(failure -> parts.add(new Part.Broken(BodyFailure.lost())));
        ConnectionAdmission.onBodyFault(request, fault -> parts.add(new Part.Broken(BodyFailure.of(fault))));
        request.resume();
    }

    private void arrived(Buffer buffer) {
        received += buffer.length();
        if (received > maxBytes) {
            parts.add(new Part.Broken(BodyFailure.tooLarge(maxBytes)));
            request.handler(rest -> {});
            return;
        }
        parts.add(new Part.Bytes(buffer));
        if (waiting.addAndGet(buffer.length()) > HIGH_WATER && !paused) {
            paused = true;
            request.pause();
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == current.length()) {
            if (ended || !nextBuffer()) {
                ended = true;
                return -1;
            }
        }
        int count = Math.min(length, current.length() - position);
        current.getBytes(position, position + count, bytes, offset);
        position += count;
        return count;
    }

    private boolean nextBuffer() throws IOException {
        var part = take();
        if (part instanceof Part.Broken broken) {
            throw broken.cause();
        }
        if (part instanceof Part.Bytes bytes) {
            current = bytes.buffer();
            position = 0;
            if (waiting.addAndGet(-current.length()) < LOW_WATER) {
                context.runOnContext(room -> resume());
            }
            return true;
        }
        return false;
    }

    private Part take() throws IOException {
        try {
            var part = parts.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
            return part == null ? new Part.Broken(BodyFailure.silent(silence)) : part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BodyFailure.stopping();
        }
    }

    private void resume() {
        if (paused) {
            paused = false;
            request.resume();
        }
    }
}
