package io.lifafa.ingest;

import io.lifafa.http.Problem;
import io.lifafa.sms.identity.BatchIds;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.IdempotencyEntry;
import io.lifafa.store.IdempotencyKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes a submission with an {@code Idempotency-Key} once and gives the same answer again
 * (draft-ietf-httpapi-idempotency-key-header). Thread rule: any.
 */
public final class IdempotentRequests {
    private static final int MAX_LENGTH = 255;
    private static final int ACCEPTED = 202;
    private static final int NOTHING_TO_DO = 200;
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final BatchIds batchIds = new BatchIds();
    private final KeyHolders holders;

    public IdempotentRequests(Vertx vertx, IdempotencyKeys keys) {
        this.holders = new KeyHolders(vertx, keys);
    }

    /**
     * Where the SMS of a request go.
     *
     * @param id the batch
     * @param repeatable true if the same request may come again under the same id, after one that is not known to have failed
     */
    record Batch(String id, boolean repeatable) {}

    /** One request's body. */
    interface Submission {
        /** Takes the SMS. */
        Future<Taken> take(Batch batch);

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
    Future<Answer> once(Tenant tenant, Optional<String> header, Submission submission) {
        if (header.isEmpty()) {
            return submission
                    .take(new Batch(tenant.batch(batchIds.next()), false))
                    .map(taken -> Answer.to(taken.receipt()));
        }
        var name = unquoted(header.get());
        if (name.isBlank() || name.length() > MAX_LENGTH) {
            return conflict(400, "Idempotency-Key must have 1 to " + MAX_LENGTH + " characters");
        }
        var key = tenant.name() + "/" + name;
        return holders.begin(key).compose(held -> switch (held.entry().state()) {
            case NEW -> takeFirst(tenant, held, submission);
            case IN_FLIGHT -> conflict(409, "a request with this Idempotency-Key is still being taken; wait for it");
            case ANSWERED -> answerAgain(held.entry(), submission);
        });
    }

    /** The SMS are durable when they are taken, so the answer stands, kept or not; a repetition takes none of them twice. */
    private Future<Answer> takeFirst(Tenant tenant, KeyHolders.Held held, Submission submission) {
        return holders.during(
                held, () -> submission.take(new Batch(tenant.batch(held.entry().batchId()), true)), taken -> {
                    var answer = Answer.to(taken.receipt());
                    return new KeyHolders.Kept<>(answer, taken.fingerprint(), answer.status(), answer.body());
                });
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
}
