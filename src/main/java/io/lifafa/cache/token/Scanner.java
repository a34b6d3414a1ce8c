package io.lifafa.cache.token;

import io.lifafa.cache.caution.TellingWords;
import io.lifafa.text.Characters;
import io.lifafa.text.date.DateScanner;
import io.lifafa.text.date.WrittenTime;
import io.lifafa.text.number.Digits;
import io.lifafa.text.number.NumberScanner;

/** Cuts one text into pieces in one pass. */
final class Scanner {
    /** A plain run of so many digits is an id or a telephone number, not a small number. */
    private static final int SHORTEST_ID = 7;

    private final String text;
    private final int length;
    private final Tokens out;
    private final DateScanner dates;
    private final WebAddresses addresses;
    private final GluedWords glued;
    private int at;

    Scanner(String text, Tokens out) {
        this.text = text;
        this.out = out;
        length = text.length();
        dates = DateScanner.byForm(text);
        addresses = new WebAddresses(text);
        glued = new GluedWords(text);
    }

    void run() {
        while (at < length) {
            char c = text.charAt(at);
            if (Chars.isSpace(c)) {
                space();
            } else if (Digits.isDigit(c) || Chars.isStar(c) || Characters.isLetter(text, at)) {
                piece();
            } else if (NumberScanner.startsAt(text, at)) {
                number(NumberScanner.end(text, at, length));
            } else {
                mark();
            }
        }
    }

    private void space() {
        int start = at;
        boolean visible = false;
        boolean broken = false;
        while (at < length && Chars.isSpace(text.charAt(at))) {
            broken |= Chars.isBreak(text.charAt(at));
            visible |= !Chars.isInvisible(text.charAt(at));
            at++;
        }
        if (visible) {
            out.add(broken ? Kind.BREAK : Kind.SPACE, start, at, broken ? Tokens.BREAK : Tokens.SPACE);
        }
    }

    private void mark() {
        int end = at + Character.charCount(text.codePointAt(at));
        out.addLiteral(Kind.MARK, at, end);
        at = end;
    }

    /** A link, an address, a date or time, or else a run of letters, digits and mask characters. */
    private void piece() {
        if (addresses.find(at)) {
            addresses.emit(out);
            at = addresses.end();
            return;
        }
        if (isStarredSum()) {
            mark();
            return;
        }
        int end = at;
        boolean digits = false;
        while (end < length && isInside(end)) {
            digits |= Digits.isDigit(text.charAt(end));
            end++;
        }
        end = digits ? beforeWord(end) : end;
        if (moment()) {
            return;
        }
        if (digits) {
            withDigits(end);
        } else {
            letters(end);
        }
    }

    /** A date or a time of day; neither begins within a number or word. */
    private boolean moment() {
        boolean digit = Digits.isDigit(text.charAt(at));
        if (at > 0 && (digit ? Digits.isDigit(text.charAt(at - 1)) : Characters.isLetter(text, at - 1))) {
            return false;
        }
        if (digit && time()) {
            return true;
        }
        if (!dates.find(at)) {
            return false;
        }
        out.add(Kind.DATE, at, dates.end(), Kind.DATE.key(dates.form()));
        at = dates.end();
        if (at < length && Digits.isDigit(text.charAt(at))) {
            time();
        }
        return true;
    }

    private boolean time() {
        var time = WrittenTime.at(text, at);
        time.ifPresent(it -> out.add(Kind.TIME, at, it.span().end(), Kind.TIME.key(0)));
        at = time.map(it -> it.span().end()).orElse(at);
        return time.isPresent();
    }

    /** The star in {@code 000123456*PHARMA}, which masks nothing; {@code end} if there is none. */
    private int beforeWord(int end) {
        int last = end;
        while (last > at && !Digits.isDigit(text.charAt(last - 1))) {
            last--;
        }
        boolean joined = last > at
                && last + 1 < end
                && Chars.isStar(text.charAt(last))
                && Characters.isLetter(text, last + 1)
                && !Chars.isMask(text.charAt(last + 1));
        return joined ? last : end;
    }

