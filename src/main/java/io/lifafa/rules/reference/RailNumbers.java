package io.lifafa.rules.reference;

import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import io.lifafa.text.number.Digits;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** Transaction numbers without a label: in a rail's path, behind a rail's name, or alone behind a mark. */
final class RailNumbers {
    private static final Set<String> RAILS = Words.of("upi imps neft rtgs p dr cr txn mmt inb");
    private static final Set<String> NAMES = Words.of("upi imps neft rtgs ibft raast сбп sbp");
    private static final Set<String> PHONES =
            Words.of("call dial tel sms to contact helpline enq enquiry phone mobile whatsapp hotline тел "
                    + "справка sprav spravka spravki справки");
    private static final Set<String> REMARKS = Words.of("for remarks remark details desc description narration info");
    private static final Set<String> BILLS = Words.of("bil inft");
    private static final int LEAST_RAIL_DIGITS = 9;
    private static final int LEAST_PREFIXED_DIGITS = 8;
    private static final int LEAST_DIGITS = 7;

    private final Text text;
    private final BitSet taken;
    private final Notices notices;
    private final IdentifierReader identifiers;

    RailNumbers(Text text, BitSet taken, Notices notices, IdentifierReader identifiers) {
        this.text = text;
        this.taken = taken;
        this.notices = notices;
        this.identifiers = identifiers;
    }

    /** {@code UPI/DR/418522721188/NAME}, {@code NEFT-HDFCN52025}: the long number of a path. */
    Optional<Span> inPath() {
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).isNumber() && !notices.covers(i) && isRailNumber(i)) {
                boolean letter = text.touchesPrevious(i + 1) && text.at(i + 1).length() == 1 && text.startsUpper(i + 1);
                return Optional.of(text.span(isBankPrefix(i - 1) ? i - 1 : i, letter ? i + 1 : i));
            }
        }
        return Optional.empty();
    }

    /** {@code IMPS:SNRX124998}: letters and digits behind the name of a rail. */
    Optional<Span> behindRail() {
        for (int i = 0; i < text.size(); i++) {
            boolean label = text.at(i + 1).isMark(':') && NAMES.contains(text.word(i)) && !notices.covers(i);
            if (label && text.at(i + 2).isWord() && text.isAllUpper(i + 2)) {
                var found = identifiers.at(i + 2);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The first long number that follows a mark and is neither money, date, account nor telephone. */
    Optional<Span> alone() {
        for (int i = 1; i < text.size(); i++) {
            boolean framed = text.at(i - 1).isMark('[') && text.isAllUpper(i) && identifiers.joinsNumber(i);
            boolean marked = text.at(i).isNumber() && isMarked(i) && !isPhone(i);
            if ((framed || marked) && !notices.covers(i) && !taken.get(i) && !isAccount(i)) {
                var found = framed ? identifiers.at(i) : numbers(i);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Behind a comma, a dash or a colon, or as a piece of a remark's path. */
    private boolean isMarked(int i) {
        boolean mark = text.at(i - 1).isMarkOf(",-:") && !text.at(i - 2).isMark('/');
        return mark || text.at(i - 1).isMark('/') && text.touchesPrevious(i) && isRemark(i - 3);
    }

    private boolean isRemark(int i) {
        return text.at(i).isMark(':') && REMARKS.contains(text.word(i - 1));
    }

    private boolean isPhone(int i) {
        char first = text.word(i).charAt(0);
        int length = text.at(i).length();
        boolean mobile = length == 10 && first >= '6' && first <= '9' || first == '0' || length < LEAST_DIGITS;
        for (int at = i - 1; at >= i - 3; at--) {
            if (PHONES.contains(text.word(at))) {
                return true;
            }
        }
        return mobile || text.at(i - 1).isMark('+');
    }

    private boolean isAccount(int i) {
        for (int at = i - 1; at >= i - 4 && text.sameSentence(at, i); at--) {
            var cue = text.cue(at);
            if (cue == Cue.ACCOUNT
                    || cue == Cue.CARD
                    || cue == Cue.LIMIT
                    || text.at(at).isMark('*')) {
                return true;
            }
            if (text.at(at).isWord() && text.at(at).length() > 3) {
                return false;
            }
        }
        return false;
    }

    /** {@code 111787153571/144116773289}: long numbers joined by a mark are one identifier. */
    private Optional<Span> numbers(int first) {
        int last = first;
        while (text.at(last + 1).isMarkOf("/@~") && isLong(last + 2) && text.touchesPrevious(last + 2)) {
            last += 2;
        }
        boolean ends = !text.touchesPrevious(last + 1) || text.at(last + 1).isMarkOf(".,/])") || isBreak(last + 1);
        return isLong(first) && ends ? Optional.of(text.span(first, last)) : Optional.empty();
    }

    private boolean isBreak(int i) {
        return text.at(i).kind() == Token.Kind.BREAK;
    }

    private boolean isLong(int i) {
        return text.at(i).isNumber() && text.at(i).length() >= LEAST_DIGITS && Digits.areAll(text.word(i));
    }

    /** The letters in front of a NEFT or RTGS number name the bank. */
    private boolean isBankPrefix(int i) {
        return text.at(i).isWord() && text.at(i).length() <= 5 && text.isAllUpper(i) && text.touchesPrevious(i + 1);
    }

    /** {@code UPI 631655001182}, {@code UPI txn 631655001182}, {@code UPI (631655001182)}, {@code NEFTINWARD MOON2631}. */
    private boolean isBesideRail(int first) {
        int rail = text.at(first - 1).isMarkOf("(:") ? first - 2 : first - 1;
        rail -= text.at(rail).is("txn") || text.at(rail).is("transaction") ? 1 : 0;
        var word = text.word(rail);
        return NAMES.contains(word) || word.endsWith("inward") || word.endsWith("outward");
    }

    private boolean isRailNumber(int i) {
        var token = text.at(i);
        int least = isBankPrefix(i - 1) && text.touchesPrevious(i) ? LEAST_PREFIXED_DIGITS : LEAST_RAIL_DIGITS;
        if (token.length() < least || taken.get(i) || !identifiers.isPart(i)) {
            return false;
        }
        int first = isBankPrefix(i - 1) && text.touchesPrevious(i) ? i - 1 : i;
        boolean path = text.at(first - 1).isMarkOf("/:-*") && text.touchesPrevious(first);
        if (!path
                && isBesideRail(first)
                && (!text.touchesPrevious(first) || text.at(first - 1).isMark('('))) {
            return true;
        }
        if (!path) {
            boolean beside = text.at(i - 1).isMark(':')
                    || text.at(i - 2).isMark('(') && text.at(i + 1).isMark(')');
            return beside && RAILS.contains(text.word(text.at(i - 1).isMark(':') ? i - 2 : i - 1));
        }
        for (int at = i - 2; at >= i - 20 && text.sameSentence(at, i); at--) {
            boolean bill = text.at(first - 1).isMark('/') && BILLS.contains(text.word(at));
            if (bill || RAILS.contains(text.word(at))) {
                return true;
            }
        }
        return false;
    }
}
