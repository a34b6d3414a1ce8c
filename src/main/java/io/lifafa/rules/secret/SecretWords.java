package io.lifafa.rules.secret;

import io.lifafa.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/** The words of {@code words.txt}, looked up in a message in one pass. */
final class SecretWords {
    private static final int SHORTEST_BEHIND_PREFIX = 4;
    private static final int MOST_PREFIX = 3;
    private static final SecretWords SHIPPED = new SecretWords();

    private final WordTree words = new WordTree();
    /** Last parts of compounds, from their last letter on: {@code controlecode}. */
    private final WordTree endings = new WordTree();

    private SecretWords() {
        for (var line : TextTable.lines(SecretWords.class, "words.txt")) {
            var parts = line.strip().split("\\s+");
            var hint = SecretHint.valueOf(parts[0]);
            for (int i = 1; i < parts.length; i++) {
                add(parts[i], hint);
            }
        }
    }

    private void add(String written, SecretHint hint) {
        var plain = plain(written);
        if (plain.startsWith("*")) {
            endings.add(new StringBuilder(plain.substring(1)).reverse() + "*", hint);
        } else {
            words.add(plain, hint);
            words.add(plain(written.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")), hint);
        }
    }

    private static String plain(String written) {
        var plain = new StringBuilder();
        for (char c : PlainChars.of(written, written.length())) {
            if (c == '.' || PlainChars.isJoint(c) && c != PlainChars.SKIP) {
                plain.append(' ');
            } else if (c != PlainChars.SKIP) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** All that are in a message, in order, none over another. Time is linear. */
    static List<HintMark> find(char[] plain) {
        return SHIPPED.marks(plain);
    }

    private List<HintMark> marks(char[] plain) {
        var marks = new ArrayList<HintMark>();
        int word = 0;
        int i = 0;
        while (i < plain.length) {
            boolean letter = PlainChars.isLetter(plain[i]);
            // "3DS", "2-step"
            boolean digit = i == word && PlainChars.isDigit(plain[i]) && (i == 0 || !PlainChars.isDigit(plain[i - 1]));
            if (!letter && !digit) {
                word = ++i;
                continue;
            }
            int found = letter ? at(plain, i, word) : words.at(plain, i);
            if (found != WordTree.NONE) {
                marks.add(new HintMark(WordTree.hint(found), i, WordTree.end(found)));
                i = WordTree.end(found);
                word = i < plain.length && PlainChars.isUnspaced(plain[i]) ? i : word;
            } else if (letter) {
                i = PlainChars.behindLatin(plain, i + 1);
            } else {
                word = ++i;
            }
        }
        return marks;
    }

    private int at(char[] plain, int i, int word) {
        if (i == word || PlainChars.isUnspaced(plain[i])) {
            int found = words.at(plain, i);
            return found != WordTree.NONE || i > word ? found : compound(plain, i);
        }
        if (i - word <= MOST_PREFIX && PlainChars.hasPrefixes(plain[i])) {
            int found = words.at(plain, i);
            boolean counts =
                    WordTree.hint(found) != SecretHint.SELF && WordTree.end(found) - i >= SHORTEST_BEHIND_PREFIX;
            return counts ? found : WordTree.NONE;
        }
        return WordTree.NONE;
    }

    private int compound(char[] plain, int start) {
        int end = start;
        while (end < plain.length && PlainChars.isLetter(plain[end])) {
            end++;
        }
        return endings.ofEnd(plain, start, end);
    }
}
