package io.lifafa.text.currency;

import java.util.Map;
import java.util.Optional;

/** Looks for a country's words in a sender's name, where they stand without a space: {@code LAGOSBANK}. */
final class SenderNames {
    /** A shorter word may stand in any name, unless it is a word of it. */
    private static final int SHORTEST_INSIDE = 5;

    private static final int LONGEST = 32;

    private SenderNames() {}

    /** {@code TD}, {@code ASB-ALERT}: no letter touches it. */
    private static boolean isWord(String name, int start, int end) {
        return (start == 0 || !Character.isLetter(name.charAt(start - 1)))
                && (end == name.length() || !Character.isLetter(name.charAt(end)));
    }

    /** Also {@code IME Pay} for {@code imepay}. */
    static Optional<String> find(String sender, Map<String, String> countries) {
        var found = inside(sender, countries);
        return found.isPresent() || sender.indexOf(' ') < 0 ? found : inside(sender.replace(" ", ""), countries);
    }

    private static Optional<String> inside(String sender, Map<String, String> countries) {
        var name = sender.substring(0, Math.min(sender.length(), LONGEST));
        for (int start = 0; start < name.length(); start++) {
            for (int end = name.length(); end > start; end--) {
                if (end - start >= SHORTEST_INSIDE || isWord(name, start, end)) {
                    var country = countries.get(name.substring(start, end));
                    if (country != null) {
                        return Optional.of(country);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
