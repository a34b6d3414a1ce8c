package io.lifafa.rules.message;

import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.number.Digits;
import io.lifafa.text.number.NumberScanner;
import java.util.Set;

/** When a single letter names money: glued to a number, in capitals where its script has them; and when letters belong to a code. */
public final class CurrencyLetters {
    private static final Set<Character> ZEROS = Set.of('o', '\u043e', '\u03bf');

    private static final int LEAST_CODE = 9;
    private static final int LEAST_REFERRED = 5;

    private CurrencyLetters() {}

    /** True for {@code N1,500.00}, {@code paid R500} and {@code 500р}; false for a room, a flat, a quarter. */
    static boolean count(Text text, int i) {
        // "60r", "500p": a rouble that a phone wrote in Latin letters
        if (text.startsLower(i) && (text.at(i).is("r") || text.at(i).is("p"))) {
            return text.at(i - 1).isNumber() && text.touchesPrevious(i) && text.isRussian();
        }
        if (text.at(i).is("т") && isThousand(text, i)) {
            return false;
        }
        if (text.at(i).is("f") || text.at(i).is("d") && text.startsLower(i)) {
            return isFranc(text, i);
        }
        // "R-118.00"
        int number = text.at(i + 1).isMark('-') && text.touchesPrevious(i + 1) ? i + 2 : i + 1;
        boolean apart = isShaped(text.word(i + 1))
                && text.startsUpper(i)
                && text.cue(i - 1).isVerb();
        boolean before =
                text.at(number).isNumber() && (text.touchesPrevious(number) || isGrouped(text, number) || apart);
        if (text.at(i - 1).isNumber() && !before) {
            return text.touchesPrevious(i) && (text.at(i - 1).length() > 2 || text.isRussian())
                    || !hasCase(text, i)
                    || isSmallAndRare(text, i)
                    || isTenge(text, i)
                    || isShaped(text.word(i - 1)) && text.isRussian();
        }
        return before
                && (!text.touchesPrevious(i) || text.at(i - 1).isMarkOf(":=") || isSign(text, i - 1))
                && (!hasCase(text, i) || text.startsUpper(i))
                && (isShaped(text.word(number)) || isGrouped(text, number) || isSaidToBeMoney(text, i, number));
    }

    /** {@code -R89.90}. */
    private static boolean isSign(Text text, int i) {
        return text.at(i).isMark('-') && !text.touchesPrevious(i);
    }

    /** {@code R2 500.00}: groups of three behind one space, and cents, or a single letter for the money. */
    static boolean isGrouped(Text text, int i) {
        int last = i;
        while (last < i + 4 && isGroup(text, last + 1)) {
            last++;
        }
        // "Avail R2 310."
        boolean letter = text.at(i - 1).length() == 1
                && text.touchesPrevious(i)
                && !text.at(last + 1).isWord();
        return last > i && text.at(i).length() <= 3 && (NumberScanner.hasCents(text.word(last)) || letter);
    }

    private static boolean isGroup(Text text, int i) {
        int length = text.at(i).length();
        return text.at(i).isNumber()
                && text.at(i).start() == text.at(i - 1).end() + 1
                && (length == 3 || length == 6 && NumberScanner.hasCents(text.word(i)));
    }

    /** {@code 5 т.р.}, {@code 5 т. руб.}: thousands of roubles, no tenge; and {@code в т.ч.}. */
    private static boolean isThousand(Text text, int i) {
        var unit = text.word(text.at(i + 1).isMark('.') ? i + 2 : i + 1);
        return unit.startsWith("р") || unit.startsWith("₽") || unit.equals("ч");
    }

    /** {@code 10.000F}, {@code 50 000 F}, {@code Frais: 100F}, {@code 187.600d}: groups of three, or a word for money in front. */
    private static boolean isFranc(Text text, int i) {
        boolean groups = NumberScanner.endsInThree(text.word(i - 1))
                || text.at(i - 1).length() == 3 && text.at(i - 2).isNumber();
        boolean labelled = isMoney(text.cue(i - 2)) || isMoney(text.cue(i - 3));
        return text.at(i - 1).isNumber()
                && !text.touchesPrevious(i + 1 < text.size() && text.at(i + 1).isWord() ? i + 1 : 0)
                && (text.touchesPrevious(i) || text.startsUpper(i))
                && (groups || labelled);
    }

