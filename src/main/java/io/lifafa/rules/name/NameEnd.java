package io.lifafa.rules.name;

import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.Masks;
import io.lifafa.rules.message.NameCheck;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import io.lifafa.text.number.Digits;
import java.util.BitSet;
import java.util.Set;

/**
 * Finds the last token of a name. A name keeps its case: a lower-case word ends one in capitals, a small word in capitals
 * may belong to it ({@code SHOP ON WHEELS}), and what opens another part of the message always ends it.
 */
final class NameEnd {
    private static final int MOST_TOKENS = 14;
    private static final int MOST_LOWER_WORDS = 4;
    private static final int LONGEST_NUMBER = 4;

    private static final Set<String> STOPS = Words.of(
            "umrn umn mandate rrn on via upi imps neft rtgs from using is has was not if dated dt thru through with "
                    + "towards your call sms at to by for will linked new curr current clr info t team vide "
                    + "against date desc remarks total as having rrn approved successful successfully "
                    + "completed under in frm credited debited sent paid dear time thank powered charges are were posted");

    /** Words that end a name only in lower case: a merchant in capitals may be called "AMAZON PAY IN". */
    private static final Set<String> WEAK_STOPS =
            Words.of("in by for at new as team current to info under total time date are sent paid on with");

    /** Small words of other languages: a name may hold them in capitals. */
    private static final Set<String> LOWER_STOPS = Words.of(
            "el la le les am um no na pada con avec mit com dnia za de del du "
                    + "effectué effectue réussi pour par por para desde vom tarihinde isyerinde а на за от с в картой tu su mediante usando ile");

    /** Small words inside of a name, in lower case: "Bank of Baroda", "Juan de la Cruz". */
    private static final Set<String> PARTICLES = Words.of(
            "of the and de del la los da do dos das di du des van von der " + "den bin binti ibn al el y e n s d");

    /** Small words that a name in mixed case may hold with a capital: "Chai On Wheels". */
    private static final Set<String> SMALL = Words.of("on in by for at with");

    /** Begin the next part, although no space stands in front: {@code SONS CO.on 10/11}. */
    private static final Set<String> GLUED = Words.of("on via using with");

    private static final Set<String> TITLES = Words.of("mrs smt sri shri prof");
    private static final Set<String> CODES = Words.of("id no till code branch tid pin ext folio");

    private final Text text;
    private final BitSet taken;
    private final Masks masks;
    private final Scope scope;

    NameEnd(Text text, BitSet taken) {
        this.text = text;
        this.taken = taken;
        this.masks = new Masks(text, taken);
        this.scope = new Scope(text);
    }

    /** The last token of the name that starts at {@code start}. */
    int last(int start) {
        int last = start;
        while (last - start < MOST_TOKENS && goesOn(start, last + 1)) {
            last++;
        }
        return last;
    }

    static boolean isStop(String word) {
        return STOPS.contains(word);
    }

    private boolean goesOn(int start, int i) {
        return switch (text.at(i).kind()) {
            case BREAK -> false;
            case WORD -> !ends(start, i);
            case NUMBER -> numberGoesOn(i);
            case MARK -> markGoesOn(start, i);
        };
    }

    private boolean ends(int start, int i) {
        if (text.at(i - 1).isMark('.') && text.touchesPrevious(i) && text.touchesPrevious(i - 1)) {
            boolean next = text.startsLower(i) && (text.cue(i).isPreposition() || GLUED.contains(text.word(i)));
            return next || !isDomain(i);
        }
        boolean owner = text.at(i - 1).isMarkOf("'’") && text.at(i).length() <= 2;
        boolean joined = owner
                || text.at(i - 1).isMark('-')
                || text.at(i - 1).isMark('&') && text.at(i).length() == 1;
        if (joined && text.touchesPrevious(i)) {
            return false;
        }
        if (opensPart(i)) {
            return true;
        }
        if (text.startsLower(i)) {
            return text.startsLower(firstWord(start)) ? endsLower(start, i) : !isParticle(start, i);
        }
        return isSmall(i) && !isInside(start, i) || isTitleOfPart(start, i);
    }

    /** The point before it stands inside of a domain or between initials. */
    private boolean isDomain(int i) {
        return text.startsLower(i)
                || text.at(i).length() <= 3
                || text.at(i - 2).length() <= 2
                || text.joinsCapitals(i - 1);
    }

