package io.lifafa.cache.token;

import io.lifafa.text.number.Digits;
import java.util.Set;

/** Finds links and payment or mail addresses. */
final class WebAddresses {
    private static final Set<String> DOMAINS = Set.of(
            "com", "in", "co", "net", "org", "ly", "io", "gl", "me", "to", "app", "link", "page", "cc", "bank", "info",
            "gov");

    private static final Set<String> MAIL_DOMAINS = Set.of("com", "co", "in", "net", "org");

    /** What an address holds before its {@code @}. */
    private static final int DIGITS = 1;

    private static final int LETTERS = 2;

    private final String text;
    private int start;
    private int middle;
    private int end;
    private int form;
    /** Up to here it is known that no address and no link starts. */
    private int none;

    WebAddresses(String text) {
        this.text = text;
    }

    boolean find(int at) {
        if (at < none) {
            return false;
        }
        start = at;
        middle = -1;
        return isLink(at) || isAddress(at);
    }

    int end() {
        return end;
    }

    void emit(Tokens out) {
        if (middle < 0) {
            out.add(Kind.LINK, start, end, Kind.LINK.key(0));
        } else {
            out.add(Kind.ADDRESS, start, middle, Kind.ADDRESS.key(form));
            out.add(Kind.HANDLE, middle, end, Kind.HANDLE.key(0));
        }
    }

    private boolean isLink(int at) {
        if (!starts(at, "http://") && !starts(at, "https://") && !starts(at, "www.") && !isShortLink(at)) {
            return false;
        }
        int last = at;
        while (last < text.length() && isLinkPart(text.charAt(last))) {
            last++;
        }
        while (last > at && ".,!?:;-".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        end = last;
        return true;
    }

    private boolean starts(int at, String word) {
        return text.regionMatches(true, at, word, 0, word.length());
    }

    private static boolean isLinkPart(char c) {
        return c < 0x80
                && (c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || "-._~:/?#@!$&'*+,;=%".indexOf(c) >= 0);
    }

    /** {@code bit.ly/abc}: a known domain and a path. */
    private boolean isShortLink(int at) {
        int dot = at;
        int last = at;
        while (last < text.length() && (isPlain(text.charAt(last)) || text.charAt(last) == '.')) {
            dot = text.charAt(last) == '.' ? last : dot;
            last++;
        }
        return dot > at
                && last + 1 < text.length()
                && text.charAt(last) == '/'
                && isPlain(text.charAt(last + 1))
                && DOMAINS.contains(text.substring(dot + 1, last));
    }

    private boolean isAddress(int at) {
        int sign = at;
        int seen = 0;
        while (sign < text.length() && (isPlain(text.charAt(sign)) || isJoin(text.charAt(sign)))) {
            seen |= Digits.isDigit(text.charAt(sign)) ? DIGITS : isPlain(text.charAt(sign)) ? LETTERS : 0;
            sign++;
        }
        int last = sign + 1;
        if (sign == at
                || last >= text.length()
                || text.charAt(sign) != '@'
                || !isPlain(text.charAt(last))
                || Digits.isDigit(text.charAt(last))) {
            none = Math.max(none, sign);
            return false;
        }
        while (last < text.length() && isPlain(text.charAt(last))) {
            last++;
        }
        end = domainEnd(last);
        middle = sign;
        form = seen;
        return true;
    }

    private int domainEnd(int from) {
        int last = from;
        while (last + 1 < text.length() && text.charAt(last) == '.') {
            int next = last + 1;
            while (next < text.length() && isPlain(text.charAt(next))) {
                next++;
            }
            if (!MAIL_DOMAINS.contains(text.substring(last + 1, next))) {
                return last;
            }
            last = next;
        }
        return last;
    }

    private static boolean isJoin(char c) {
        return c == '.' || c == '_';
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
