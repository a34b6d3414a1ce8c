package io.lifafa.sms;

import java.util.List;
import java.util.stream.Stream;

/**
 * An SMS on its way, with what has gone wrong with it so far.
 *
 * @param sms the message
 * @param failures its own failed tries, oldest first; an outage of something else is none
 */
public record WorkItem(Sms sms, List<Failure> failures) {
    public WorkItem {
        failures = List.copyOf(failures);
    }

    /** An item that has not failed yet. */
    public static WorkItem fresh(Sms sms) {
        return new WorkItem(sms, List.of());
    }

    /** The same item after one more failed try. */
    public WorkItem failed(Failure failure) {
        return new WorkItem(
                sms, Stream.concat(failures.stream(), Stream.of(failure)).toList());
    }
}
