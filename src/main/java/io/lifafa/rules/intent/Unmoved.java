package io.lifafa.rules.intent;

import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Movement.Strength;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.sms.Intent;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether what a word names has not moved, though no small word such as "will" says so: a refund that is begun, a
 * cheque sent for clearing, a purchase turned into instalments, a contribution that a fund received.
 */
final class Unmoved {
    private static final Set<String> COMING =
            Words.of("initiated started requested lodged raised registered will shall would policy days within be "
                    + "rejected process processing pending way status request being determined subject");
    private static final Set<String> BEGUN =
            Words.of("started processing initiated requested request begun initiating raised dispute");
    private static final Set<String> ARRIVED =
            Words.of("credited posted processed completed successful received refunded settled arrived landed now "
                    + "reversed added adjusted deposited");

    private static final Set<String> CONVERTED = Words.of("converted convert conversion converting");
    private static final Set<String> INSTALMENTS = Words.of("emi emis instalment instalments installment installments");
    private static final Set<String> FUNDS =
            Words.of("pf epf ppf uan provident nps pran epfo pension employer passbook superannuation kiwisaver nssf");
    private static final Set<String> CONTRIBUTION = Set.of("contribution", "contributions");
    private static final Set<String> FOR = Set.of("for");
    private static final Set<String> PAPERS =
            Words.of("request application complaint dispute claim query enquiry feedback documents form");

    private static final Set<String> CHEQUE = Words.of("cheque chq check cheques");
    private static final Set<String> CLEARING =
            Words.of("clearing clearance realisation realization presented presentation");
    private static final Set<String> CLEARED =
            Words.of("debited cleared realised realized honoured honored passed paid credited returned dr cr");

    private static final Set<String> STATES = Words.of("review process processing verification progress appraisal way");
    private static final Set<String> DOING = Words.of("processed reviewed verified appraised");
    private static final Set<String> AWAITING = Words.of("awaits awaiting await");
    private static final Set<String> PLACED = Set.of("placed");
    private static final Set<String> CONSENT = Words.of("approval authorisation authorization confirmation consent");
    private static final Set<String> GRANTED = Words.of("approved sanctioned");
    private static final Set<String> PLANS = Words.of("plan loan limit application");
    private static final Set<String> QUESTIONS = Words.of("did do was is are have want would");
    /** Says by itself that the money has gone. */
    private static final Set<String> GONE = Words.of("debited spent withdrawn paid charged credited purchased dr cr");

    private final Text text;
    private final Scope scope;
    private final Notices notices;
    /** Of the whole message, once it was looked for. */
    private Optional<Boolean> clearing = Optional.empty();

    private Optional<Boolean> fund = Optional.empty();

    Unmoved(Text text, Notices notices) {
        this.text = text;
        this.scope = new Scope(text);
        this.notices = notices;
    }

    /** What the message is instead, if the money of this word has not moved. */
    Optional<Intent> instead(Movement movement) {
        int i = movement.at();
        if (movement.strength() == Strength.HEAD) {
            return Optional.empty();
        }
        if (isConversion(i) || isContribution(i) || isOfPaper(i) || isPlan(movement)) {
            return Optional.of(Intent.OTHER);
        }
        if (text.at(i - 1).is("last") && !movement.isNoun()) {
            return Optional.of(Intent.ALERT);
        }
        boolean pending = movement.strength() == Strength.REVERSAL ? isComing(i) : isUnderWay(i) || isInClearing(i);
        return pending || isAsked(i) ? Optional.of(Intent.PENDING_CONFIRMATION) : Optional.empty();
    }

    /** "Refund of Rs 500 has been initiated", "we've started your refund". */
    private boolean isComing(int i) {
        boolean coming = scope.after(i, 16, COMING) || scope.before(i, 5, BEGUN);
        return !hasArrived(i) && (coming || isSaidToCome(scope.end(i) + 1));
    }

