package io.lifafa.cache.caution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Words that are found as they are, and the longer ones within others. Finding takes time linear in the text. */
final class BentForms {
    private static final int LONGEST = 40;

    private static final class Node {
        private final Node[] plain = new Node[26];
        private final Map<Character, Node> others = new HashMap<>(0);
        private boolean end;

        Node next(char c) {
            return c >= 'a' && c <= 'z' ? plain[c - 'a'] : others.get(c);
        }

        Node grow(char c) {
            if (c >= 'a' && c <= 'z') {
                plain[c - 'a'] = plain[c - 'a'] == null ? new Node() : plain[c - 'a'];
                return plain[c - 'a'];
            }
            return others.computeIfAbsent(c, it -> new Node());
        }
    }

    private final Set<String> whole = new HashSet<>();
    private final Node within = new Node();

    /** A language, then its words, per line. */
    static BentForms read(String resource) {
        var stems = new BentForms();
        try (var in = BentForms.class.getResourceAsStream(resource)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.startsWith("#"))
                    .flatMap(it -> Arrays.stream(it.split(" ")).skip(1))
                    .map(BareLetters::fold)
                    .forEach(stems::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stems;
    }

    private void add(String word) {
        whole.add(word);
        if (word.length() < shortest(word)) {
            return;
        }
        var node = within;
        for (char c : word.toCharArray()) {
            node = node.grow(c);
        }
        node.end = true;
    }

    /** From how many letters on a word is looked for within others: fewer, where a letter says more. */
    private static int shortest(String word) {
        return switch (UnicodeScript.of(word.charAt(0))) {
            case LATIN -> 5;
            case HAN, HANGUL, HIRAGANA, KATAKANA -> 2;
            case ETHIOPIC, THAI -> 3;
            default -> 4;
        };
    }

    boolean holds(String folded) {
        if (whole.contains(folded)) {
            return true;
        }
        int length = Math.min(folded.length(), LONGEST);
        for (int start = 0; start < length; start++) {
            var node = within;
            for (int i = start; i < length && node != null; i++) {
                node = node.next(folded.charAt(i));
                if (node != null && node.end) {
                    return true;
                }
            }
        }
        return false;
    }
}
