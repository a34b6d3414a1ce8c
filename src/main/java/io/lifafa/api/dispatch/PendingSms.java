package io.lifafa.api.dispatch;

import io.lifafa.api.answer.ItemAnswer;
import io.lifafa.api.answer.Objection;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An SMS that somebody waits for, with what has happened to it so far. Thread rule: the stage's event loop. */
final class PendingSms {
    private final String tenant;
    private final Sms sms;
    private final long since;
    private final List<AnswerCollector> waiters = new ArrayList<>();

    /** Answers about this very SMS that were wrong or doubtful. */
    private int wrongAnswers;

    /** Replies to calls it was part of that could not be read. */
    private int unreadableReplies;

    /** Calls it was part of that failed although the API was well otherwise. */
    private int failedCalls;

    /** Calls it was part of that the server rejected. */
    private int rejections;

    /** Calls it was part of that failed, whyever. */
    private int retries;

    /** How many SMS may share its next call, itself included: small once it is suspected to spoil its calls. */
    private int company = Integer.MAX_VALUE;

    /** The last call it was part of: those that went wrong together are not asked again together. */
    private long lastCall = -1;

    private Optional<ItemAnswer.Doubtful> doubted = Optional.empty();

    PendingSms(String tenant, Sms sms, long since) {
        this.tenant = tenant;
        this.sms = sms;
        this.since = since;
    }

    String tenant() {
        return tenant;
    }

    Sms sms() {
        return sms;
    }

    /** When it was asked for, of the nano source. */
    long since() {
        return since;
    }

    void await(AnswerCollector waiter) {
        waiters.add(waiter);
    }

    List<AnswerCollector> waiters() {
        return waiters;
    }

    /** False once everybody who waited has left. */
    boolean isWanted() {
        return !waiters.isEmpty();
    }

    int company() {
        return company;
    }

    void splitFrom(int batch) {
        company = Math.max(1, Math.min(company, batch / 2));
    }

    void sentIn(long call) {
        lastCall = call;
    }

    long lastCall() {
        return lastCall;
    }

    void answeredWrongly() {
        wrongAnswers++;
    }

    int wrongAnswers() {
        return wrongAnswers;
    }

    void repliedUnreadably() {
        unreadableReplies++;
    }

    int unreadableReplies() {
        return unreadableReplies;
    }

    void failed() {
        failedCalls++;
    }

    int failedCalls() {
        return failedCalls;
    }

    void rejected() {
        rejections++;
    }

    int rejections() {
        return rejections;
    }

    void retried() {
        retries++;
    }

    int retries() {
        return retries;
    }

    /** An answer that something speaks against is kept until the question it raises is answered. */
    void doubt(ItemAnswer.Doubtful answer) {
        doubted = Optional.of(answer);
    }

    boolean isSameAsDoubted(Extraction extraction) {
        return doubted.filter(it -> SameValues.of(it.extraction(), extraction)).isPresent();
    }

    /** What speaks against the answer it had, to be asked about. */
    Optional<Objection> objection() {
        return doubted.map(ItemAnswer.Doubtful::objection);
    }
}
