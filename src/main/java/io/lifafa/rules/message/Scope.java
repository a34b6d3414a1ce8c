package io.lifafa.rules.message;

import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Set;

/** Looks around a word, within its sentence and a bounded distance. */
public final class Scope {
    private static final Set<String> OWN = Words.of("your ur my you yr");
    private static final Set<String> PENDING = Words.of("be get gets being getting getiing to initiated win earn");

    /** "No money has been deducted". */
    private static final Set<String> NOTHING = Words.of("money amount funds debit deduction");

    private static final Set<String> WITHHELD =
            Words.of("удержано удержана удержан удержали uderzhan uderzhano uderzhana утримано утрымана");

    private static final Set<String> LEAST = Words.of(
            "min minimum мин минимальный обязат обязательный ежемес ежемесячный мін "
                    + "мінімальний minimalny minimalnyy obyazat mínimo minimo minimal minimale mindest asgari najmniejsza");

    private static final Set<String> ENGLISH =
            Words.of("will shall would may might can could if once unless when should " + "scheduled upcoming convert");

    private static final int REACH = 40;
    private static final int FAR = 24;
    /** Hebrew, Arabic and all that stand behind them. */
    private static final char FIRST_VERB_LAST = '\u0590';

    private final Text text;

    public Scope(Text text) {
        this.text = text;
    }

    /** True if one of the words stands in the sentence, at most {@code reach} tokens before token {@code i}. */
    public boolean before(int i, int reach, Set<String> words) {
        for (int at = i - 1; at >= i - reach && text.sameSentence(at, i); at--) {
            if (words.contains(text.word(at))) {
                return true;
            }
        }
        return false;
    }

    /** True if one of the words stands in the sentence, at most {@code reach} tokens behind token {@code i}. */
    public boolean after(int i, int reach, Set<String> words) {
        for (int at = i + 1; at <= i + reach && text.sameSentence(at, i); at++) {
            if (words.contains(text.word(at))) {
                return true;
            }
        }
        return false;
    }

    /** True if one of the words stands in the sentence of token {@code i}, at most 40 tokens away. */
    public boolean around(int i, Set<String> words) {
        return words.contains(text.word(i)) || before(i, REACH, words) || after(i, REACH, words);
    }

    /** The first token of the sentence, at most 40 before {@code i}. */
    public int start(int i) {
        int at = i;
        while (at > i - REACH && text.sameSentence(at - 1, i)) {
            at--;
        }
        return at;
    }

    /** The last token of the sentence, at most 40 behind {@code i}. */
    public int end(int i) {
        int at = i;
        while (at < i + REACH && text.sameSentence(at + 1, i)) {
            at++;
        }
        return at;
    }

    public boolean cueBefore(int i, int reach, Cue cue) {
        if (!text.has(cue)) {
            return false;
        }
        for (int at = i - 1; at >= i - reach && text.sameSentence(at, i); at--) {
            if (text.cue(at) == cue) {
                return true;
            }
        }
        return false;
    }

    public boolean cueAfter(int i, int reach, Cue cue) {
        if (!text.has(cue)) {
            return false;
        }
        for (int at = i + 1; at <= i + reach && text.sameSentence(at, i); at++) {
            if (text.cue(at) == cue) {
                return true;
            }
        }
        return false;
    }

    /** True for what has not happened: "will be debited", "not credited", "if debited", "to be paid", "get … credited". */
    public boolean isUnreal(int i) {
        return isUnrealInFront(i) || isUnrealFarInFront(i) || isUnrealBehind(i);
    }

    /** "Am 05.12. wird die Lastschrift … von Ihrem Konto abgebucht": many languages put the verb last. */
    private boolean isUnrealFarInFront(int i) {
        for (int at = i - 1; at >= i - FAR && text.sameSentence(at, i); at--) {
            if (text.cue(at) == Cue.UNREAL && at < i - 6) {
                return !ENGLISH.contains(text.word(at)) && !text.isRussian();
            }
            if (text.cue(at).isVerb() || text.at(at).isMark(';')) {
                return false;
            }
        }
        return false;
    }

