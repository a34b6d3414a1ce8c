package io.lifafa.rules.name;

import io.lifafa.rules.message.Masks;
import io.lifafa.rules.message.Text;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.BitSet;
import java.util.Set;

/**
 * Finds the token at which a name begins: behind the words that announce it, and behind the other party's own account or
 * telephone number, as in {@code to a/c XX4482 (S PRAKASH)} and {@code from +255713000418 - ASHA MWINYI}.
 */
final class NameStart {
    private static final int LONGEST_NUMBER = 16;
    private static final int LEAST_DIGITS = 5;

    private static final Set<String> FORERUNNERS =
            Words.of("vpa linked the merchant payee upi id mobile beneficiary customer user kwa agent biller sender "
                    + "receiver remitter recipient vendor bill pos terminal wakala till");

    /** Announce a name in any case: "Merchant FRESH & GREEN". */
    private static final Set<String> TITLES =
            Words.of("merchant payee beneficiary agent biller sender receiver remitter recipient vendor");

    private static final Set<String> LABELS = Words.of(
            "a c no nos number num ending ends with in mob mobile mobileno " + "phone msisdn linked to till code tel");

    private final Text text;
    private final BitSet taken;
    private final Masks masks;

    NameStart(Text text, BitSet taken) {
        this.text = text;
        this.taken = taken;
        this.masks = new Masks(text, taken);
    }

    int of(int first) {
        int start = behindForerunners(first);
        return text.sameSentence(first, start) || text.at(first).isMark('.') ? behindNumber(start) : first;
    }

    private int behindForerunners(int first) {
        int start = first;
        for (int skipped = 0; skipped < 4; skipped++) {
            boolean mark = text.at(start).isMarkOf(":.-") && skipped < 3;
            if (!mark && !isForerunner(start)) {
                break;
            }
            start++;
        }
        return start;
    }

    private boolean isForerunner(int i) {
        if (!FORERUNNERS.contains(text.word(i))
                || text.touchesPrevious(i + 1) && !text.at(i + 1).isMark(':')) {
            return false;
        }
        boolean rail = text.at(i).is("vpa")
                || text.at(i).is("upi")
                || text.at(i).is("pos") && text.at(i + 1).is("terminal")
                || text.at(i + 1).isNumber() && text.at(i + 1).length() > 4 && text.startsUpper(i + 2);
        int name = text.at(i + 1).isMark(':') ? i + 2 : i + 1;
        boolean title = TITLES.contains(text.word(i)) && text.startsUpper(name) && !isPlainWord(i);
        return text.startsLower(i) || rail || title;
    }

    /** "MERCHANT ABC" in capitals is a name, "Merchant ABC" announces one. */
    private boolean isPlainWord(int i) {
        return text.isAllUpper(i);
    }

    /** Where the name behind an account or telephone number begins; {@code start} if no such number stands there. */
    private int behindNumber(int start) {
        if (text.at(start + 1).isMark('-') && text.at(start + 2).is("to")) {
            return start;
        }
        int at = start;
        boolean labelled = false;
        boolean number = false;
        while (at < start + LONGEST_NUMBER && text.sameSentence(start, at) && isOfNumber(at)) {
            labelled |= isLabel(at) || isMask(at);
            number |= text.at(at).isNumber() && (labelled || text.at(at).length() >= LEAST_DIGITS)
                    || text.at(at).isWord() && isMask(at) && text.at(at).length() > 2;
            at++;
        }
        if (text.at(at).is("of")) {
            at++;
        }
        boolean name = number && text.sameSentence(start, at) && text.at(at).isWord() && !text.startsLower(at);
        return name && !text.cue(at).isMovement() ? at : start;
    }

    private boolean isOfNumber(int i) {
        var token = text.at(i);
        return switch (token.kind()) {
            case BREAK -> false;
            case NUMBER -> !taken.get(i);
            case MARK -> token.isMarkOf("/:.-(#+*•,");
            case WORD -> isLabel(i) || isMask(i);
        };
    }

    private boolean isLabel(int i) {
        return text.at(i).isWord()
                && (text.cue(i) == Cue.ACCOUNT
                        || text.cue(i) == Cue.CARD
                        || LABELS.contains(text.word(i))
                                && (text.at(i).length() > 1 || isOfLabel(i))
                                && (text.startsLower(i) || text.at(i).length() <= 3));
    }

    /** The letters of "a/c". */
    private boolean isOfLabel(int i) {
        return text.at(i + 1).isMark('/') || text.at(i - 1).isMark('/');
    }

    private boolean isMask(int i) {
        return masks.isMaskWord(i) && !(text.at(i).is("n") && text.startsUpper(i + 1))
                || text.at(i).isMarkOf("*•") && text.at(i + 1).isMarkOf("*•");
    }
}
