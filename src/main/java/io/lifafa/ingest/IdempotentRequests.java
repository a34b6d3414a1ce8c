package io.lifafa.ingest;

import io.lifafa.http.Problem;
import io.lifafa.store.IdempotencyEntry;
import io.lifafa.store.IdempotencyKeys;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a submission with an {@code Idempotency-Key} once and gives the same answer again
 * (draft-ietf-httpapi-idempotency-key-header). Thread rule: any.
 */
public final class IdempotentRequests {
    private static final Logger LOG = LoggerFactory.getLogger(IdempotentRequests.class);
    private static final int MAX_LENGTH = 255;
    private static final int ACCEPTED = 202;
    private static final int NOTHING_TO_DO = 200;
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final IdempotencyKeys keys;
    private final String tenant;

    public IdempotentRequests(IdempotencyKeys keys, String tenant) {
        this.keys = keys;
        this.tenant = tenant;
    }

    /** One request's body. */
    interface Submission {
        /** Takes the SMS. */
        Future<Taken> take(String batchId);

        /** Only reads the body. */
        Future<String> fingerprint();
    }

    /**
     * A submission that was taken.
     *
     * @param receipt what became of it
     * @param fingerprint the hash of its body
     */
    record Taken(Receipt receipt, String fingerprint) {}

    /**
     * An answer, as it was given first or is given again.
     *
     * @param status the HTTP status
     * @param location where to follow the batch; empty if there is none, because all there was is skipped
     * @param body JSON
     */
    record Answer(int status, Optional<String> location, String body) {
        static Answer to(Receipt receipt) {
            int status = receipt.accepted() == 0 ? NOTHING_TO_DO : ACCEPTED;
            return new Answer(
                    status, location(receipt), ReceiptJson.write(receipt).encode());
        }

        static Answer again(IdempotencyEntry entry) {
            var receipt = ReceiptJson.read(new JsonObject(entry.body()));
            return new Answer(entry.statusCode(), location(receipt), entry.body());
        }

        private static Optional<String> location(Receipt receipt) {
            return receipt.accepted() == 0 ? Optional.empty() : Optional.of("/api/v1/batches/" + receipt.batchId());
        }
    }

    /** A request that is refused for its key. */
    static final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Conflict(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /** Takes the submission unless its key was seen before. Fails with a {@link Conflict} or as the submission does. */
    Future<Answer> once(Optional<String> header, Submission submission) {
        if (header.isEmpty()) {
            return submission.take(newBatchId()).map(taken -> Answer.to(taken.receipt()));
        }
        var name = unquoted(header.get());
        if (name.isBlank() || name.length() > MAX_LENGTH) {
            return conflict(400, "Idempotency-Key must have 1 to " + MAX_LENGTH + " characters");
        }
        var key = tenant + "/" + name;
        return keys.begin(key).compose(entry -> switch (entry.state()) {
            case NEW -> takeFirst(key, submission);
            case IN_FLIGHT -> conflict(409, "a request with this Idempotency-Key is still being taken; wait for it");
            case ANSWERED -> answerAgain(entry, submission);
        });
    }

    private Future<Answer> takeFirst(String key, Submission submission) {
        return submission
                .take(newBatchId())
                .compose(taken -> {
                    var answer = Answer.to(taken.receipt());
                    return keys.finish(key, taken.fingerprint(), answer.status(), answer.body())
                            .recover(failure -> logged(key, failure))
                            .map(answer);
                })
                .recover(failure -> keys.abandon(key)
                        .recover(again -> logged(key, again))
                        .transform(forgotten -> Future.failedFuture(failure)));
    }

    /** The SMS are durable by now, so the answer stands; a repetition would take none of them twice. */
    private static Future<Void> logged(String key, Throwable failure) {
        LOG.warn("idempotency key of {} characters not updated: {}", key.length(), failure.getMessage());
        return Future.succeededFuture();
    }

    private static Future<Answer> answerAgain(IdempotencyEntry entry, Submission submission) {
        return submission
                .fingerprint()
                .compose(fingerprint -> fingerprint.equals(entry.fingerprint())
                        ? Future.succeededFuture(Answer.again(entry))
                        : conflict(422, "this Idempotency-Key was used with another body; take a new key"));
    }

    private static <T> Future<T> conflict(int status, String detail) {
        var problem =
                Problem.of(status, status == 400 ? "Invalid Idempotency-Key" : "Idempotency-Key conflict", detail);
        return Future.failedFuture(new Conflict(status == 409 ? problem.withRetryAfter(WAIT) : problem));
    }

    private static String unquoted(String header) {
        var text = header.strip();
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String newBatchId() {
        return UUID.randomUUID().toString();
    }
}