    /** "डेबिट होगा", "کسر نہیں ہوا": languages of Asia put the small word behind the verb. */
    private boolean isUnrealBehind(int i) {
        if (!text.at(i).isWord() || text.word(i).charAt(0) < FIRST_VERB_LAST) {
            return false;
        }
        for (int at = i + 1;
                at <= i + 4 && text.sameSentence(at, i) && !text.cue(at).isVerb();
                at++) {
            if (text.cue(at) == Cue.UNREAL || text.cue(at) == Cue.NOT) {
                return true;
            }
        }
        return false;
    }

    private boolean isUnrealInFront(int i) {
        for (int at = i - 1; at >= i - 6 && text.sameSentence(at, i); at--) {
            var token = text.at(at);
            if (token.cue() == Cue.UNREAL || token.cue() == Cue.NOT && at >= i - 4 || token.is("be") && at >= i - 3) {
                return true;
            }
            if (token.is("no") && NOTHING.contains(text.word(at + 1))) {
                return true;
            }
            if (token.cue().isVerb() || token.isMark(';')) {
                return false;
            }
        }
        return text.at(i - 1).isWord()
                && PENDING.contains(text.word(i - 1))
                && !text.cue(i).isNoun();
    }

    /** True if the account behind {@code preposition} in the {@code reach} tokens behind {@code i} is the user's. */
    public boolean ownAfter(int i, int reach, Set<String> prepositions) {
        for (int at = i + 1; at <= i + reach && text.sameSentence(at, i); at++) {
            if (prepositions.contains(text.word(at))
                    && (isOwn(at + 1) || isOwn(at + 2) && text.at(at + 1).is("of"))) {
                return true;
            }
        }
        return false;
    }

    public boolean ownBefore(int i, int reach) {
        for (int at = i - 1; at >= i - reach && text.sameSentence(at, i); at--) {
            if (isOwn(at)) {
                return true;
            }
            if (text.cue(at).isVerb()) {
                return false;
            }
        }
        return false;
    }

    /** "Снято 7 000 ₽. За выдачу удержано 210 ₽": what is withheld behind a movement and its amount is the fee. */
    public boolean isWithheld(int verb) {
        if (!WITHHELD.contains(text.word(verb))) {
            return false;
        }
        boolean amount = false;
        for (int at = verb - 1; at >= verb - REACH; at--) {
            amount |= text.at(at).isNumber();
            if (amount && text.cue(at).isMovement()) {
                return true;
            }
        }
        return false;
    }

    /** "Мин. платеж 600": what has to be paid some day. */
    public boolean isLeast(int noun) {
        return LEAST.contains(text.word(text.at(noun - 1).isMark('.') ? noun - 2 : noun - 1));
    }

    /** "Bal: Cr Rs 500", "Bal is INR Dr 500": the side that a balance stands on, no movement. */
    public boolean isSideOfBalance(int i) {
        if (!text.at(i).is("cr") && !text.at(i).is("dr")) {
            return false;
        }
        int at = i - 1;
        while (at >= i - 4
                && (text.at(at).isMarkOf(".:-=(") || text.at(at).is("is") || Currencies.isWord(text.word(at)))) {
            at--;
        }
        return text.cue(at) == Cue.BALANCE && text.sameSentence(at, i);
    }

    /** True for a word that labels an account, "A/c" included. */
    public boolean isAccount(int i) {
        return text.cue(i) == Cue.ACCOUNT
                || text.at(i).is("a")
                        && text.at(i + 1).isMarkOf("/\\")
                        && text.word(i + 2).startsWith("c");
    }

    /** True if an account or card is named within the sentence of token {@code i}. */
    public boolean namesAccount(int i) {
        int end = end(i);
        for (int at = start(i); at <= end; at++) {
            if (text.cue(at) == Cue.CARD || isAccount(at)) {
                return true;
            }
        }
        return false;
    }

    public boolean isOwn(int i) {
        return OWN.contains(text.word(i));
    }
}
