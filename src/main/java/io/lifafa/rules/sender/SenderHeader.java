package io.lifafa.rules.sender;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sender as the phone shows it: India's {@code XY-HEADER[-P|S|T|G]}, another country's bare name, or a number.
 *
 * @param name the header without operator, circle and route, in upper case
 * @param route the route letter: P promotional, S service, T transactional, G government; empty if not told
 * @param indian true for the Indian form
 * @param number true for a plain telephone number, not a short code
 * @param person true for a telephone number that may be a person's: none that is free to call, no gateway's
 */
public record SenderHeader(String name, Optional<Character> route, boolean indian, boolean number, boolean person) {
    private static final int SHORTEST_PHONE = 10;
    private static final int SHORTEST_LOCAL = 9;
    /** With a plus in front even a short one is a telephone's. */
    private static final int SHORTEST_FULL = 7;

    /** Free to call in North America, or where China's companies send from. */
    private static final Pattern COMPANY = Pattern.compile("1?8(00|33|44|55|66|77|88)\\d{7}|106\\d+");

    public static SenderHeader of(String sender) {
        var trimmed = sender.trim().toUpperCase(Locale.ROOT);
        boolean indian =
                trimmed.length() > 4 && trimmed.charAt(2) == '-' && isLetter(trimmed, 0) && isLetter(trimmed, 1);
        var name = indian ? trimmed.substring(3) : trimmed;
        int dash = name.length() - 2;
        boolean routed = indian && dash > 0 && name.charAt(dash) == '-' && "PSTG".indexOf(name.charAt(dash + 1)) >= 0;
        var route = routed ? Optional.of(name.charAt(dash + 1)) : Optional.<Character>empty();
        var digits = digits(trimmed);
        return new SenderHeader(
                routed ? name.substring(0, dash) : name,
                route,
                indian,
                digits.length() >= SHORTEST_PHONE,
                isPersons(digits, trimmed.startsWith("+")));
    }

    private static boolean isLetter(String text, int i) {
        return Character.isLetter(text.charAt(i));
    }

    private static boolean isPersons(String digits, boolean full) {
        int shortest = full ? SHORTEST_FULL : SHORTEST_LOCAL;
        return digits.length() >= shortest && !COMPANY.matcher(digits).matches();
    }

    /** Its digits, those hidden behind X as noughts, if it holds nothing but what telephone numbers are written with; else none. */
    private static String digits(String text) {
        var digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                digits.append(Character.digit(c, 10));
            } else if (c == 'X' && !digits.isEmpty()) {
                digits.append('0');
            } else if ("+- ().".indexOf(c) < 0) {
                return "";
            }
        }
        return digits.toString();
    }
}
