package io.lifafa.cache.token;

import io.lifafa.cache.caution.TellingWords;
import io.lifafa.text.Characters;
import java.util.TreeSet;

/**
 * What the names of a wording look like, and nothing of the names themselves.
 *
 * @param classes which kinds of words were seen
 * @param marks the marks seen within names, in order
 * @param words the most words of one name
 * @param characters the most characters of one name
 */
public record NameForm(int classes, String marks, int words, int characters) {
    public static final NameForm NONE = new NameForm(0, "", 0, 0);

    /** No name has more pieces. */
    public static final int MOST_PIECES = 20;

    private static final int CAPITALS = 1;
    private static final int LOWER = 2;
    private static final int CASELESS = 4;
    private static final int DIGITS = 8;
    private static final int FEW_DIGITS = 4;

    /** Others separate a name from what is beside it as often as they join it; a name with one must be known. */
    private static final String SOFT_MARKS = ".&'\u2019_+";

    private static final int FEW_WORDS = 4;
    private static final int FEW_CHARACTERS = 40;

    /** What one name looks like, the pieces {@code from} to {@code to} (exclusive). */
    public static NameForm of(Tokens tokens, int from, int to) {
        int classes = 0;
        int words = 0;
        var marks = new TreeSet<String>();
        for (int i = from; i < to; i++) {
            switch (tokens.kind(i)) {
                case WORD -> {
                    classes |= wordClass(tokens, i);
                    words++;
                }
                case SPACE -> {}
                case MARK ->
                    marks.add(tokens.string(i)
                            .substring(0, Character.charCount(tokens.string(i).codePointAt(0))));
                default -> {
                    classes |= DIGITS;
                    words++;
                }
            }
        }
        return new NameForm(classes, String.join("", marks), words, tokens.end(to - 1) - tokens.start(from));
    }

    private static int wordClass(Tokens tokens, int i) {
        char first = tokens.text().charAt(tokens.start(i));
        return Characters.isUpper(first) ? CAPITALS : Characters.isLower(first) ? LOWER : CASELESS;
    }

    public NameForm and(NameForm other) {
        var both = new TreeSet<String>();
        (marks + other.marks).codePoints().mapToObj(Character::toString).forEach(both::add);
        return new NameForm(
                classes | other.classes,
                String.join("", both),
                Math.max(words, other.words),
                Math.max(characters, other.characters));
    }

    /** True if the pieces can be one name like those seen. */
    public boolean accepts(Tokens tokens, int from, int to) {
        if (!isName(tokens, from, to)
                || tokens.end(to - 1) - tokens.start(from) > Math.max(FEW_CHARACTERS, characters * 2)) {
            return false;
        }
        int found = 0;
        for (int i = from; i < to; i++) {
            if (!fits(tokens, i)) {
                return false;
            }
            found += tokens.kind(i) == Kind.WORD ? 1 : 0;
        }
        return found > 0 && found <= Math.max(FEW_WORDS, words + 1);
    }

    private boolean fits(Tokens tokens, int i) {
        return switch (tokens.kind(i)) {
            case WORD ->
                (wordClass(tokens, i) & classes) != 0
                        && !TemplateWords.isStop(tokens.string(i))
                        && !TellingWords.tells(tokens.string(i));
            case SPACE -> true;
            case MARK -> marks.contains(tokens.string(i).substring(0, 1)) && SOFT_MARKS.contains(tokens.string(i));
            case NUMBER, CODE -> (classes & DIGITS) != 0 && tokens.end(i) - tokens.start(i) <= FEW_DIGITS;
            default -> false;
        };
    }

    /** True if one of the words tells what a movement was: it is part of the wording, not of a name. */
    public static boolean tells(Tokens tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.kind(i) == Kind.WORD && TellingWords.tells(tokens.string(i))) {
                return true;
            }
        }
        return false;
    }

    /** True if a piece of this kind can stand within a name. */
    public static boolean isPart(Kind kind) {
        return kind != Kind.BREAK && kind != Kind.GREETING && kind != Kind.LINK;
    }

    /** True if the pieces can be a name at all. */
    public static boolean isName(Tokens tokens, int from, int to) {
        if (to <= from || to - from > MOST_PIECES || tokens.isBlank(from) || tokens.isBlank(to - 1)) {
            return false;
        }
        boolean word = false;
        for (int i = from; i < to; i++) {
            if (!isPart(tokens.kind(i))) {
                return false;
            }
            word |= tokens.kind(i) == Kind.WORD;
        }
        return word;
    }
}