    private int firstWord(int start) {
        int at = start;
        while (!text.at(at).isWord() && at < start + 3) {
            at++;
        }
        return at;
    }

    /** True if the word says what the next value is, or stands for it: a balance, an account, a reference. */
    private boolean opensPart(int i) {
        var token = text.at(i);
        boolean account =
                token.is("a") && text.at(i + 1).isMark('/') && text.at(i + 2).is("c");
        boolean code = CODES.contains(token.lower()) && isNumberAt(i + 1);
        return account || code || isCue(i) || isCut(i);
    }

    private boolean isNumberAt(int i) {
        int at = text.at(i).isMarkOf(".:#") ? i + 1 : i;
        return text.at(at).isNumber() && text.at(at).length() >= 3;
    }

    private boolean isCue(int i) {
        return switch (text.cue(i)) {
            case BALANCE, REFERENCE, NOT -> true;
            case CARD ->
                text.startsLower(i)
                        || text.at(i + 1).isNumber()
                        || text.at(i + 1).isMarkOf("*.#")
                        || masks.isMaskWord(i + 1)
                        || text.at(i + 1).is("ending");
            case ACCOUNT -> !text.at(i).is("wallet");
            default -> false;
        };
    }

    /** An amount behind the name: {@code MEERA Rs.500}. */
    private boolean isCut(int i) {
        int number = text.at(i + 1).isMark('.') ? i + 2 : i + 1;
        return Currencies.at(text, i).isPresent() && text.at(number).isNumber();
    }

    private boolean isSmall(int i) {
        return STOPS.contains(text.word(i)) && !isInitial(i)
                || !text.startsUpper(i) && (LOWER_STOPS.contains(text.word(i)));
    }

    /** "Manoj T", and no "T&C". */
    private boolean isInitial(int i) {
        return text.at(i).is("t")
                && text.startsUpper(i)
                && text.at(i - 1).isWord()
                && !text.at(i + 1).isMarkOf("&-:");
    }

    private boolean endsLower(int start, int i) {
        boolean small = STOPS.contains(text.word(i))
                || LOWER_STOPS.contains(text.word(i))
                || text.cue(i).isPreposition();
        boolean inside = SMALL.contains(text.word(i)) && i > start && isLowerName(i + 1);
        return small && !inside
                || text.cue(i).isMovement()
                || text.word(i).equals("and")
                || i - start >= MOST_LOWER_WORDS;
    }

    /** {@code chai on wheels using}: the small word joins two words of a name that something else ends. */
    private boolean isLowerName(int i) {
        boolean plain = text.startsLower(i) && text.cue(i) == Cue.NONE && !taken.get(i) && !scope.isOwn(i);
        return plain && !STOPS.contains(text.word(i)) && STOPS.contains(text.word(i + 1));
    }

    private boolean isParticle(int start, int i) {
        int next = i + 1;
        while (next < i + 2 && PARTICLES.contains(text.word(next)) && text.startsLower(next)) {
            next++;
        }
        boolean shouted = text.at(i - 1).length() > 1 && text.isAllUpper(i - 1);
        return PARTICLES.contains(text.word(i))
                && !shouted
                && text.startsUpper(next)
                && !taken.get(next)
                && !opensPart(next)
                && !isSmall(next);
    }

    /** A small word in capitals inside of a name in capitals, or with a capital in one of mixed case. */
    private boolean isInside(int start, int i) {
        boolean capitals =
                text.at(start).length() > 2 && text.at(start).isWord() && text.isAllUpper(start) && text.isAllUpper(i);
        boolean weak = capitals ? WEAK_STOPS.contains(text.word(i)) : SMALL.contains(text.word(i));
        boolean other = text.at(i).is("to") && text.cue(start - 1) == Cue.FROM;
        if (!weak || other || text.startsUpper(start - 1) && SMALL.contains(text.word(i))) {
            return false;
        }
        int next = i + 1;
        boolean slot = taken.get(next)
                || text.at(next).isNumber()
                || scope.isOwn(next)
                || NameCheck.isRail(text.word(next))
                || text.at(next).isWord() && opensPart(next);
        boolean word = text.startsUpper(next) && !isSmall(next);
        return !slot
                && (word
                        || capitals && !SMALL.contains(text.word(i))
                        || capitals && text.at(i).is("in"));
    }

