package io.lifafa.cache.token;

import io.lifafa.text.number.Digits;
import java.util.Optional;

/** What a message shows of an account: the last digits of a number, four at most. */
public final class Accounts {
    private static final int SHOWN = 4;
    private static final int FEWEST = 2;

    private Accounts() {}

    /** The last digits of the last run of digits, as 0 to 9; empty if there are fewer than two. */
    public static Optional<String> tail(String written) {
        int end = written.length();
        while (end > 0 && !Digits.isDigit(written.charAt(end - 1))) {
            end--;
        }
        var tail = new StringBuilder();
        int start = end;
        while (start > 0 && end - start < SHOWN && Digits.isDigit(written.charAt(start - 1))) {
            tail.insert(0, Digits.plain(written.charAt(--start)));
        }
        return tail.length() < FEWEST ? Optional.empty() : Optional.of(tail.toString());
    }

    /** How many characters stand behind the last digit. */
    public static int behind(String written) {
        int end = written.length();
        while (end > 0 && !Digits.isDigit(written.charAt(end - 1))) {
            end--;
        }
        return written.length() - end;
    }

    /** True if a piece of this kind can show an account. */
    public static boolean canBe(Kind kind, String written) {
        return kind == Kind.MASKED
                || kind == Kind.CODE
                || kind == Kind.NUMBER && (Digits.areAll(written) || isBranch(written));
    }

    /** {@code 4.8416}: four digits behind a point, which no sum has. */
    private static boolean isBranch(String written) {
        return written.length() - written.indexOf('.') - 1 == SHOWN && written.indexOf('.') > 0;
    }
}
