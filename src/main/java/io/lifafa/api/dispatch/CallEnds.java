package io.lifafa.api.dispatch;

import io.lifafa.api.client.ChatReply;
import io.lifafa.api.refusal.Refusals;
import io.lifafa.api.refusal.Silence;
import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallResult;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** What follows from the end of a call. Thread rule: the stage's event loop. */
final class CallEnds {
    private final ReplyReading reading;
    private final Settlement settlement;
    private final PendingAnswers pending;
    private final CallCounts counts;
    private final Silence silence;
    private final LongSupplier nanos;
    private final Runnable pump;
    private final SuccessRate successRate = new SuccessRate();

    /** @param pump looks what may be sent now; is called when all is settled */
    CallEnds(
            ReplyReading reading,
            Settlement settlement,
            PendingAnswers pending,
            CallCounts counts,
            Silence silence,
            LongSupplier nanos,
            Runnable pump) {
        this.reading = reading;
        this.settlement = settlement;
        this.pending = pending;
        this.counts = counts;
        this.silence = silence;
        this.nanos = nanos;
        this.pump = pump;
    }

    /** Sees to what follows from it: the limits are told, the SMS settled, or the probe judged. */
    void ended(SentCall sent, ChatReply reply) {
        var end = endOf(reply);
        successRate.saw(end.result());
        counts.ended(
                sent,
                reply,
                end,
                Duration.ofNanos(nanos.getAsLong() - sent.permit().sentAt()));
        if (sent.isProbe()) {
            probeEnded(sent, reply, end);
            return;
        }
        release(sent, end, end.result() == CallResult.DENIED ? CallResult.IGNORED : end.result());
        if (reply instanceof ChatReply.Answered answered) {
            var refusals = sent.upstream().refusals();
            refusals.reading();
            reading.read(sent.messages(), answered).onSuccess(read -> {
                refusals.read();
                heed(sent, !read.answers().isEmpty(), answered.complete());
                settlement.answered(sent.batch(), read, answered.complete(), sent::suspect);
                pump.run();
            });
        } else {
            var failed = (ChatReply.Failed) reply;
            heed(sent, failed);
            settlement.failed(sent.batch(), failed, successRate.isWell(), sent::suspect);
        }
        pump.run();
    }

    /** What the limits are told may differ from how the call ended: they do not know what else was refused. */
    private void release(SentCall sent, CallEnd end, CallResult result) {
        sent.upstream().ended(sent.permit(), new CallEnd(result, end.signals(), end.tokens()), nanos.getAsLong());
    }

    /** A reply that was cut short says only of a single SMS that there is no way to ask for it. */
    private void heed(SentCall sent, boolean answered, boolean complete) {
        if (answered) {
            silence.answered();
            blame(sent.upstream().refusals().answered(sent.number()));
        } else if (complete || sent.batch().size() == 1) {
            sent.upstream().refusals().refused(sent.number(), false);
        }
    }

    private void heed(SentCall sent, ChatReply.Failed failed) {
        boolean refused =
                switch (failed.kind()) {
                    case REJECTED, DENIED, UNREADABLE -> true;
                    case TOO_LARGE -> sent.batch().size() == 1;
                    case THROTTLED, SERVER, TIMED_OUT, CANCELLED, UNREACHABLE -> false;
                };
        if (refused) {
            sent.upstream().refusals().refused(sent.number(), failed.kind() == ChatReply.Kind.DENIED);
        }
    }

    private void blame(List<Refusals.Suspect<PendingSms>> suspects) {
        suspects.forEach(it -> pending.refused(it.sms(), it.reason()));
    }

    private void probeEnded(SentCall sent, ChatReply reply, CallEnd end) {
        if (reply instanceof ChatReply.Failed failed) {
            probeFailed(sent, failed, end);
            return;
        }
        reading.read(sent.messages(), (ChatReply.Answered) reply).onSuccess(read -> {
            if (read.answers().isEmpty()) {
                probeFailed(sent, new ChatReply.Failed(ChatReply.Kind.UNREADABLE, "unreadable", end.signals()), end);
            } else {
                silence.answered();
                blame(sent.upstream().refusals().probeAnswered(sent.number()));
                release(sent, end, end.result());
                pump.run();
            }
        });
    }

    private void probeFailed(SentCall sent, ChatReply.Failed failed, CallEnd end) {
        release(sent, end, sent.upstream().probeFailed(failed, nanos.getAsLong()));
        pump.run();
    }

    private static CallEnd endOf(ChatReply reply) {
        if (reply instanceof ChatReply.Answered answered) {
            var result = answered.complete() ? CallResult.SUCCESS : CallResult.TOO_LARGE;
            return new CallEnd(result, answered.signals(), answered.promptTokens() + answered.completionTokens());
        }
        return new CallEnd(((ChatReply.Failed) reply).kind().result(), reply.signals(), 0);
    }
}
