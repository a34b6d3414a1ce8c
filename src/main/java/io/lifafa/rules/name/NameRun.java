package io.lifafa.rules.name;

import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.Masks;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import io.lifafa.text.number.Digits;
import java.util.BitSet;
import java.util.Set;

/**
 * The words around a place that may be one name, in any script: in one with capitals they have one, in one without no word
 * of them hints at anything. Read forward from the first word, or backward from the last.
 */
final class NameRun {
    private static final int LONGEST = 10;
    private static final int LONGEST_NUMBER = 3;
    private static final int LONGEST_TITLE = 3;
    private static final int LONGEST_SUFFIX = 4;

    /** Small words inside of a name, in lower case. */
    private static final Set<String> PARTICLES =
            Words.of("de del la las los da do dos das di du e y bin binti ibn van von");

    private static final Set<String> NO_NAMES = Words.of(
            "atm pos qr upi imps neft rtgs fast eft sms otp pix spei visa mastercard napas iban info app web www http https "
                    + "upi_id vpa tk stk cc pin mpesa usd eur ref id no qris edc va tunai e");
    /** Where cash comes out: no name in any language. */
    private static final Set<String> MACHINES = Words.of(
            "ατμ خودپرداز الشباك الصراف صراف آلي ماكينة پایانه دستگاه এটিএম এটিএমের एटीएम ኤቲኤም ከኤቲኤም ตู้ cajero bancomat bancomate multibanco gab distributeur geldautomat");

    private final Text text;
    private final BitSet taken;
    private final Masks masks;

    NameRun(Text text, BitSet taken) {
        this.text = text;
        this.taken = taken;
        this.masks = new Masks(text, taken);
    }

    /** The last token of the name that starts at {@code first}; {@code first - 1} if none starts there. */
    int forward(int first) {
        if (!isWord(first, false) && !isPrefix(first)) {
            return first - 1;
        }
        int last = first;
        while (last - first < LONGEST && goesOn(first, last + 1)) {
            last++;
        }
        return trimmed(first, last);
    }

    /** The first token of the name that ends at {@code last}; {@code last + 1} if none ends there. */
    int backward(int last) {
        int first = last + 1;
        while (last - first < LONGEST && comesBefore(first - 1, last)) {
            first--;
        }
        while (first <= last && !isWord(first, false)) {
            first++;
        }
        return first;
    }

    /** True if there are letters enough for a name. */
    boolean isName(int first, int last) {
        int letters = 0;
        for (int i = first; i <= last; i++) {
            letters += text.at(i).isWord() ? text.at(i).length() : 0;
        }
        boolean machine = first < last && isCaseless(first + 1) && isMachine(text.word(first + 1));
        return letters >= 2
                && !machine
                && !isMachine(text.word(first))
                && !(first == last && Currencies.at(text, first).isPresent())
                && !NO_NAMES.contains(text.word(first));
    }

    static boolean isMachine(String word) {
        return MACHINES.contains(word);
    }

    private boolean goesOn(int first, int i) {
        return switch (text.at(i).kind()) {
            case BREAK -> false;
            case WORD -> isWord(i, true) && !isUnit(i) || isParticle(i);
            case NUMBER -> isNumber(i);
            case MARK -> joins(first, i);
        };
    }

    private boolean comesBefore(int i, int last) {
        return switch (text.at(i).kind()) {
            case BREAK, NUMBER -> false;
            case WORD -> isWord(i, i < last) || i < last && isParticle(i);
            case MARK -> text.at(i + 1).isWord() && isWord(i + 1, true) && joins(i - 1, i);
        };
    }

    private boolean isWord(int i, boolean inside) {
        var token = text.at(i);
        if (!token.isWord() || taken.get(i) || masks.isMaskWord(i)) {
            return false;
        }
        if (token.cue() != Cue.NONE && !(inside && isCapital(i))) {
            return isGlued(i) && token.cue().isPreposition();
        }
        return text.startsUpper(i) || isCaseless(i);
    }

