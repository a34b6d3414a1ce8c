package io.lifafa.tenants;

import java.util.regex.Pattern;

/** What a tenant may be called: 1 to 64 ASCII letters, digits, {@code .}, {@code _} or {@code -}. Thread rule: any. */
public final class TenantName {
    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}");

    private TenantName() {}

    /** Whether this is a name. */
    public static boolean isValid(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Returns the name.
     *
     * @throws IllegalArgumentException if it is not one; the message says what is allowed and does not repeat it
     */
    public static String check(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "tenant: is not a name; allowed: 1 to 64 letters, digits, '.', '_' or '-'");
        }
        return name;
    }
}