    /** {@code *1,250.00}: a star, and behind it a number with two decimals, which no account has. */
    private boolean isStarredSum() {
        return text.charAt(at) == '*' && glued.isSum(at + 1);
    }

    private boolean isInside(int i) {
        return Digits.isDigit(text.charAt(i)) || Chars.isStar(text.charAt(i)) || Characters.isLetter(text, i);
    }

    /** Words and marks up to {@code end}; a run of one mask character is one mark, however long. */
    private void letters(int end) {
        while (at < end) {
            char c = text.charAt(at);
            if (Chars.isStar(c)) {
                int first = at;
                while (at < end && text.charAt(at) == c) {
                    at++;
                }
                out.add(Kind.MARK, first, at, Hash.text(text, first, first + 1) | Long.MIN_VALUE);
            } else {
                word(end);
            }
        }
    }

    private void word(int limit) {
        int end = at + 1;
        while (end < limit && Characters.isLetter(text, end) && !startsWord(end, limit)) {
            end++;
        }
        out.addLiteral(Kind.WORD, at, end);
        at = end;
    }

    /** The second word of {@code AvlBal} and of {@code PATELRef}. */
    private boolean startsWord(int i, int limit) {
        if (!Characters.isUpper(text.charAt(i))) {
            return false;
        }
        char before = text.charAt(i - 1);
        return Characters.isLower(before)
                || i - at >= 2
                        && Characters.isUpper(before)
                        && i + 1 < limit
                        && Characters.isLower(text.charAt(i + 1))
                        && Characters.isUpper(text.charAt(i - 2));
    }

    /** A run up to {@code end} that holds a digit. */
    private void withDigits(int end) {
        if (Digits.isDigit(text.charAt(at))) {
            int number = NumberScanner.certainEnd(text, at, length);
            if (number >= end || number > at && hasSeparator(at, number) || glued.isOwnWord(number, end)) {
                number(number);
                return;
            }
        } else {
            int label = glued.labelEnd(at, end);
            if (label > at) {
                letters(label);
                return;
            }
        }
        code(end);
    }

    private void number(int end) {
        boolean id = end - at >= SHORTEST_ID && !hasSeparator(at, end);
        out.add(Kind.NUMBER, at, end, Kind.NUMBER.key(id ? 1 : 0));
        at = end;
    }

    private boolean hasSeparator(int from, int to) {
        return Digits.end(text, from, to) < to;
    }

    /** A masked number or an id up to {@code end}; the form of a masked one is the order of its digits and masks. */
    private void code(int end) {
        int form = 1;
        boolean masked = true;
        char last = 0;
        for (int i = at; i < end && masked; i++) {
            char now = Digits.isDigit(text.charAt(i)) ? 'D' : Chars.isMask(text.charAt(i)) ? 'M' : 'L';
            masked = now != 'L';
            if (now != last && form < 0x2000) {
                form = form << 1 | (now == 'D' ? 1 : 0);
            }
            last = now;
        }
        // X1234567 is an id that begins with an X.
        masked &= !(end - at > SHORTEST_ID && !Chars.isStar(text.charAt(at)) && !hasSeparator(at + 1, end));
        var kind = masked ? Kind.MASKED : Kind.CODE;
        out.add(kind, at, end, kind.key(masked ? form : lettersForm(end)));
        at = end;
    }

    /** The form of a code: 0, but for {@code CR00123} and {@code DR00123}, whose letters tell which way money went. */
    private int lettersForm(int end) {
        int letters = at;
        while (letters < end && Characters.isLetter(text, letters)) {
            letters++;
        }
        var word = text.substring(at, letters);
        return !hasSeparator(letters, end) && TellingWords.tellsInCode(word) ? (int) Hash.text(word) & 0x7fff | 1 : 0;
    }
}