    /** A word of a name in capitals, although it means something in small letters. */
    private boolean isCapital(int i) {
        boolean hard =
                switch (text.cue(i)) {
                    case BALANCE, REFERENCE, ACCOUNT, CARD, END, LIMIT, FEE, AMOUNT -> true;
                    default -> false;
                };
        return !hard
                && text.isAllUpper(i)
                && text.at(i - 1).isWord()
                && text.isAllUpper(i - 1)
                && text.startsUpper(i - 1);
    }

    private boolean isGlued(int i) {
        return isCaseless(i) && text.touchesPrevious(i) && text.at(i - 1).isWord() && text.touchesPrevious(i + 1);
    }

    boolean isCaseless(int i) {
        return text.at(i).isWord() && !text.startsUpper(i) && !text.startsLower(i);
    }

    private boolean isUnit(int i) {
        return Currencies.at(text, i).isPresent()
                && (text.at(i + 1).isNumber() || text.at(i + 2).isNumber());
    }

    private boolean isParticle(int i) {
        int next = PARTICLES.contains(text.word(i + 1)) ? i + 2 : i + 1;
        return PARTICLES.contains(text.word(i))
                && text.startsLower(i)
                && text.startsUpper(next)
                && isWord(next, true)
                && !text.isAllUpper(i - 1);
    }

    private boolean isNumber(int i) {
        return text.at(i).length() <= LONGEST_NUMBER
                && !taken.get(i)
                && Digits.areAll(text.word(i))
                && text.at(i - 1).isWord()
                && !text.at(i + 1).isMarkOf(":/.,*%")
                && !taken.get(i + 1);
    }

    /** {@code (주)대한정밀}: what kind of firm it is. */
    private boolean isPrefix(int i) {
        return text.at(i).isMark('(')
                && text.at(i + 1).length() == 1
                && isCaseless(i + 1)
                && text.at(i + 2).isMark(')')
                && isWord(i + 3, false);
    }

    private boolean joins(int first, int i) {
        boolean before = text.touchesPrevious(i) && text.at(i - 1).isWord();
        boolean behind = text.touchesPrevious(i + 1)
                && (text.at(i + 1).isWord() || text.at(i + 1).isMark('*'));
        if (text.at(i).isMarkOf("(")) {
            return isPrefix(i);
        }
        if (text.at(i).isMark(')')) {
            return i == first + 2 && isPrefix(first);
        }
        if (text.at(i).isMark('&')) {
            return text.at(i + 1).isWord() && text.at(i - 1).isWord();
        }
        if (text.at(i).isMark('*')) {
            return text.touchesPrevious(i) && !text.at(i + 1).isNumber() && !taken.get(Math.max(0, i - 1));
        }
        if (text.at(i).isMark('.')) {
            boolean glued = before && behind;
            boolean title = before
                    && text.at(i - 1).length() <= (isCaseless(i - 1) ? LONGEST_TITLE : 1)
                    && (isCaseless(i - 1) || text.startsUpper(i - 1));
            return (title || glued && text.at(i - 1).length() <= LONGEST_TITLE) && isWord(i + 1, true)
                    || glued && text.startsLower(i + 1);
        }
        return text.at(i).isMarkOf("'’‘-_/")
                && before
                && behind
                && text.at(i + 1).isWord()
                && !isEnd(i + 1);
    }

    private boolean isEnd(int i) {
        return text.cue(i) != Cue.NONE && !isCapital(i);
    }

    /** Without the marks at the end, and without the ending that Turkish puts behind an apostrophe. */
    private int trimmed(int first, int last) {
        int end = last;
        while (end >= first
                && text.at(end).kind() == Token.Kind.MARK
                && !text.at(end).isMark('*')) {
            end--;
        }
        return end;
    }

    /** Without the ending behind an apostrophe: {@code LALE MARKET'ten}. */
    int withoutSuffix(int first, int last) {
        boolean suffix = last - first >= 2
                && text.at(last - 1).isMarkOf("'’")
                && text.startsLower(last)
                && text.at(last).length() <= LONGEST_SUFFIX;
        return suffix ? last - 2 : last;
    }
}
