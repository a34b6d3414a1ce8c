package io.lifafa.rules.message;

import io.lifafa.rules.message.Token.Letters;
import io.lifafa.text.Characters;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Lexicon;
import io.lifafa.text.number.NumberScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a body into tokens in one pass. */
public final class Tokenizer {
    /** No SMS is longer; what stands behind is not read, so that no text can cost more than this many characters. */
    public static final int READ_LIMIT = 8_192;

    private static final String[] MARKS = new String[0x80];

    static {
        for (char c = 0; c < MARKS.length; c++) {
            MARKS[c] = String.valueOf(c);
        }
    }

    private Tokenizer() {}

    /** With the words that are packed with the program. */
    public static Text read(String body) {
        return read(body, Lexicon.shipped());
    }

    public static Text read(String body, Lexicon lexicon) {
        int limit = Math.min(body.length(), READ_LIMIT);
        var tokens = new ArrayList<Token>(limit / 4 + 4);
        int at = 0;
        while (at < limit) {
            char c = body.charAt(at);
            if (c == '\n' || c == '\r') {
                tokens.add(new Token(Token.Kind.BREAK, at, ++at, "\n", Letters.CASELESS, Cue.NONE));
            } else if (isSpace(c)) {
                at++;
            } else {
                var token = next(body, at, limit, lexicon);
                at = token.end();
                // A word or number cut by the limit would be read as another one.
                if (at < limit || limit == body.length()) {
                    tokens.add(token);
                }
            }
        }
        return new Text(body, hinting(tokens, lexicon));
    }

    private static Token[] hinting(List<Token> tokens, Lexicon lexicon) {
        var words = new String[tokens.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = tokens.get(i).lower();
        }
        var cues = lexicon.cues(words);
        var hinting = new Token[cues.length];
        for (int i = 0; i < cues.length; i++) {
            hinting[i] = tokens.get(i).withCue(cues[i]);
        }
        return hinting;
    }

    private static Token next(String body, int at, int limit, Lexicon lexicon) {
        char c = body.charAt(at);
        if (NumberScanner.startsAt(body, at)) {
            int end = NumberScanner.end(body, at, limit);
            return new Token(Token.Kind.NUMBER, at, end, body.substring(at, end), Letters.CASELESS, Cue.NONE);
        }
        if (Characters.isLetter(c)) {
            int end = at + 1;
            while (end < limit
                    && Characters.isLetter(body.charAt(end))
                    && !startsWord(body, at, end, limit)
                    && !changesScript(body.charAt(end - 1), body.charAt(end))) {
                end++;
            }
            end = lexicon.wordEnd(body, at, end);
            var lower = body.substring(at, end).toLowerCase(Locale.ROOT);
            return new Token(Token.Kind.WORD, at, end, withoutDot(lower), Letters.of(body, at, end), Cue.NONE);
        }
        return new Token(Token.Kind.MARK, at, at + 1, mark(c), Letters.CASELESS, Cue.NONE);
    }

    private static String mark(char c) {
        return c < MARKS.length ? MARKS[c] : String.valueOf(c);
    }

    /** The Turkish capital I with a dot becomes two characters, of which the second is a dot alone. */
    private static String withoutDot(String lower) {
        return lower.indexOf('\u0307') < 0 ? lower : lower.replace("i\u0307", "i");
    }

    /** {@code ATM取款}, {@code ชxx4471}, {@code بـSAR}: Latin letters beside those of a script without capitals. */
    private static boolean changesScript(char before, char c) {
        return isLatin(before) && isCaseless(c) || isCaseless(before) && isLatin(c);
    }

    private static boolean isLatin(char c) {
        return c < '\u0370';
    }

    /** Not the letters with two accents that Vietnamese has, which stand far behind the other Latin ones. */
    private static boolean isCaseless(char c) {
        return c >= '\u0590' && (c < '\u1e00' || c > '\u1fff');
    }

    /** "PATELRef": a word in capitals, and the next one without a space between. */
    private static boolean startsWord(String body, int start, int i, int limit) {
        return i - start >= 2
                && i + 1 < limit
                && Character.isUpperCase(body.charAt(i))
                && Character.isLowerCase(body.charAt(i + 1))
                && !isPlural(body, i + 1, limit)
                && Character.isUpperCase(body.charAt(i - 1))
                && Character.isUpperCase(body.charAt(i - 2));
    }

    /** The "s" of "9 EMIs". */
    private static boolean isPlural(String body, int i, int limit) {
        return body.charAt(i) == 's' && (i + 1 == limit || !Characters.isLetter(body.charAt(i + 1)));
    }

    private static boolean isSpace(char c) {
        return c == ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.isISOControl(c);
    }
}
