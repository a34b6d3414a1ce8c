package io.lifafa.cache.caution;

import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Lexicon;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Words that say which way money went, what it was or what became of it. Where one stands in place of a name ({@code
 * SALARY}, {@code Rvsl}), the message may mean something else than others of its wording. In doubt a word tells: that
 * costs a question, no wrong value. Thread rule: any.
 */
public final class TellingWords {
    private static final Set<Cue> TELLING = EnumSet.of(
            Cue.DEBIT,
            Cue.CREDIT,
            Cue.REVERSAL,
            Cue.DEBIT_NOUN,
            Cue.CREDIT_NOUN,
            Cue.MOVE,
            Cue.FAILURE,
            Cue.REQUEST,
            Cue.OTP,
            Cue.MANDATE,
            Cue.UNREAL,
            Cue.NOT);

    private static final BentForms STEMS = BentForms.read("telling.txt");

    /** What stands glued before the digits of a code and says which way money went or what became of it. */
    private static final Set<String> AFFIXES = Set.of("cr", "dr", "rev", "rvs", "rvsl", "rfd", "rfnd");

    private TellingWords() {}

    /** True if a word, in any case, may tell; longer ones that hold such a word and abbreviations of one included. */
    public static boolean tells(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (TELLING.contains(Lexicon.shipped().cue(lower)) || Disguise.isWorn(word)) {
            return true;
        }
        var folded = BareLetters.fold(lower);
        return STEMS.holds(folded) || Abbreviations.isOne(folded);
    }

    /** True for the letters of a code that say which way money went: {@code CR} in {@code CR00123}. */
    public static boolean tellsInCode(String letters) {
        return AFFIXES.contains(letters.toLowerCase(Locale.ROOT));
    }
}
