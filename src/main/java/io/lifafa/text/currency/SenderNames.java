package io.lifafa.text.currency;

import java.util.Map;
import java.util.Optional;

/** Looks for a country's words in a sender's name, where they stand without a space: {@code LAGOSBANK}. */
final class SenderNames {
    /** A shorter word may stand in any name. */
    private static final int SHORTEST_INSIDE = 5;

    private static final int LONGEST = 32;

    private SenderNames() {}

    static Optional<String> find(String sender, Map<String, String> countries) {
        var name = sender.substring(0, Math.min(sender.length(), LONGEST));
        for (int start = 0; start < name.length(); start++) {
            for (int end = name.length(); end > start; end--) {
                boolean whole = start == 0 && end == name.length();
                if (whole || end - start >= SHORTEST_INSIDE) {
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
