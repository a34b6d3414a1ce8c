package io.lifafa.api.dispatch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The SMS of one call, as they are put together: not two that went wrong in the same call (unless they are asked in other
 * words now), nor two with one id, and no more than any of them may have for company. Thread rule: the stage's event loop.
 */
final class CallBatch {
    private final List<PendingSms> batch = new ArrayList<>();
    private final Set<Long> wrongIn = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private int bound;

    CallBatch(int most) {
        bound = most;
    }

    List<PendingSms> messages() {
        return batch;
    }

    int size() {
        return batch.size();
    }

    boolean isFull() {
        return batch.size() >= bound;
    }

    boolean isTooLargeFor(PendingSms sms) {
        return batch.size() >= sms.company();
    }

    /** False if the SMS must not go together with those that are in it. */
    boolean add(PendingSms sms) {
        boolean together = sms.wrongAnswers() == 0 || sms.objection().isPresent() || wrongIn.add(sms.lastCall());
        // Answers are told apart by the id, and two senders may have given two SMS the same.
        if (!together || !ids.add(sms.sms().id())) {
            return false;
        }
        bound = Math.min(bound, sms.company());
        return batch.add(sms);
    }
}
