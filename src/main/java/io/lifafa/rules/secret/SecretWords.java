package io.lifafa.rules.secret;

import io.lifafa.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of {@code words.txt}, looked up in a message in one pass. */
final class SecretWords {
    private static final int SHORTEST_BEHIND_PREFIX = 4;
    private static final int MOST_PREFIX = 3;
    private static final SecretWords SHIPPED = new SecretWords();

    private final WordTree words = new WordTree();
    /** Last parts of compounds: {@code controlecode}. */
    private final Map<String, SecretHint> endings = new LinkedHashMap<>();

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
            endings.put(plain.substring(1), hint);
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
            var mark = letter ? at(plain, i, word) : words.at(plain, i);
            if (mark.isPresent()) {
                marks.add(mark.get());
                i = mark.get().end();
                word = i < plain.length && PlainChars.isUnspaced(plain[i]) ? i : word;
            } else {
                i++;
                word = letter ? word : i;
            }
        }
        return marks;
    }

    private Optional<HintMark> at(char[] plain, int i, int word) {
        if (i == word || PlainChars.isUnspaced(plain[i])) {
            var mark = words.at(plain, i);
            return mark.isPresent() || i > word ? mark : compound(plain, i);
        }
        if (i - word <= MOST_PREFIX && PlainChars.hasPrefixes(plain[i])) {
            return words.at(plain, i)
                    .filter(it -> it.hint() != SecretHint.SELF && it.end() - it.start() >= SHORTEST_BEHIND_PREFIX);
        }
        return Optional.empty();
    }

    private Optional<HintMark> compound(char[] plain, int start) {
        int end = start;
        while (end < plain.length && PlainChars.isLetter(plain[end])) {
            end++;
        }
        for (var ending : endings.entrySet()) {
            if (end - start > ending.getKey().length() && endsWith(plain, end, ending.getKey())) {
                return Optional.of(new HintMark(ending.getValue(), start, end));
            }
        }
        return Optional.empty();
    }

    private static boolean endsWith(char[] plain, int end, String ending) {
        int from = end - ending.length();
        for (int i = 0; i < ending.length(); i++) {
            if (plain[from + i] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
