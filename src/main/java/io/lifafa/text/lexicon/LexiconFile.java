package io.lifafa.text.lexicon;

import io.lifafa.text.Characters;
import io.lifafa.text.TextTable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of one language: per line a cue and the words that hint at it.
 *
 * @param language the name of its file, without ending
 * @param cues each word or phrase, its parts joined by one space, and its cue
 */
record LexiconFile(String language, Map<String, Cue> cues) {
    private static final int LONGEST_WORD = 40;

    /**
     * Reads a file.
     *
     * @param name of the file, for what is said about it
     * @param problems takes what is wrong: file, line, remedy
     */
    static LexiconFile read(String name, List<String> lines, List<String> problems) {
        var cues = new LinkedHashMap<String, Cue>();
        for (int i = 0; i < lines.size(); i++) {
            if (TextTable.isContent(lines.get(i))) {
                try {
                    add(lines.get(i), cues);
                } catch (IllegalArgumentException e) {
                    problems.add(name + ", line " + (i + 1) + ": " + e.getMessage());
                }
            }
        }
        return new LexiconFile(language(name), cues);
    }

    static String language(String name) {
        int point = name.indexOf('.');
        return point < 0 ? name : name.substring(0, point);
    }

    private static void add(String line, Map<String, Cue> cues) {
        var parts = line.strip().split("\\s+");
        var cue = cue(parts[0]);
        if (parts.length == 1) {
            throw new IllegalArgumentException(
                    "no word stands behind " + cue + "; write at least one, or remove the line");
        }
        for (int i = 1; i < parts.length; i++) {
            var word = word(parts[i]);
            if (cues.put(word, cue) != null) {
                throw new IllegalArgumentException(
                        "'" + parts[i] + "' stands twice in this file; keep it behind the one cue that fits best");
            }
        }
    }

    private static String word(String written) {
        if (written.indexOf(Stems.END) < 0) {
            return String.join(" ", parts(written));
        }
        var stem = parts(written.substring(0, written.length() - 1));
        if (written.indexOf(Stems.END) != written.length() - 1
                || stem.size() != 1
                || stem.get(0).length() < Stems.SHORTEST) {
            throw new IllegalArgumentException("'" + written + "' is no beginning of words; write at least "
                    + Stems.SHORTEST + " letters and one '" + Stems.END + "' behind them");
        }
        return stem.get(0) + Stems.END;
    }

    private static Cue cue(String name) {
        try {
            return Cue.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no cue; begin the line with one of " + Arrays.toString(Cue.values()), e);
        }
    }

    /** The words and marks of a phrase, as a message is cut: {@code money_in} are two, {@code a/c} three. */
    private static List<String> parts(String written) {
        if (written.length() > LONGEST_WORD) {
            throw new IllegalArgumentException(
                    "a word has more than " + LONGEST_WORD + " characters; put spaces between words");
        }
        var parts = new ArrayList<String>();
        var text = Normalizer.normalize(written, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        boolean goesOn = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                throw new IllegalArgumentException("'" + written + "' has a digit; only words can hint");
            }
            boolean letter = Character.isLetter(c) || Characters.isMark(c);
            if (letter && goesOn) {
                parts.set(parts.size() - 1, parts.get(parts.size() - 1) + c);
            } else if (c != '_') {
                parts.add(String.valueOf(c));
            }
            goesOn = letter;
        }
        return check(written, parts);
    }

    private static List<String> check(String written, List<String> parts) {
        boolean word = parts.stream().anyMatch(part -> Character.isLetter(part.charAt(0)));
        if (!word || parts.size() > Phrase.MOST_PARTS) {
            throw new IllegalArgumentException("'" + written + "' is no word and no phrase of at most "
                    + Phrase.MOST_PARTS + " words joined by '_'");
        }
        return parts;
    }
}
