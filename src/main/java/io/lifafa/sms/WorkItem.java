package io.lifafa.sms;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An SMS on its way, with what has gone wrong with it so far.
 *
 * @param sms the message
 * @param failures its own failed tries, oldest first; an outage of something else is none
 * @param batchId the submission it belongs to, where that is not its chunk's: requests that came together share a chunk
 */
public record WorkItem(Sms sms, List<Failure> failures, Optional<String> batchId) {
    public WorkItem {
        failures = List.copyOf(failures);
        Objects.requireNonNull(batchId, "batchId");
    }

    /** An item of its chunk's own batch. */
    public WorkItem(Sms sms, List<Failure> failures) {
        this(sms, failures, Optional.empty());
    }

    /** An item that has not failed yet. */
    public static WorkItem fresh(Sms sms) {
        return new WorkItem(sms, List.of());
    }

    /** The same item after one more failed try. */
    public WorkItem failed(Failure failure) {
        return withFailures(Stream.concat(failures.stream(), Stream.of(failure)).toList());
    }

    /** The same item under another id. */
    public WorkItem with(Sms other) {
        return new WorkItem(other, failures, batchId);
    }

    /** The same item with other failures. */
    public WorkItem withFailures(List<Failure> others) {
        return new WorkItem(sms, others, batchId);
    }

    /** The same item as one of that batch. */
    public WorkItem of(String batch) {
        return new WorkItem(sms, failures, Optional.of(batch));
    }
}
