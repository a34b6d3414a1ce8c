package io.lifafa.rules.message;

import io.lifafa.text.number.Digits;
import java.util.BitSet;

/** The signs that hide the digits of an account or card number: {@code XX1234}, {@code **** 1234}, {@code 1234*}. */
public final class Masks {
    private static final int LONGEST = 24;
    private static final String STARS = "*•●·∙×✱∗＊";

    private final Text text;
    private final BitSet taken;

    public Masks(Text text, BitSet taken) {
        this.text = text;
        this.taken = taken;
    }

    /** The token at which the mask in front of the digits at {@code i} begins; {@code i} if there is none. */
    public int start(int i) {
        int start = i;
        boolean stars =
                text.at(i - 1).isMarkOf(STARS) && text.at(i - 2).is(text.word(i - 1)) && text.touchesPrevious(i - 1);
        boolean hidden = isMaskWord(i - 1) && text.at(i - 1).length() > 2;
        if ((stars || hidden) && !text.touchesPrevious(i)) {
            start--;
        }
        while (i - start < LONGEST && text.touchesPrevious(start) && isMask(start - 1)) {
            start--;
        }
        return start;
    }

    public boolean isMasked(int start, int i) {
        for (int at = start; at < i; at++) {
            if (text.at(at).isMarkOf("#" + STARS) || isMaskWord(at) || isDots(at)) {
                return true;
            }
        }
        return false;
    }

    /** {@code XXXXX45xx}: the digits before the last ones are shown; the mask belongs to the number. */
    public boolean hidesTail(int i) {
        boolean hidden =
                isLongMask(i - 1) && text.touchesPrevious(i) && isLongMask(i + 1) && text.touchesPrevious(i + 1);
        return hidden && !(text.at(i + 2).isNumber() && text.touchesPrevious(i + 2));
    }

    /** {@code x001234x}: hidden at both ends, but enough is shown. */
    public boolean isFramed(int i) {
        int before = text.at(i - 1).isMark('-') ? i - 2 : i - 1;
        return text.at(i).length() >= 4 && text.at(i + 1).length() == 1 && isMaskWord(i + 1) && isMaskWord(before);
    }

    /** {@code 7788*}: a star that nothing follows stands for the digits that are hidden in front. */
    public boolean isClosed(int star) {
        var next = text.at(star + 1);
        return text.at(star).isMark('*')
                && (!text.touchesPrevious(star + 1) || next.kind() == Token.Kind.BREAK || next.isMarkOf(":;,.)"));
    }

    /** A group of a number written in fours: {@code 5412 XX** **** 4417}. */
    public boolean isGroup(int i) {
        boolean number =
                text.at(i).isNumber() && text.at(i).length() == 4 && Digits.areAll(text.word(i)) && !taken.get(i);
        return number
                || isMaskWord(i) && text.at(i + 1).isMark('*')
                || text.at(i).isMark('*');
    }

    private boolean isMask(int i) {
        var token = text.at(i);
        return token.isMarkOf("#-_~" + STARS)
                || token.isMark('.') && (text.at(i - 1).isMarkOf("*.") || isDots(i))
                || token.isMark('/')
                        && isMaskWord(i - 1)
                        && text.at(i - 1).length() > 1
                        && !text.at(i - 1).is("cx")
                || isMaskWord(i)
                || token.isNumber() && token.lower().indexOf('.') < 0;
    }

    /** The last of two stars or more. */
    public boolean isStars(int i) {
        return text.at(i).isMarkOf(STARS) && text.at(i - 1).isMarkOf(STARS);
    }

    public boolean isMaskWord(int i) {
        var word = text.word(i);
        if (!text.at(i).isWord() || word.length() > 20) {
            return false;
        }
        // "A/cXX1234": the label's last letter has grown into the mask.
        boolean label = word.startsWith("cx") && text.at(i - 1).isMark('/');
        for (int at = label ? 1 : 0; at < word.length(); at++) {
            if (word.charAt(at) != 'x' && word.charAt(at) != 'n') {
                return false;
            }
        }
        return true;
    }

    /** The first of two points: {@code DE..9643}, {@code 0451..882}. */
    private boolean isDots(int i) {
        return text.at(i).isMark('.') && text.at(i + 1).isMark('.') && text.touchesPrevious(i + 1);
    }

    private boolean isLongMask(int i) {
        return isMaskWord(i) && text.at(i).length() > 1;
    }

    public boolean isHashOnly(int start, int i) {
        return start == i - 1 && text.at(start).isMark('#');
    }

    /** False if the mask is glued to something that makes it part of an identifier. */
    public boolean standsFree(int start) {
        return !text.touchesPrevious(start)
                || text.at(start - 1).isMarkOf(".,:;('\"؛،")
                || text.at(start - 1).kind() == Token.Kind.BREAK;
    }
}
