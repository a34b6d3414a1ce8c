package io.lifafa.rules;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The closed vocabulary: which words hint at what, in the languages bank messages are written in; read from {@code lexicon.txt}. */
final class Lexicon {
    private static final int LONGEST_LABEL = 14;
    private static final Set<String> NOT_BALANCES = Words.of("global herbal verbal tribal cabal tombal");
    private static final Set<String> NOT_CARDS = Words.of("discard postcard scorecard wildcard placard");
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Map<String, Cue> CUES = read("lexicon.txt");

    private Lexicon() {}

    static Cue cueOf(String lower) {
        var cue = CUES.get(lower);
        return cue != null ? cue : glued(lower);
    }

    /** Labels that have lost their spaces: "avlbal", "upirefno". */
    private static Cue glued(String lower) {
        if (lower.endsWith("balrs") || lower.endsWith("balinr") || lower.equals("availablebalance")) {
            return Cue.BALANCE;
        }
        if (lower.length() > LONGEST_LABEL) {
            return Cue.NONE;
        }
        if (lower.endsWith("bal") && !NOT_BALANCES.contains(lower) || lower.endsWith("balance")) {
            return Cue.BALANCE;
        }
        if (lower.endsWith("card") && !NOT_CARDS.contains(lower)) {
            return Cue.CARD;
        }
        boolean reference = lower.endsWith("refno") || lower.endsWith("refid") || lower.endsWith("txnid");
        return reference ? Cue.REFERENCE : Cue.NONE;
    }

    private static Map<String, Cue> read(String resource) {
        var cues = new HashMap<String, Cue>();
        Words.lines(resource).forEach(line -> add(line, cues));
        cues.entrySet().stream()
                .filter(entry -> !plain(entry.getKey()).equals(entry.getKey()))
                .toList()
                .forEach(entry -> {
                    cues.putIfAbsent(plain(entry.getKey()), entry.getValue());
                    cues.putIfAbsent(plain(germanDigraphs(entry.getKey())), entry.getValue());
                });
        return Map.copyOf(cues);
    }

    /** A cue, a language, words. */
    private static void add(String line, Map<String, Cue> cues) {
        var parts = line.split(" ");
        var cue = Cue.valueOf(parts[0]);
        for (int i = 2; i < parts.length; i++) {
            if (cues.put(parts[i].toLowerCase(Locale.ROOT), cue) != null) {
                throw new IllegalStateException("twice in the lexicon: " + parts[i]);
            }
        }
    }

    /** {@code verfuegbar}: German writes its umlauts with an e where it has none. */
    private static String germanDigraphs(String word) {
        return word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
    }

    /** As phones without accents write it. */
    private static String plain(String word) {
        var folded = word.replace('ł', 'l').replace('ı', 'i').replace("ß", "ss");
        return ACCENTS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFD))
                .replaceAll("");
    }
}
