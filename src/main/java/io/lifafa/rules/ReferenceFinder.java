package io.lifafa.rules;

import io.lifafa.sms.Span;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** Finds the transaction's number: behind its label, or in the path a rail writes (UPI/DR/418522721188/NAME). */
final class ReferenceFinder {
    private static final Set<String> OWNERS =
            Words.of("txn transaction trx tran trans tx receipt upi imps neft rtgs payment rrn");
    private static final Set<String> PERSONS = Words.of("customer cust user loan merchant crn email mail order sip");
    private static final Set<String> NUMBERS = Words.of("id no number num ref reference refno");
    private static final Set<String> FILLERS =
            Words.of("no nos number num id is upi imps neft ref utr txn transaction code of the reference");
    private static final Set<String> RAILS = Words.of("upi imps neft rtgs p dr cr txn mmt inb");
    private static final int LEAST_CHARACTERS = 5;
    private static final int LEAST_RAIL_DIGITS = 9;
    private static final int MOST_CHARACTERS = 64;

    private final Text text;
    private final BitSet taken;
    private final Notices notices;

    ReferenceFinder(Text text, BitSet taken, Notices notices) {
        this.text = text;
        this.taken = taken;
        this.notices = notices;
    }

    Optional<Span> find() {
        for (int i = 0; i < text.size(); i++) {
            if (!notices.covers(i) && isLabel(i)) {
                var found = behind(i);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        if (opensText()) {
            return identifier(0);
        }
        for (int i = 0; i < text.size(); i++) {
            if (!notices.covers(i) && isRailNumber(i)) {
                return Optional.of(text.span(isBankPrefix(i - 1) ? i - 1 : i, i));
            }
        }
        return Optional.empty();
    }

    /** {@code SGL31X7Y4Z Confirmed.}: mobile money puts the number in front. */
    private boolean opensText() {
        boolean mixed = text.at(0).isWord() && text.at(1).isNumber() && text.touchesPrevious(1) && text.isAllUpper(0);
        for (int at = 1; mixed && at < 10; at++) {
            if (!text.touchesPrevious(at)) {
                return text.at(at).is("confirmed");
            }
        }
        return false;
    }

    private boolean isLabel(int i) {
        if (text.cue(i) == Cue.REFERENCE) {
            return true;
        }
        boolean named = NUMBERS.contains(text.word(i)) && OWNERS.contains(text.word(i - 1));
        boolean bareId = text.at(i).is("id") && text.at(i + 1).isMark(':') && !PERSONS.contains(text.word(i - 1));
        return named || bareId;
    }

    private Optional<Span> behind(int label) {
        int at = label + 1;
        for (int skipped = 0; skipped < 6 && isFiller(at); skipped++) {
            at++;
        }
        if (!text.sameSentence(label, at) && !text.at(at - 1).isMark('.')) {
            return Optional.empty();
        }
        return identifier(at);
    }

    private boolean isFiller(int at) {
        var token = text.at(at);
        boolean word = token.isWord() && FILLERS.contains(token.lower()) && !joinsNumber(at);
        return word || token.isMarkOf(".:-#(/") && !text.at(at + 1).isMark('.');
    }

    private boolean joinsNumber(int at) {
        return text.touchesPrevious(at + 1) && text.at(at + 1).isNumber();
    }

    private Optional<Span> identifier(int first) {
        int last = first;
        boolean digits = text.at(first).isNumber();
        if (!isPart(first)) {
            return Optional.empty();
        }
        while (text.touchesPrevious(last + 1)) {
            int next = last + 1;
            if (isPart(next) && !text.at(last).isNumber() || text.at(next).isNumber() || isWordOfId(next, last)) {
                last = next;
            } else if (text.at(next).isMarkOf("-/_~") && continues(next)) {
                last = next + 1;
            } else {
                break;
            }
            digits |= text.at(last).isNumber();
        }
        int length = text.at(last).end() - text.at(first).start();
        boolean fits = digits && length >= LEAST_CHARACTERS && length <= MOST_CHARACTERS && !taken.get(first);
        return fits ? Optional.of(text.span(first, last)) : Optional.empty();
    }

    private boolean isPart(int i) {
        var token = text.at(i);
        boolean plain = token.isNumber()
                && token.lower().indexOf('.') < 0
                && token.lower().indexOf(',') < 0;
        return plain || token.isWord();
    }

    /** Letters glued behind digits belong to the number, unless they start the next sentence: {@code 4185Avl}. */
    private boolean isWordOfId(int next, int last) {
        boolean word = text.at(next).isWord() && text.at(next).cue() == Cue.NONE;
        return word
                && (text.isAllUpper(next)
                        || text.startsLower(next) && text.at(last).isNumber());
    }

    /** After a dash or slash the identifier goes on with digits; a name does not belong to it. */
    private boolean continues(int mark) {
        if (!text.touchesPrevious(mark + 1)) {
            return false;
        }
        boolean number = text.at(mark + 1).isNumber() && !taken.get(mark + 1);
        boolean mixed = text.at(mark + 1).isWord() && joinsNumber(mark + 1) && text.isAllUpper(mark + 1);
        return number || mixed && !text.at(mark).isMark('/');
    }

    /** The letters in front of a NEFT or RTGS number name the bank. */
    private boolean isBankPrefix(int i) {
        return text.at(i).isWord() && text.at(i).length() <= 5 && text.isAllUpper(i) && text.touchesPrevious(i + 1);
    }

    private boolean isRailNumber(int i) {
        var token = text.at(i);
        if (!token.isNumber() || token.length() < LEAST_RAIL_DIGITS || taken.get(i) || !isPart(i)) {
            return false;
        }
        int first = isBankPrefix(i - 1) && text.touchesPrevious(i) ? i - 1 : i;
        boolean path = text.at(first - 1).isMarkOf("/:-*") && text.touchesPrevious(first);
        if (!path) {
            boolean beside = text.at(i - 1).isMark(':')
                    || text.at(i - 2).isMark('(') && text.at(i + 1).isMark(')');
            return beside && RAILS.contains(text.word(text.at(i - 1).isMark(':') ? i - 2 : i - 1));
        }
        for (int at = i - 2; at >= i - 7; at--) {
            if (RAILS.contains(text.word(at))) {
                return true;
            }
        }
        return false;
    }
}
