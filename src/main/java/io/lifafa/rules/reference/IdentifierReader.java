package io.lifafa.rules.reference;

import io.lifafa.rules.message.Text;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import java.util.BitSet;
import java.util.Optional;

/** Reads an identifier that starts at a given token: letters and digits without a space, of a plausible length, with a digit. */
final class IdentifierReader {
    private static final int LEAST_CHARACTERS = 5;
    private static final int MOST_CHARACTERS = 64;
    private static final int LEAST_POINTED = 6;

    private final Text text;
    private final BitSet taken;

    IdentifierReader(Text text, BitSet taken) {
        this.text = text;
        this.taken = taken;
    }

    Optional<Span> at(int first) {
        int last = first;
        boolean digits = text.at(first).isNumber();
        if (!isPart(first)) {
            return Optional.empty();
        }
        while (text.touchesPrevious(last + 1)) {
            int next = last + 1;
            boolean dotted = text.at(next).isMark('.') && text.at(first).isWord() && isCode(next + 1);
            if (dotted && text.touchesPrevious(next + 1)) {
                last = next + 1;
            } else if (isPointed(first, next)) {
                last = text.at(next).isMark('.') ? next + 1 : next;
            } else if (isPart(next) && !text.at(last).isNumber()
                    || text.at(next).isNumber()
                    || isWordOfId(next, last)) {
                last = next;
            } else if (text.at(next).isMarkOf("-/_~") && continues(next)) {
                last = next + 1;
            } else {
                break;
            }
            digits |= text.at(last).isNumber();
        }
        int length = text.at(last).end() - text.at(first).start();
        // "Txn# 8814"
        int least = text.at(first - 1).isMark('#') ? LEAST_CHARACTERS - 1 : LEAST_CHARACTERS;
        boolean fits = digits && length >= least && length <= MOST_CHARACTERS && !taken.get(first);
        return fits ? Optional.of(text.span(first, last)) : Optional.empty();
    }

    /** {@code PP261110.1204.B7712}, {@code 26K12.0914.A5512}: pieces of letters and digits joined by points. */
    private boolean isPointed(int first, int next) {
        boolean number = text.at(next).isNumber()
                && text.word(next).indexOf('.') > 0
                && text.word(next).indexOf(',') < 0
                && text.at(next - 1).isWord()
                && text.isAllUpper(next - 1)
                && text.at(next).length() >= LEAST_POINTED;
        boolean piece = text.at(next).isMark('.')
                && text.at(next - 1).isNumber()
                && next - 1 > first
                && text.word(next - 1).indexOf('.') > 0
                && text.touchesPrevious(next + 1)
                && text.at(next + 1).isWord()
                && text.isAllUpper(next + 1);
        return number || piece;
    }

    /** {@code JH88QP20}, {@code VP-661209}: capitals and digits. */
    boolean isCode(int i) {
        int number = text.at(i + 1).isMark('-') ? i + 2 : i + 1;
        boolean glued = text.touchesPrevious(i + 1) && text.touchesPrevious(number);
        return text.at(i).isWord()
                && text.isAllUpper(i)
                && glued
                && text.at(number).isNumber();
    }

    boolean isPart(int i) {
        var token = text.at(i);
        boolean plain = token.isNumber()
                && token.lower().indexOf('.') < 0
                && token.lower().indexOf(',') < 0;
        return plain || token.isWord();
    }

    /** Letters glued behind digits belong to the number, unless they start the next sentence: {@code 4185Avl}. */
    private boolean isWordOfId(int next, int last) {
        // "SFN6Q9W8E7" although "w" is Polish for "at"
        boolean letter = text.at(next).length() == 1 || text.at(next).length() == 2 && joinsNumber(next);
        boolean word = text.at(next).isWord() && text.at(next).cue() == Cue.NONE;
        boolean joins = text.at(next).isWord() && text.at(next).length() <= 2 && joinsNumber(next);
        return (word || joins) && text.startsLower(next) && text.at(last).isNumber()
                || (word || letter && text.at(next).isWord()) && text.isAllUpper(next);
    }

    /** After a dash or slash the identifier goes on with digits; a name does not belong to it. */
    private boolean continues(int mark) {
        if (!text.touchesPrevious(mark + 1)) {
            return false;
        }
        boolean number = text.at(mark + 1).isNumber() && !taken.get(mark + 1);
        boolean dashed = text.at(mark + 2).isMark('-') && text.touchesPrevious(mark + 2) && joinsNumber(mark + 2);
        boolean mixed = text.at(mark + 1).isWord() && (joinsNumber(mark + 1) || dashed) && text.isAllUpper(mark + 1);
        return number || mixed && !text.at(mark).isMark('/');
    }

    boolean joinsNumber(int at) {
        return text.touchesPrevious(at + 1) && text.at(at + 1).isNumber();
    }
}
