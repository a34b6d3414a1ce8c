package io.lifafa.sms;

import java.util.Locale;

/** A sender without what says only which way its message came: {@code AX-SBIUPI-S} and {@code SBIUPI} are one. */
public final class SenderName {
    private static final String ROUTES = "PSTG";

    private SenderName() {}

    /** The header alone, in upper case; of any other sender all of it. */
    public static String of(String sender) {
        var name = sender.strip().toUpperCase(Locale.ROOT);
        boolean indian = name.length() > 4
                && name.charAt(2) == '-'
                && Character.isLetter(name.charAt(0))
                && Character.isLetter(name.charAt(1));
        if (!indian) {
            return name;
        }
        int dash = name.length() - 2;
        boolean routed = dash > 3 && name.charAt(dash) == '-' && ROUTES.indexOf(name.charAt(dash + 1)) >= 0;
        return name.substring(3, routed ? dash : name.length());
    }
}
