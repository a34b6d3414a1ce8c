package io.lifafa.rules.secret;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds what may be a code: 3 to 10 digits, or digits and capitals, in one piece or in groups, that is no amount, date,
 * account, reference, path, time or part of a longer number.
 */
final class CodeTokens {
    private static final int SHORTEST = 3;
    /** "10PM" is none. */
    private static final int SHORTEST_MIXED = 5;

    private static final int SURE = 4;
    private static final int LONGEST = 10;
    private static final int LONGEST_GROUP = 4;

    private final String body;
    private final char[] plain;
    private final BitSet taken;
    private final BitSet dated;

    /**
     * @param taken the characters of what is known to be something else
     * @param dated the characters of what may be a date
     */
    CodeTokens(String body, char[] plain, BitSet taken, BitSet dated) {
        this.body = body;
        this.plain = plain;
        this.taken = taken;
        this.dated = dated;
    }

    List<CodeToken> find() {
        var found = new ArrayList<CodeToken>();
        int i = 0;
        while (i < plain.length) {
            int start = i;
            i = PlainChars.behindLatin(plain, start);
            if (i == plain.length || !PlainChars.isDigit(plain[i])) {
                i++;
                continue;
            }
            i = runEnd(i);
            int first = firstOfCode(start, i);
            if (first < i) {
                i = groupsEnd(first, i);
                add(first, i, found);
            }
        }
        return found;
    }

    private void add(int start, int end, List<CodeToken> found) {
        int length = count(start, end, false);
        boolean pure = count(start, end, true) == length;
        boolean fits = length >= (pure ? SHORTEST : SHORTEST_MIXED) && length <= LONGEST;
        if (fits && standsFree(start, end) && !isParameter(start) && !inAddress(start)) {
            boolean date = overlaps(dated, start, end) && (length <= SURE || end - start > length || !pure);
            boolean other = overlaps(taken, start, end);
            boolean plain = length >= SURE && !date && !other && isShown(start, end, pure) && !isYear(start, end);
            found.add(new CodeToken(start, end, plain, date, other));
        }
    }

    private static boolean overlaps(BitSet marked, int start, int end) {
        int at = marked.nextSetBit(start);
        return at >= 0 && at < end;
    }

    /** Where the code begins in a run of letters and digits; its end if it is none. */
    private int firstOfCode(int start, int end) {
        int digits = count(start, end, true);
        if (digits == 0) {
            return end;
        }
        int letters = 0;
        while (start + letters < end && PlainChars.isLatin(plain[start + letters])) {
            letters++;
        }
        if (digits == end - start - letters && letters > 0) {
            return behindWord(start, start + letters, end);
        }
        return digits == end - start || isMixed(start, end, digits) || hidesEnd(start, end) ? start : end;
    }

    /** {@code XX1234} hides an account, {@code SAVE20} advertises, {@code OTP482913} has lost its space. */
    private int behindWord(int start, int digits, int end) {
        boolean mask = true;
        for (int i = start; i < digits; i++) {
            mask &= plain[i] == 'x' || plain[i] == 'n';
        }
        if (mask && digits - start <= 16 && plain[digits - 1] == 'x') {
            return end;
        }
        if (end - digits >= SURE && digits - start >= 3) {
            return digits;
        }
        boolean advertises = digits - start >= 3;
        return advertises || !isMixed(start, end, end - digits) ? end : start;
    }

    private boolean isMixed(int start, int end, int digits) {
        return digits >= 1 && end - start >= 2;
    }

    private boolean isShown(int start, int end, boolean pure) {
        return pure || !hidesEnd(start, end) && hasCapital(start, end);
    }

    private boolean hasCapital(int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isUpperCase(body.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@code 5738xx}: hidden from the eyes of who looks on, a code all the same. */
    private boolean hidesEnd(int start, int end) {
        int digits = end;
        while (digits > start && plain[digits - 1] == 'x') {
            digits--;
        }
        return digits < end && digits > start && count(start, digits, true) == digits - start;
    }

    private int runEnd(int start) {
        int end = start;
        while (end < plain.length && isPart(end)) {
            end++;
        }
        return end;
    }

    /** {@code 482 913}, {@code 55-27-10}, {@code 4 8 2 9 1 3}, {@code KX7-41P}. */
    private int groupsEnd(int start, int runEnd) {
        int end = runEnd;
        int group = start;
        while (end + 1 < plain.length && isGroupJoint(end) && isPart(end + 1)) {
            int next = runEnd(end + 1);
            boolean dash = plain[end] != ' ' && plain[end] != 0xA0;
            int size = next - end - 1;
            boolean digits = count(end + 1, next, true) == size && count(group, end, true) == end - group;
            boolean small = size <= LONGEST_GROUP && end - group <= LONGEST_GROUP;
            boolean ones = size == 1 && end - group == 1;
            boolean goesOn =
                    digits && (ones || size >= 2 && end - group >= 2 && small) || dash && isCapital(end + 1, next);
            if (!goesOn || overlaps(taken, end + 1, next)) {
                return end;
            }
            group = end + 1;
            end = next;
        }
        return end;
    }

    private boolean isCapital(int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isLowerCase(body.charAt(i))) {
                return false;
            }
        }
        return end - start <= LONGEST;
    }

    private boolean isGroupJoint(int i) {
        return plain[i] == ' ' || plain[i] == '-' || plain[i] == 0xA0 || plain[i] == '–' || plain[i] == '‑';
    }

    private boolean isPart(int i) {
        return PlainChars.isLatin(plain[i]) || PlainChars.isDigit(plain[i]);
    }

    private int count(int start, int end, boolean digits) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += PlainChars.isDigit(plain[i]) || !digits && PlainChars.isLatin(plain[i]) ? 1 : 0;
        }
        return count;
    }

    private boolean standsFree(int start, int end) {
        char before = at(start - 1);
        char after = at(end);
        boolean inNumber = ".,:".indexOf(before) >= 0 && PlainChars.isDigit(at(start - 2));
        boolean goesOn = ".,:/".indexOf(after) >= 0 && PlainChars.isDigit(at(end + 1));
        boolean hidden = before == '.' && at(start - 2) == '.' || "*•●×+@/_&~".indexOf(before) >= 0;
        boolean dashed = before == '-' && PlainChars.isDigit(at(start - 2));
        return !inNumber && !goesOn && !hidden && !dashed && "*@%/•●".indexOf(after) < 0;
    }

    /** {@code ?id=551204}; {@code TAC=551204} is a label. */
    private boolean isParameter(int start) {
        int from = start - 1;
        while (from > 0 && isPart(from - 1)) {
            from--;
        }
        return at(start - 1) == '=' && "?&_".indexOf(at(from - 1)) >= 0;
    }

    private char at(int i) {
        return i >= 0 && i < plain.length ? plain[i] : ' ';
    }

    /** Part of a link. */
    private boolean inAddress(int start) {
        int from = start;
        while (from > 0 && from > start - 120 && at(from - 1) > ' ') {
            if (at(from) == '/' && at(from - 1) == '/') {
                return true;
            }
            from--;
        }
        return at(from) == 'w' && at(from + 1) == 'w' && at(from + 2) == 'w';
    }

    private boolean isYear(int start, int end) {
        boolean century = at(start) == '2' && at(start + 1) == '0' || at(start) == '1' && at(start + 1) == '9';
        return end - start == 4 && century && count(start, end, true) == 4;
    }
}
