package io.lifafa.rules.name;

import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.NameCheck;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.sms.Span;
import io.lifafa.text.date.MonthNames;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import io.lifafa.text.number.Digits;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** Reads a name that starts at a given token, up to the word or mark that ends it. */
final class NameReader {
    private static final Set<String> NO_NAMES =
            Words.of("a an your ur my the you u account acct ac card date rs inr mobile vpa bank upi neft "
                    + "imps be this it beneficiary self mob us any our pay download other another same debit "
                    + "credit x xx xxx atm sms qr avoid ibft rtgs raast customer dear cash help know ph nav "
                    + "remarks remark description info infobil desc narration details reason des");
    private static final Set<String> ARTICLES = Words.of("the my our");
    private static final Set<String> SELF_HANDLES = Set.of("upi", "ybl", "okaxis");

    /** What only the words behind small words like "to" in lower case are when no name stands there. */
    private static final Set<String> NO_LOWER_NAMES = Words.of(
            "an another all any each one someone other others "
                    + "mobile number phone wallet bank branch pos atm ecom online merchant outlet store shop "
                    + "dispute report block raise stop cancel view check get avail complete confirm bank's "
                    + "self own loan merchants biller beneficiary agent cash user users account accounts "
                    + "recharge bill electricity water fuel toll us them him her me "
                    + "su sus tu tus mi el la los las un una sua seu tua teu minha meu o os as um uma votre vos notre nos le les "
                    + "ton ta mon ma son ihr ihre ihrem ihren der die das dem den einem einen il lo tuo suo twoje twój akaunti akaun rekening");

    private final Text text;
    private final BitSet taken;
    private final NameStart starts;
    private final NameEnd ends;
    private final NameCheck check;

    NameReader(Text text, BitSet taken) {
        this.text = text;
        this.taken = taken;
        this.starts = new NameStart(text, taken);
        this.ends = new NameEnd(text, taken);
        this.check = new NameCheck(text);
    }

    /** A name behind a preposition, where a lower-case word is no name. */
    Optional<Span> proper(int first) {
        int start = starts.of(first);
        boolean handle = isHandle(start);
        boolean domain = text.at(start + 1).isMark('.')
                && text.touchesPrevious(start + 2)
                && text.at(start + 2).isWord();
        return text.startsLower(start) && !handle && !domain ? Optional.empty() : labelled(start);
    }

    /** A name that may be in lower case, since a verb, an amount and a preposition stand in front of it. */
    Optional<Span> lower(int first) {
        int start = starts.of(first);
        boolean plain = text.startsLower(start)
                && text.at(start).length() > 1
                && text.cue(start) == Cue.NONE
                && !NO_LOWER_NAMES.contains(text.word(start))
                && !NameEnd.isStop(text.word(start));
        return plain ? labelled(start) : Optional.empty();
    }

    /** A name that nothing introduces; a card may follow it, since it is not "on" or "of" that card. */
    Optional<Span> alone(int first) {
        return startsName(first) ? check.whole(first, ends.last(first)) : Optional.empty();
    }

    /** A name behind a label that can be followed by nothing else. */
    Optional<Span> labelled(int first) {
        int start = starts.of(first);
        if (isHandle(start)) {
            return handle(start);
        }
        if (!text.sameSentence(first, start) || !startsName(start)) {
            return Optional.empty();
        }
        return check.trimmed(start, ends.last(start));
    }

    /** A name that is one piece of a rail's path: it ends at the next separator. */
    Optional<Span> piece(int first) {
        int start = starts.of(first);
        if (isHandle(start)) {
            return handle(start);
        }
        if (!text.sameSentence(first, start) || !startsName(start)) {
            return Optional.empty();
        }
        int last = ends.last(start);
        for (int at = start + 1; at < last; at++) {
            boolean separator = text.at(at).isMarkOf(text.at(first - 1).isMark('/') && isShout(at) ? "*" : "-*");
            if (separator && text.at(at).start() > text.at(start).start() + 1) {
                last = at - 1;
            }
        }
        return check.trimmed(start, last);
    }

    /** {@code TRADE-LINKS}: the dash joins two words in capitals. */
    private boolean isShout(int dash) {
        return text.at(dash).isMark('-')
                && text.touchesPrevious(dash)
                && text.touchesPrevious(dash + 1)
                && text.startsUpper(dash + 1)
                && text.isAllUpper(dash + 1)
                && !text.at(dash + 2).isNumber()
                && text.cue(dash + 1) == Cue.NONE
                && text.at(dash + 1).length() > 4;
    }

