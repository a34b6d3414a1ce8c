package io.lifafa.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** Sends single SMS at a set rate, whether or not the answers keep up. For one use. Thread rule: one thread. */
final class RequestLoad {
    private static final int CONNECTIONS = 256;
    private static final int LONGEST_MILLIS = 60_000;

    private final Vertx vertx;
    private final int port;
    private final int rate;
    private final int total;
    private final boolean keys;
    private final HttpClient client;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicIntegerArray millis = new AtomicIntegerArray(LONGEST_MILLIS + 1);
    private final Promise<Void> answered = Promise.promise();
    private final AtomicInteger answers = new AtomicInteger();
    private int sent;

    /**
     * What came of it.
     *
     * @param p50 milliseconds until half of the requests were answered
     */
    record Result(int rate, double seconds, long accepted, long refused, long failed, int p50, int p99, int max) {
        static final String HEADER =
                "requests/s    seconds   accepted    refused    failed   p50 (ms)   p99 (ms)   max (ms)";

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,10d %10.1f %,10d %,10d %,9d %10d %10d %10d",
                    rate,
                    seconds,
                    accepted,
                    refused,
                    failed,
                    p50,
                    p99,
                    max);
        }
    }

    RequestLoad(Vertx vertx, int port, int rate, double seconds, boolean keys) {
        this.vertx = vertx;
        this.port = port;
        this.rate = rate;
        this.total = (int) (rate * seconds);
        this.keys = keys;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(300),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
    }

    Result run() throws Exception {
        long begin = System.nanoTime();
        vertx.setPeriodic(1, timer -> {
            long due = (System.nanoTime() - begin) * rate / TimeUnit.SECONDS.toNanos(1);
            while (sent < Math.min(due, total)) {
                send(sent, begin + sent * TimeUnit.SECONDS.toNanos(1) / rate);
                sent++;
            }
            if (sent == total) {
                vertx.cancelTimer(timer);
            }
        });
        answered.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
        double seconds = (System.nanoTime() - begin) / 1e9;
        client.close();
        return new Result(
                rate, seconds, accepted.sum(), refused.sum(), failed.sum(), quantile(0.5), quantile(0.99), quantile(1));
    }

    private void send(int number, long due) {
        var options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMethod(HttpMethod.POST)
                .setURI("/api/v1/sms")
                .putHeader("Content-Type", "application/json");
        if (keys) {
            options.putHeader("Idempotency-Key", "bench-" + number);
        }
        client.request(options)
                .compose(request -> request.send(body(number)))
                .compose(response -> response.body().map(response))
                .transform(answer -> count(answer.succeeded() ? answer.result() : null, due))
                .onComplete(counted -> {
                    if (answers.incrementAndGet() == total) {
                        answered.tryComplete();
                    }
                });
    }

    private Future<Void> count(HttpClientResponse response, long due) {
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due);
        millis.incrementAndGet((int) Math.min(took, LONGEST_MILLIS));
        if (response == null) {
            failed.increment();
        } else if (response.statusCode() == 202) {
            accepted.increment();
        } else if (response.statusCode() == 503) {
            refused.increment();
        } else {
            failed.increment();
        }
        return Future.succeededFuture();
    }

    private static Buffer body(int number) {
        var reference = String.format(Locale.ROOT, "%012d", number);
        return new JsonObject()
                .put("unique_id", "bench-" + number)
                .put("user_id", "user-" + number % 1_000)
                .put("sender", "VM-NILABK-T")
                .put(
                        "date",
                        Instant.EPOCH
                                .plus(20_000, ChronoUnit.DAYS)
                                .plusSeconds(number)
                                .toString())
                .put(
                        "body",
                        "Nila Bank: Rs " + (100 + number % 9_000)
                                + ".00 credited to a/c XX4321 on 04-10-24 from Lakshmi Rao." + " UPI Ref " + reference
                                + ". Avl bal Rs 12,345.00")
                .toBuffer();
    }

    private int quantile(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int at = 0; at <= LONGEST_MILLIS; at++) {
            seen += millis.get(at);
            if (seen >= wanted) {
                return at;
            }
        }
        return LONGEST_MILLIS;
    }
}
