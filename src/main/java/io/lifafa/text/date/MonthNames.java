package io.lifafa.text.date;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of the months, whole and cut, as the JDK's locale data has them. A name that is one month in one language and
 * another in the next ({@code listopad}) is none. Thread rule: any.
 */
public final class MonthNames {
    private static final List<String> LANGUAGES = List.of(
            "en", "es", "pt", "fr", "de", "it", "nl", "sv", "da", "no", "fi", "et", "lv", "lt", "pl", "cs", "sk", "ro",
            "hu", "hr", "sr", "sl", "bg", "mk", "sq", "el", "tr", "az", "uz", "kk", "ky", "ru", "uk", "be", "ka", "hy",
            "id", "ms", "sw", "fil", "so", "ha", "am", "ar", "fa", "ur", "he", "hi", "mr", "ne", "bn", "pa", "gu", "ta",
            "te", "kn", "ml", "si", "or", "as", "sd", "ps", "th", "km", "lo", "my", "rw", "ig", "zu", "xh", "lg", "mg",
            "ti", "ca", "gl", "mt", "is", "bs", "tk", "tg", "af");

    private static final int SHORTEST = 3;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]");
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

    private static final Map<String, Integer> ENGLISH = names(List.of("en"));
    private static final Map<String, Integer> ALL = names(LANGUAGES);

    private static final Map<String, Integer> THAI = thai();

    /** What all names begin with: most words are told from them by this alone. */
    private static final BitSet BEGINNINGS = new BitSet();

    static {
        ALL.keySet().forEach(name -> BEGINNINGS.set(beginning(name, 0)));
    }

    private MonthNames() {}

    /** False only if no name begins with the three characters that stand there. */
    static boolean mayStart(String text, int at) {
        return BEGINNINGS.get(beginning(text, at));
    }

    private static int beginning(String text, int at) {
        int hash = lower(text.charAt(at)) * 31 + lower(text.charAt(at + 1));
        return (hash * 31 + lower(text.charAt(at + 2))) & 0xffff;
    }

    private static char lower(char c) {
        return c < 0x80 ? (char) (c | 0x20) : Character.toLowerCase(c);
    }

    /** 1 to 12 for an English name in lower case, whole or cut to its first three letters ({@code sept} too), else 0. */
    public static int english(String lower) {
        return ENGLISH.getOrDefault(lower, 0);
    }

    /** The same in any language: 1 to 12, or 0 if the word names no month, or not one alone. */
    public static int of(String lower) {
        return ALL.getOrDefault(lower, 0);
    }

    /** 1 to 12 for a month as Thai cuts it, with its points, else 0. */
    static int thai(String cut) {
        return THAI.getOrDefault(cut, 0);
    }

    private static Map<String, Integer> thai() {
        var names = new HashMap<String, Integer>();
        for (var month : Month.values()) {
            names.put(month.getDisplayName(TextStyle.SHORT, Locale.forLanguageTag("th")), month.getValue());
        }
        return names;
    }

    private static Map<String, Integer> names(List<String> languages) {
        var names = new HashMap<String, Integer>();
        var disputed = new HashSet<String>();
        for (var language : languages) {
            for (var month : Month.values()) {
                for (var style : TextStyle.values()) {
                    put(month.getDisplayName(style, Locale.forLanguageTag(language)), month, names, disputed);
                }
            }
        }
        names.keySet().removeAll(disputed);
        for (var month : Month.values()) {
            var name = month.name().toLowerCase(Locale.ROOT);
            names.put(name, month.getValue());
            names.put(name.substring(0, SHORTEST), month.getValue());
        }
        names.put("sept", Month.SEPTEMBER.getValue());
        return names;
    }

    private static void put(String name, Month month, Map<String, Integer> names, Set<String> disputed) {
        var plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (plain.length() < SHORTEST || NO_LETTERS.matcher(plain).find()) {
            return;
        }
        var lower = plain.toLowerCase(Locale.ROOT);
        var bare = ACCENTS.matcher(Normalizer.normalize(lower.replace('ı', 'i'), Normalizer.Form.NFD))
                .replaceAll("");
        for (var form : List.of(lower, bare)) {
            var known = names.putIfAbsent(form, month.getValue());
            if (known != null && known != month.getValue()) {
                disputed.add(form);
            }
        }
    }
}