    private boolean startsName(int i) {
        var token = text.at(i);
        if (taken.get(Math.max(0, i)) || token.kind() == Token.Kind.BREAK || token.kind() == Token.Kind.MARK) {
            return false;
        }
        if (token.isNumber()) {
            return startsWithNumber(i);
        }
        boolean account = token.is("a") && text.at(i + 1).isMark('/');
        boolean masked = text.at(i + 1).isMark('*') && text.touchesPrevious(i + 1) && !hidesLetters(i)
                || token.lower().startsWith("xx");
        return !account
                && !masked
                && (!NO_NAMES.contains(token.lower()) || isArticle(i))
                && !NameRun.isMachine(token.lower())
                && (Currencies.at(text, i).isEmpty() || text.at(i + 1).isMarkOf("&./"))
                && token.cue() != Cue.ACCOUNT
                && (token.cue() == Cue.NONE || text.startsUpper(i) || text.startsLower(i))
                && token.cue() != Cue.REFERENCE
                && token.cue() != Cue.BALANCE;
    }

    /** "THE OLD MILL", "A.K. STORES": in front of more of the name. */
    private boolean isArticle(int i) {
        if (text.at(i).length() == 1 && text.startsUpper(i) && text.at(i + 1).isMark('.')) {
            return text.startsUpper(i + 2) && text.sameSentence(i, i + 2);
        }
        if (text.at(i).length() == 1
                && text.touchesPrevious(i + 1)
                && text.at(i + 1).isNumber()) {
            return text.at(i + 1).length() <= 3 && text.startsUpper(i + 2) && text.startsUpper(i);
        }
        if (text.at(i).is("a") && text.startsUpper(i) && text.startsLower(i - 1)) {
            return text.startsUpper(i + 1) && text.cue(i + 1) == Cue.NONE;
        }
        // "U AUNG MYO": the title of a man in Myanmar
        if (text.at(i).is("u") && text.startsUpper(i) && !text.touchesPrevious(i + 1)) {
            return text.startsUpper(i + 1)
                    && text.isAllUpper(i + 1)
                    && text.at(i + 1).length() > 1
                    && text.cue(i + 1) == Cue.NONE;
        }
        return ARTICLES.contains(text.word(i))
                && text.startsUpper(i)
                && text.startsUpper(i + 1)
                && text.cue(i + 1) == Cue.NONE
                && !NO_NAMES.contains(text.word(i + 1));
    }

    /** {@code MA**A}: letters behind the stars. */
    private boolean hidesLetters(int i) {
        int at = i + 1;
        while (at < i + 8 && text.at(at).isMark('*')) {
            at++;
        }
        return text.at(at).isWord() && text.touchesPrevious(at);
    }

    /** {@code 7-Eleven}, {@code 24 SEVEN}, {@code 99bikes}. */
    private boolean startsWithNumber(int i) {
        if (text.at(i + 1).isMark('-')
                && text.at(i + 2).is("to")
                && text.at(i + 3).isMark('-')) {
            // "9-to-9 Pharmacy"
            return text.at(i + 4).isNumber() && text.startsUpper(i + 5);
        }
        int word = text.at(i + 1).isMark('-') && text.touchesPrevious(i + 1) && text.touchesPrevious(i + 2)
                ? i + 2
                : i + 1;
        return text.at(i).length() <= 4
                && Digits.areAll(text.word(i))
                && text.startsUpper(word)
                && (text.at(word).length() > 1 || text.touchesPrevious(word) && text.startsUpper(word + 1))
                && text.cue(word) == Cue.NONE
                && !NameEnd.isStop(text.word(word))
                && MonthNames.english(text.word(word)) == 0
                && !check.isOfTime(word)
                && Currencies.at(text, word).isEmpty()
                && !taken.get(word);
    }

    /** True if a UPI handle starts here: {@code meera.k-1@okbank}. */
    boolean isHandle(int i) {
        return handleSign(i) > i;
    }

    private int handleSign(int i) {
        if (!text.at(i).isWord() && !text.at(i).isNumber()) {
            return -1;
        }
        int at = i + 1;
        while (at < i + 10 && text.touchesPrevious(at)) {
            if (text.at(at).isMark('@')) {
                return text.touchesPrevious(at + 1) && text.at(at + 1).isWord() ? at : -1;
            }
            if (text.at(at).isMarkOf("/:,;()") || text.at(at).kind() == Token.Kind.BREAK) {
                return -1;
            }
            at++;
        }
        return -1;
    }

    /** The part before the sign where it is a name; the whole handle where it is a number. */
    private Optional<Span> handle(int first) {
        int sign = handleSign(first);
        boolean named = text.at(first).isWord() && !SELF_HANDLES.contains(text.word(first));
        return Optional.of(text.span(first, named ? sign - 1 : sign + 1));
    }
}
