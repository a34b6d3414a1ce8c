package io.lifafa.tenants.access;

import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Authorization} header of RFC 6750: {@code Bearer}, in any case, spaces, and one credential. */
final class BearerHeader {
    /** Longer ones are not looked at; the tokens of common issuers have 1 to 2 kB. */
    static final int LONGEST = 8 * 1024;

    private static final String SCHEME = "bearer ";
    private static final Pattern CREDENTIAL = Pattern.compile("[A-Za-z0-9._~+/-]++=*+");

    private BearerHeader() {}

    /** Empty if the header has another scheme, is too long, or holds what no credential does, such as a second header's. */
    static Optional<String> credential(String header) {
        if (header.length() > LONGEST || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        int start = SCHEME.length();
        while (start < header.length() && header.charAt(start) == ' ') {
            start++;
        }
        return Optional.of(header.substring(start))
                .filter(it -> CREDENTIAL.matcher(it).matches());
    }
}