    /** True for a number with cents or groups. */
    public static boolean isShaped(String number) {
        int length = number.length();
        for (int i = Math.max(0, length - 4); i < length - 2; i++) {
            if (!Character.isDigit(number.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@code 15 000.00 T}, and nothing behind it. */
    private static boolean isTenge(Text text, int i) {
        return text.at(i).is("t")
                && text.startsUpper(i)
                && isShaped(text.word(i - 1))
                && !text.at(i + 1).isWord()
                && !text.at(i + 1).isNumber();
    }

    private static boolean hasCase(Text text, int i) {
        return text.startsUpper(i) || text.startsLower(i);
    }

    /** {@code р}, {@code đ}. */
    private static boolean isSmallAndRare(Text text, int i) {
        return text.startsLower(i) && text.word(i).charAt(0) >= 0x80;
    }

    /**
     * True if a word beside them says that a name and its number are money.
     *
     * @param first the first token of both
     * @param last the last one
     */
    static boolean isSaidToBeMoney(Text text, int first, int last) {
        var before = text.cue(text.at(first - 1).isMarkOf(":.") ? first - 2 : first - 1);
        var behind = text.cue(last + 1);
        boolean linked = (text.at(first - 1).is("of")
                        || text.at(first - 1).is("by")
                        || text.at(first - 1).is("with"))
                && text.cue(first - 2).isMovement();
        // "R150 reserved for purchase"
        // "Q2 credited"
        boolean full = first == last || text.at(last).length() > 1;
        return isMoney(before)
                || before.isNoun() && text.isRussian()
                || behind.isVerb() && full
                || linked
                || text.at(last + 1).is("reserved");
    }

    private static boolean isMoney(Cue cue) {
        return cue.isVerb() || cue == Cue.AMOUNT || cue == Cue.BALANCE || cue == Cue.FEE || cue == Cue.LIMIT;
    }

    /** {@code 8KD7712QWE}: capitals between digits, without a space or a point. */
    public static boolean isCodeAround(Text text, int letters) {
        return text.touchesPrevious(letters + 1)
                && text.at(letters + 1).isNumber()
                && text.isAllUpper(letters)
                && Digits.areAll(text.word(letters - 1))
                && Digits.areAll(text.word(letters + 1));
    }

    /** {@code KZ6537725346}: letters of a reference, although some money is called so. */
    public static boolean isCode(Text text, int i) {
        boolean referred =
                text.cue(i - 2) == Cue.REFERENCE || text.at(i - 2).isMarkOf(":.") && text.cue(i - 3) == Cue.REFERENCE;
        // "Ref RM88-0127"
        boolean dashed = referred
                && text.at(i + 1).isMark('-')
                && text.touchesPrevious(i + 1)
                && text.at(i + 2).isNumber()
                && text.touchesPrevious(i + 2);
        return text.at(i - 1).isWord()
                && text.touchesPrevious(i)
                && (dashed
                        || text.at(i).length() >= LEAST_CODE
                        || referred && text.at(i).length() >= LEAST_REFERRED)
                && Digits.areAll(text.word(i));
    }

    /** {@code Rs 25,OOO}: no bank writes so, and 25 it is not. */
    public static boolean standForZeros(Text text, int i) {
        int zeros = text.at(i + 1).isMarkOf(",.") ? i + 2 : i + 1;
        return text.at(zeros).isWord()
                && text.touchesPrevious(zeros)
                && text.touchesPrevious(i + 1)
                && ZEROS.containsAll(
                        text.word(zeros).chars().mapToObj(it -> (char) it).toList());
    }

    /** {@code 入账5,600.00元}, {@code የ50 ብር}: Chinese and Japanese put no space in front of a number, nor do small words elsewhere. */
    public static boolean isUnspaced(Text text, int i) {
        if (!text.at(i).isWord()) {
            return false;
        }
        char c = text.at(i).lower().charAt(0);
        boolean prefix = text.at(i).length() == 1 && (c >= '\u0590' && c <= '\u06ff' || c >= '\u1200' && c <= '\u137f');
        return prefix || c >= '\u3040' && c <= '\u9fff';
    }
}
