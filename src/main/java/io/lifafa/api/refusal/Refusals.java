package io.lifafa.api.refusal;

import io.lifafa.api.client.ChatReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Tells a server that refuses a message from one that refuses everything, by what the neighbours get.
 *
 * <p>Refused are calls that the server rejects or denies and calls whose replies hold no answer. After {@value #DOUBT} in a
 * row, or one that was denied, all is in doubt: only a {@link Probe} goes out, an invented message in a call of its own. If
 * that is refused too, the refusal stands, nobody's message is to blame and only rare probes go; if it is answered, the
 * messages were to blame, and their calls are halved as before. As single replies go wrong by chance, unreadable ones
 * make a standing refusal only when {@value #UNREADABLE} calls in a row were refused.
 *
 * <p>An SMS that was refused alone is a suspect until a call that was sent later is answered. Thread rule: the stage's event
 * loop.
 *
 * @param <S> an SMS on its way
 */
public final class Refusals<S> {
    public static final int DOUBT = 3;
    public static final int UNREADABLE = 10;

    /** A probe is worded anew no more often than this. */
    private static final int REWORDINGS = 8;

    /** An SMS that was refused alone, by which call and why. */
    public record Suspect<S>(S sms, String reason, long call) {}

    /**
     * What stands.
     *
     * @param last how the last probe was refused
     * @param since of the nano source
     * @param probes how many were refused, at least 1
     */
    public record Standing(ChatReply.Failed last, long since, int probes) {}

    /** What follows from a refused probe. */
    public enum Verdict {
        /** Nothing yet: another probe may go at once. */
        UNDECIDED,
        /** Nothing yet, but another one must wait, longer each time. */
        LATER,
        /** Everything is refused. */
        STANDS
    }

    private final List<Suspect<S>> suspects = new ArrayList<>();
    private Optional<Standing> standing = Optional.empty();
    private boolean answeredEver;
    private boolean probing;
    private int reading;

    /** The refused calls since the last one that was answered, by the order in which they were sent. */
    private final List<Long> row = new ArrayList<>();

    private int rewordings;

    /** Everything is refused. */
    public Optional<Standing> standing() {
        return standing;
    }

    /** It stands and is no passing trouble: nothing was ever answered, or the probe after a pause was refused as well. */
    public boolean isConfirmed() {
        return standing.filter(it -> !answeredEver || it.probes() > 1).isPresent();
    }

    /** No real call is to go now. */
    public boolean inDoubt() {
        return row.size() >= DOUBT || standing.isPresent();
    }

    /** The reply to a real call is being read; what it holds is known only when {@link #read}. */
    public void reading() {
        reading++;
    }

    /** It was read. */
    public void read() {
        reading--;
    }

    /** A reply is being read that may put all in doubt: the next call can wait for it, some milliseconds. */
    public boolean isUneasy() {
        return reading > 0 && (!row.isEmpty() || !answeredEver);
    }

    /** A probe is under way. */
    public boolean isProbing() {
        return probing;
    }

    /** @param idle whether nothing else waits or is under way that could clear the suspects up */
    public boolean wantsProbe(boolean idle) {
        return inDoubt() || (idle && !suspects.isEmpty());
    }

    /** A real call was refused. */
    public void refused(long call, boolean denied) {
        row.addAll(Collections.nCopies(denied ? DOUBT : 1, call));
    }

    /** An SMS was refused alone. */
    public void suspect(S sms, String reason, long call) {
        suspects.add(new Suspect<>(sms, reason, call));
    }

    /** A real call was answered; gives the suspects that are to blame now. Late answers end no doubt that came after. */
    public List<Suspect<S>> answered(long call) {
        answeredEver = true;
        row.removeIf(refused -> refused < call);
        return blamed(call);
    }

    public void probeSent() {
        probing = true;
    }

    /** The probe was answered: gives the suspects that are to blame now. */
    public List<Suspect<S>> probeAnswered(long call) {
        answeredEver = true;
        clear();
        return blamed(call);
    }

    /** The probe was refused for how it was worded, and the next one will be another. */
    public Verdict probeReworded(ChatReply.Failed how, long now) {
        return ++rewordings > REWORDINGS ? probeRefused(how, now) : undecided();
    }

    /** The reply to the probe holds no answer. */
    public Verdict probeUnreadable(ChatReply.Failed how, long now) {
        if (row.size() + 1 >= UNREADABLE || standing.isPresent()) {
            return probeRefused(how, now);
        }
        undecided();
        return Verdict.LATER;
    }

    private Verdict undecided() {
        probing = false;
        countProbe();
        return Verdict.UNDECIDED;
    }

    /** No late answer of an earlier call undoes it. */
    private void countProbe() {
        if (row.size() < UNREADABLE) {
            row.add(Long.MAX_VALUE);
        }
    }

    /** The probe was refused. */
    public Verdict probeRefused(ChatReply.Failed how, long now) {
        probing = false;
        countProbe();
        rewordings = 0;
        long since = standing.map(Standing::since).orElse(now);
        int probes = standing.map(Standing::probes).orElse(0) + 1;
        standing = Optional.of(new Standing(how, since, probes));
        return Verdict.STANDS;
    }

    /** The server is down, or slow: the probe tells nothing, and whoever looks after that is in charge. */
    public void probeFailed() {
        clear();
    }

    /** The probe told nothing, and another one may go when the limits let it. */
    public void probePutOff() {
        probing = false;
        if (standing.isPresent()) {
            row.addAll(Collections.nCopies(DOUBT, Long.MAX_VALUE));
        }
        standing = Optional.empty();
    }

    /** As after a start, but for the suspects. */
    public void clear() {
        probing = false;
        standing = Optional.empty();
        row.clear();
        rewordings = 0;
    }

    /** They go back to the others: none is to blame. */
    public List<S> takeSuspects() {
        var all = suspects.stream().map(Suspect<S>::sms).toList();
        suspects.clear();
        return all;
    }

    private List<Suspect<S>> blamed(long call) {
        var blamed = suspects.stream().filter(it -> it.call() < call).toList();
        suspects.removeAll(blamed);
        return blamed;
    }
}
