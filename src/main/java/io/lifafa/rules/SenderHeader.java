package io.lifafa.rules;

import java.util.Locale;
import java.util.Optional;

/**
 * A sender as the phone shows it: India's {@code XY-HEADER[-P|S|T|G]}, another country's bare name, or a number.
 *
 * @param name the header without operator, circle and route, in upper case
 * @param route the route letter: P promotional, S service, T transactional, G government; empty if not told
 * @param indian true for the Indian form
 * @param number true for a plain telephone number, not a short code
 */
record SenderHeader(String name, Optional<Character> route, boolean indian, boolean number) {
    private static final int SHORTEST_PHONE = 10;

    static SenderHeader of(String sender) {
        var trimmed = sender.trim().toUpperCase(Locale.ROOT);
        boolean indian =
                trimmed.length() > 4 && trimmed.charAt(2) == '-' && isLetter(trimmed, 0) && isLetter(trimmed, 1);
        var name = indian ? trimmed.substring(3) : trimmed;
        int dash = name.length() - 2;
        boolean routed = indian && dash > 0 && name.charAt(dash) == '-' && "PSTG".indexOf(name.charAt(dash + 1)) >= 0;
        var route = routed ? Optional.of(name.charAt(dash + 1)) : Optional.<Character>empty();
        return new SenderHeader(routed ? name.substring(0, dash) : name, route, indian, isPhone(trimmed));
    }

    private static boolean isLetter(String text, int i) {
        return Character.isLetter(text.charAt(i));
    }

    private static boolean isPhone(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                digits++;
            } else if ("+- ()".indexOf(c) < 0) {
                return false;
            }
        }
        return digits >= SHORTEST_PHONE;
    }
}