    /** "… It will be credited in 3 days": the next sentence. */
    private boolean isSaidToCome(int next) {
        int end = Math.min(scope.end(next), next + 12);
        for (int at = next; at <= end; at++) {
            if (text.cue(at) == Cue.UNREAL && !notices.covers(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasArrived(int i) {
        for (int at = i + 1; at <= i + 16 && text.sameSentence(at, i); at++) {
            if (ARRIVED.contains(text.word(at))
                    && !scope.isUnreal(at)
                    && !text.at(at - 1).is("being")) {
                return true;
            }
        }
        return false;
    }

    /** "Your transaction of Rs 18,999 … converted into 9 EMIs". */
    private boolean isConversion(int i) {
        return scope.around(i, INSTALMENTS) && (scope.around(i, CONVERTED) || isApprovedFor(i));
    }

    /** "Your purchase of PHP 23,990.00 is approved for 12-month installment". */
    private boolean isApprovedFor(int i) {
        int end = scope.end(i);
        for (int at = i + 1; at <= end; at++) {
            if (GRANTED.contains(text.word(at)) && text.at(at + 1).is("for")) {
                return scope.after(at, 8, INSTALMENTS);
            }
        }
        return false;
    }

    /** "Contribution of Rs 1,800 received": by the fund, from the employer. */
    private boolean isContribution(int i) {
        boolean taken = text.at(i).is("received") || text.at(i).is("credited");
        if (!taken || !scope.before(i, 16, CONTRIBUTION)) {
            return false;
        }
        if (fund.isEmpty()) {
            fund = Optional.of(says(FUNDS));
        }
        return fund.get();
    }

    /** "We have received your dispute", "your application of Rs 50,000 has been received". */
    private boolean isOfPaper(int i) {
        boolean taken =
                text.at(i).is("received") || text.at(i).is("recd") || text.at(i).is("submitted");
        // "claim of Rs 500 sent to the bank for NEFT credit"
        boolean aim = text.cue(i).isNoun() && scope.before(i, 2, FOR);
        return (taken || aim) && (taken && scope.after(i, 4, PAPERS) || scope.before(i, aim ? 24 : 12, PAPERS));
    }

    private boolean isPlan(Movement movement) {
        return movement.isNoun() && scope.around(movement.at(), GRANTED) && scope.around(movement.at(), PLANS);
    }

    private boolean isInClearing(int i) {
        if (GONE.contains(text.word(i))) {
            return false;
        }
        if (clearing.isEmpty()) {
            clearing = Optional.of(says(CHEQUE) && isToBeCleared());
        }
        return clearing.get();
    }

    private boolean isToBeCleared() {
        boolean sent = says(CLEARING);
        boolean cleared = false;
        for (int at = 0; at < text.size(); at++) {
            if (CLEARED.contains(text.word(at)) && !notices.covers(at)) {
                boolean unreal = scope.isUnreal(at);
                sent |= unreal;
                cleared |= !unreal;
            }
        }
        return sent && !cleared;
    }

    /** "Is being processed", "under review", "awaits your approval", in the sentence or the next one. */
    private boolean isUnderWay(int i) {
        if (GONE.contains(text.word(i))) {
            return false;
        }
        int sentence = text.sentence(i);
        for (int at = scope.start(i); text.sentence(at) == sentence; at++) {
            if (saysUnderWay(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean saysUnderWay(int at) {
        var next = text.word(at + 1);
        return switch (text.word(at)) {
            case "under", "in", "on" ->
                STATES.contains(next)
                        || text.cue(at + 1) == Cue.NONE && STATES.contains(text.word(at + 2)) && isIts(at + 1);
            case "being" -> DOING.contains(next);
            case "not" -> next.equals("yet");
            case "is" -> next.equals("pending");
            case "needs", "need", "requires" -> scope.after(at, 3, CONSENT);
            case "hold" -> scope.after(at, 8, PLACED) && !text.at(at - 1).is("or");
            case "pending" -> CLEARING.contains(next) || next.equals("approval") || next.equals("verification");
            default -> AWAITING.contains(text.word(at));
        };
    }

    private boolean isIts(int i) {
        return text.at(i).is("its") || text.at(i).is("the");
    }

    /** "Did you make a $412.00 purchase at MEGA TECH?". */
    private boolean isAsked(int i) {
        int start = scope.start(i);
        int end = scope.end(i);
        boolean asks = text.at(end).isMarkOf("?؟");
        for (int at = start; asks && at <= start + 12 && at < i; at++) {
            if (QUESTIONS.contains(text.word(at)) && text.at(at + 1).is("you")) {
                return true;
            }
        }
        return false;
    }

    private boolean says(Set<String> words) {
        for (int i = 0; i < text.size(); i++) {
            if (words.contains(text.word(i)) && !notices.covers(i)) {
                return true;
            }
        }
        return false;
    }
}
