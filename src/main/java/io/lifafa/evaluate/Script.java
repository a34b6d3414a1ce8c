package io.lifafa.evaluate;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Tells in which script a message is written. */
final class Script {
    private Script() {}

    /** The script of most of its letters in lower case, for instance {@code latin}; {@code common} of one without letters. */
    static String of(String body) {
        var counts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        body.codePoints()
                .filter(Character::isLetter)
                .forEach(it -> counts.merge(UnicodeScript.of(it), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UnicodeScript.COMMON)
                .name()
                .toLowerCase(Locale.ROOT);
    }
}