    /** {@code RAJ SWEETS Value 11-NOV}: behind a name in capitals a word in mixed case that a value follows. */
    private boolean isTitleOfPart(int start, int i) {
        boolean shouted = text.at(i - 1).isWord() && text.at(i - 1).length() > 1 && text.isAllUpper(i - 1);
        boolean title = text.startsUpper(i) && text.at(i).length() > 1 && !text.isAllUpper(i);
        return i > start
                && shouted
                && title
                && (taken.get(i + 1) || text.at(i + 1).isMark(':'));
    }

    private boolean numberGoesOn(int i) {
        var token = text.at(i);
        boolean plain = !taken.get(i) && token.length() <= LONGEST_NUMBER && Digits.areAll(token.lower());
        // "0711XXX204" is hidden, "24X7" is not
        boolean mask = masks.isMaskWord(i + 1) && (text.at(i + 1).length() > 1 || token.length() > 2);
        boolean hidden = text.touchesPrevious(i + 1) && (text.at(i + 1).isMarkOf("*/:") || mask);
        boolean phone = text.at(i + 1).isNumber() && token.lower().charAt(0) == '0';
        return plain && !hidden && !phone;
    }

    private boolean markGoesOn(int start, int i) {
        var token = text.at(i);
        boolean before = text.touchesPrevious(i);
        boolean after = text.touchesPrevious(i + 1);
        boolean wordBehind = text.at(i + 1).isWord();
        return switch (token.lower().charAt(0)) {
            case '*' -> starGoesOn(i, before, after);
            case '&' -> wordBehind;
            case '\'', '’', '_' -> before && after;
            case '#' ->
                !before && after && text.at(i + 1).isNumber() && text.at(i + 1).length() <= LONGEST_NUMBER;
            case '/' -> isFirm(start, i);
            case '.' -> pointGoesOn(start, i, before && after);
            case '-' -> before && after && dashGoesOn(i);
            default -> false;
        };
    }

    /** {@code PVR*CINEMA}, {@code SQ *BAKERY}, {@code MA**A}. */
    private boolean starGoesOn(int i, boolean before, boolean after) {
        boolean prefix = text.at(i - 1).isWord()
                && text.isAllUpper(i - 1)
                && text.at(i - 1).length() <= 4;
        boolean word = text.at(i - 1).isWord() || text.at(i - 1).isMark('*');
        return word
                && after
                && (before || prefix)
                && (text.at(i + 1).isWord() || before && text.at(i + 1).isMark('*'));
    }

    /** {@code M/S}: the slash of the firm's title. */
    private boolean isFirm(int start, int i) {
        return i == start + 1
                && text.at(start).is("m")
                && text.at(i + 1).is("s")
                && text.touchesPrevious(i)
                && text.touchesPrevious(i + 1);
    }

    private boolean pointGoesOn(int start, int i, boolean glued) {
        boolean label = text.at(i + 2).isMark(':');
        boolean initial = !label
                && (text.at(i - 1).length() <= 2 || TITLES.contains(text.word(i - 1)))
                && text.startsUpper(i - 1)
                && (text.at(i + 1).isWord() || text.at(i + 1).isMark('&'));
        boolean firm =
                i == start + 3 && text.at(start).is("m") && text.at(i - 1).is("s");
        boolean domain =
                glued && text.at(i + 1).isWord() && (text.startsLower(i + 1) || Text.isDomain(text.word(i + 1)));
        return initial
                        && text.sameSentence(i, i + 1)
                        && text.cue(i + 1) != Cue.FEE
                        && !NameCheck.isRail(text.word(i + 1))
                        && !(STOPS.contains(text.word(i + 1)) && text.startsLower(i + 1))
                || firm && text.at(i + 1).isWord()
                || domain
                || text.isPointOfFirm(i)
                || glued && text.joinsCapitals(i);
    }

    private boolean dashGoesOn(int i) {
        boolean word = text.at(i + 1).isWord()
                && (text.startsUpper(i + 1) && text.at(i + 1).length() > 1
                        || text.startsLower(i + 1)
                                && text.at(i + 2).isMark('-')
                                && text.at(i + 1).length() <= 3);
        return word && text.cue(i + 1) != Cue.REFERENCE && !isBank(i + 1) && i + 2 < text.size();
    }

    /** "RAVI K-Indra Bank": the sender signs behind the name. */
    private boolean isBank(int i) {
        return text.at(i + 1).is("bank")
                || text.at(i + 2).is("bank")
                || text.at(i).is("bank");
    }
}
