package io.lifafa.api.dispatch;

import io.lifafa.api.answer.ItemAnswer;
import io.lifafa.api.answer.ReadReply;
import io.lifafa.api.client.ChatReply;
import io.lifafa.metrics.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What becomes of the SMS of a call that has ended: answered, asked again (with whom, when), or refused for good.
 *
 * <p>A wrong answer is about one SMS: it alone is asked again, and refused when it is answered wrongly again. An answer that
 * something speaks against is asked about in other words; if it comes again it is kept as doubted, unless it says that no
 * money moved: that is refused. A reply
 * that cannot be read, or a call that fails, is about the call: all of it is repeated; if that happens to the same SMS
 * again and again while the API is well otherwise, its calls are halved until the SMS that spoils them is alone, and that
 * one is refused: as a {@link Suspicion} first where the API may be refusing everything. Thread rule: the stage's event
 * loop.
 */
final class Settlement {
    private static final int WRONG_ANSWERS = 2;

    /** So often a reply to an SMS that is asked alone may be unreadable. */
    private static final int UNREADABLE_REPLIES = 4;

    /** A call is halved once one of its SMS was in so many unreadable or failed ones. */
    private static final int UNREADABLE_BEFORE_SPLIT = 3;

    private static final int FAILED_BEFORE_SPLIT = 6;

    /** So many calls may fail, the API being well otherwise, before an SMS that is asked alone is taken for the cause. */
    private static final int FAILED_CALLS = 12;

    /** A call is worded anew no more often than this before it is taken to be refused for what is in it. */
    private static final int REWORDINGS = 8;

    private final AskQueue queue;
    private final PendingAnswers pending;
    private final Retries retries;
    private final Metrics metrics;

    Settlement(AskQueue queue, PendingAnswers pending, Retries retries, Metrics metrics) {
        this.queue = queue;
        this.pending = pending;
        this.retries = retries;
        this.metrics = metrics;
    }

    /** Told of an SMS that was refused alone: whether it is to blame is for its neighbours to show. */
    @FunctionalInterface
    interface Suspicion {
        void falls(PendingSms sms, String reason);
    }

    /** A reply was read. */
    void answered(List<PendingSms> batch, ReadReply reply, boolean complete, Suspicion suspicion) {
        var unanswered = new ArrayList<PendingSms>();
        for (var it : batch) {
            var answer = reply.answers().get(it.sms().id());
            if (answer == null) {
                unanswered.add(it);
            } else {
                settle(it, answer);
            }
        }
        if (!unanswered.isEmpty()) {
            unreadable(unanswered, batch.size() == 1, !complete, suspicion);
        }
    }

    private void settle(PendingSms it, ItemAnswer answer) {
        if (answer instanceof ItemAnswer.Good good) {
            pending.understood(it, good.extraction());
        } else if (answer instanceof ItemAnswer.Doubtful doubtful) {
            doubtful(it, doubtful);
        } else {
            wrong(it, ((ItemAnswer.Wrong) answer).reason());
        }
    }

    /** One model that says the same twice is one witness. */
    private void doubtful(PendingSms it, ItemAnswer.Doubtful answer) {
        var reason = answer.reason();
        boolean isRepeated = it.isSameAsDoubted(answer.extraction());
        if (isRepeated && answer.extraction().isTransaction()) {
            metrics.apiDoubts(reason).increment();
            pending.understood(it, answer.extraction().doubted(reason));
        } else {
            it.doubt(answer);
            wrong(it, reason);
        }
    }

    private void wrong(PendingSms it, String reason) {
        metrics.apiDoubts(reason).increment();
        it.answeredWrongly();
        if (it.wrongAnswers() >= WRONG_ANSWERS) {
            pending.refused(it, reason);
        } else {
            queue.giveBack(List.of(it));
        }
    }

    /** No answer could be made out for these. */
    private void unreadable(List<PendingSms> batch, boolean alone, boolean tooLong, Suspicion suspicion) {
        batch.forEach(PendingSms::repliedUnreadably);
        if (tooLong || any(batch, it -> it.unreadableReplies() >= UNREADABLE_BEFORE_SPLIT)) {
            split(batch);
        }
        retries.take(refuse(
                batch,
                it -> alone && it.unreadableReplies() >= UNREADABLE_REPLIES,
                it -> suspicion.falls(it, tooLong ? "too_long" : "unreadable")));
    }

    /** A call has ended without a reply to read. */
    void failed(List<PendingSms> batch, ChatReply.Failed failed, boolean apiIsWell, Suspicion suspicion) {
        switch (failed.kind()) {
            case THROTTLED, UNREACHABLE, CANCELLED -> queue.giveBack(batch);
            case SERVER, TIMED_OUT -> broken(batch, failed.reason(), apiIsWell);
            case REJECTED, DENIED, TOO_LARGE -> rejected(batch, failed.reason(), suspicion);
            case UNREADABLE -> unreadable(batch, batch.size() == 1, false, suspicion);
        }
    }

    /** While the API is down nobody is to blame: what fails then fails for no reason of its own. */
    private void broken(List<PendingSms> batch, String reason, boolean apiIsWell) {
        if (!apiIsWell) {
            retries.take(batch);
            return;
        }
        batch.forEach(PendingSms::failed);
        if (any(batch, it -> it.failedCalls() >= FAILED_BEFORE_SPLIT)) {
            split(batch);
        }
        retries.take(refuse(
                batch, it -> batch.size() == 1 && it.failedCalls() >= FAILED_CALLS, it -> pending.refused(it, reason)));
    }

    private void rejected(List<PendingSms> batch, String reason, Suspicion suspicion) {
        batch.forEach(PendingSms::rejected);
        if (reason.equals(ChatReply.WORDING_REFUSED) && !any(batch, it -> it.rejections() > REWORDINGS)) {
            queue.giveBack(batch);
        } else if (batch.size() == 1) {
            suspicion.falls(batch.get(0), reason);
        } else {
            split(batch);
            queue.giveBack(batch);
        }
    }

    private static void split(List<PendingSms> batch) {
        batch.forEach(it -> it.splitFrom(batch.size()));
    }

    private static boolean any(List<PendingSms> batch, Predicate<PendingSms> condition) {
        return batch.stream().anyMatch(condition);
    }

    private static List<PendingSms> refuse(
            List<PendingSms> batch, Predicate<PendingSms> condition, Consumer<PendingSms> refuse) {
        var left = new ArrayList<PendingSms>(batch.size());
        for (var it : batch) {
            if (condition.test(it)) {
                refuse.accept(it);
            } else {
                left.add(it);
            }
        }
        return left;
    }
}
