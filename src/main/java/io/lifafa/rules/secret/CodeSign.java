package io.lifafa.rules.secret;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells whether a message hands out a code that is a secret: something that looks like one, and a name for it beside it, an
 * order to keep it to oneself, or what to type it for. A message that says that money has moved, and only warns of codes or
 * names the number of its approval, is none.
 *
 * <p>Immutable; may be used from any thread.
 */
public final class CodeSign {
    private static final int BESIDE = 30;
    private static final int SENTENCE = 90;
    private static final int CLOSE = 20;
    private static final int TOUCHING = 4;
    private static final int LABEL_REACH = 14;
    private static final int PHONE_REACH = 26;
    private static final int LEAST_OF_PHONE = 7;

    private final char[] plain;
    private final MoneyState state;
    private final List<HintMark> marks;
    private final Set<SecretHint> hints = EnumSet.noneOf(SecretHint.class);
    private final List<CodeToken> tokens;

    private CodeSign(String body, int limit, BitSet taken, BitSet dated, Supplier<MoneyState> state) {
        this.plain = PlainChars.of(body, limit);
        this.tokens = new CodeTokens(body, plain, taken, dated).find();
        this.marks = tokens.isEmpty() ? List.of() : SecretWords.find(plain);
        marks.forEach(mark -> hints.add(mark.hint()));
        this.state = speaksOfCodes() ? state.get() : MoneyState.NONE;
    }

    /**
     * True if it does.
     *
     * @param limit how many characters of the body are read
     * @param taken the characters of what is known to be an amount, an account or a reference
     * @param dated the characters of what may be a date
     * @param state how far the money has gone; asked for at most once, where it matters
     */
    public static boolean isPresent(String body, int limit, BitSet taken, BitSet dated, Supplier<MoneyState> state) {
        return new CodeSign(body, limit, taken, dated, state).isPresent();
    }

    private boolean isPresent() {
        if (!speaksOfCodes()) {
            return false;
        }
        for (var token : tokens) {
            if (!isExplained(token) && (isNamed(token) || isUnnamedCode(token) || isOrderedAtHead(token))) {
                return true;
            }
        }
        return false;
    }

    /** What most messages do not, and then nothing else is looked at. */
    private boolean speaksOfCodes() {
        return isTold()
                || hints.contains(SecretHint.OTP)
                || hints.contains(SecretHint.CODE)
                || hints.contains(SecretHint.AUTH)
                || hints.contains(SecretHint.WARN);
    }

    private boolean moved() {
        return state.moved() || hints.contains(SecretHint.DONE);
    }

    private boolean isNamed(CodeToken token) {
        for (var mark : marks) {
            boolean named =
                    switch (mark.hint()) {
                        case OTP -> isNamedOtp(token, mark);
                        case CODE -> isNamedCode(token, mark);
                        case AUTH -> token.plain() && isBeside(token, mark, BESIDE) && isAsked();
                        case WARN -> token.plain() && mark.end() <= token.start() && isBeside(token, mark, 2);
                        default -> false;
                    };
            if (named) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamedCode(CodeToken token, HintMark mark) {
        if (token.dated() && !token.taken()) {
            return !moved() && mark.end() <= token.start() && isBeside(token, mark, TOUCHING);
        }
        return token.plain() && isBeside(token, mark, moved() ? BESIDE : SENTENCE) && isOpen();
    }

    private boolean isNamedOtp(CodeToken token, HintMark mark) {
        if (isIntroduced(token, mark)) {
            return true;
        }
        if (token.taken()) {
            return !state.proved() && mark.end() <= token.start() && isBeside(token, mark, TOUCHING);
        }
        if (token.dated()) {
            return mark.end() <= token.start() && isBeside(token, mark, moved() ? TOUCHING : BESIDE);
        }
        if (state.proved()) {
            return isBeside(token, mark, mark.end() - mark.start() <= TOUCHING ? TOUCHING : CLOSE);
        }
        return isBeside(token, mark, BESIDE) || token.plain() && !moved() && !mayBePerson(mark);
    }

    /** "TAN" is a family too. */
    private boolean mayBePerson(HintMark mark) {
        return mark.end() - mark.start() < TOUCHING && plain[mark.start()] == 't';
    }

    /** Nothing has moved yet; or it is not certain, and the user is told what to do with the code. */
    private boolean isOpen() {
        return !moved() || !state.proved() && isTold();
    }

    private boolean isAsked() {
        return !moved() && (!state.names() || isTold());
    }

    private boolean isTold() {
        return hints.contains(SecretHint.HUSH)
                || hints.contains(SecretHint.PURPOSE)
                || hints.contains(SecretHint.ENTER);
    }

    /** "Enter 118-204 to complete", "482913. Tell nobody". */
    private boolean isUnnamedCode(CodeToken token) {
        if (!token.plain()) {
            return false;
        }
        if (isOrdered(token)) {
            return true;
        }
        if (moved()) {
            return false;
        }
        boolean purpose = hints.contains(SecretHint.PURPOSE);
        return hints.contains(SecretHint.HUSH)
                || purpose && isTouched(token, SecretHint.ENTER)
                || isTouched(token, SecretHint.PURPOSE);
    }

    /** "Purchase of 90.00: enter 771204": the order outweighs a purchase that nothing else proves. */
    private boolean isOrdered(CodeToken token) {
        return isUndone()
                && (isEntered(token)
                        || marks.stream()
                                .anyMatch(mark -> mark.hint() == SecretHint.HUSH
                                        && mark.end() <= token.start()
                                        && gap(token, mark) <= TOUCHING));
    }

    private boolean isEntered(CodeToken token) {
        return marks.stream()
                .anyMatch(mark -> mark.hint() == SecretHint.ENTER
                        && gap(token, mark) <= TOUCHING
                        && (mark.end() <= token.start() || plain[token.end()] != '.'));
    }

    private boolean isUndone() {
        return !state.proved() && !hints.contains(SecretHint.DONE);
    }

    /** "Approve the payment of 310.00 to NAME with 662019": the message begins with the order. */
    private boolean isOrderedAtHead(CodeToken token) {
        var first = marks.get(0);
        return !token.taken()
                && (token.plain() || token.dated())
                && first.hint() == SecretHint.ENTER
                && isHead(first.start())
                && first.end() <= token.start()
                && isUndone()
                && isBeside(token, first, SENTENCE);
    }

    private boolean isHead(int end) {
        for (int i = 0; i < end; i++) {
            if (PlainChars.isLetter(plain[i]) || PlainChars.isDigit(plain[i])) {
                return false;
            }
        }
        return true;
    }

    /** "Code for the payment of 45.00 EUR: 551204", which is no second amount. */
    private boolean isIntroduced(CodeToken token, HintMark mark) {
        int before = token.start() - 1;
        while (before > mark.end() && plain[before] <= ' ') {
            before--;
        }
        return isUndone()
                && mark.end() <= before
                && plain[before] == ':'
                && hasDigit(mark.end(), before)
                && isBeside(token, mark, SENTENCE);
    }

    private boolean hasDigit(int from, int to) {
        for (int i = from; i < to; i++) {
            if (PlainChars.isDigit(plain[i])) {
                return true;
            }
        }
        return false;
    }

    private boolean isTouched(CodeToken token, SecretHint hint) {
        return marks.stream().anyMatch(mark -> mark.hint() == hint && gap(token, mark) <= TOUCHING);
    }

    /** The number of an order, a card, a telephone. */
    private boolean isExplained(CodeToken token) {
        boolean phone = digits(token) >= LEAST_OF_PHONE;
        for (int i = marks.size() - 1; i >= 0; i--) {
            var mark = marks.get(i);
            boolean before = mark.end() <= token.start();
            int gap = gap(token, mark);
            if (mark.hint() == SecretHint.CALL && before && gap <= (phone ? PHONE_REACH : TOUCHING)) {
                return nameBetween(mark, token).isEmpty();
            }
            boolean other = before && hasDigit(mark.end(), token.start());
            if (mark.hint() == SecretHint.NUMBER && !other && gap <= (before ? LABEL_REACH : TOUCHING)) {
                return nameBetween(mark, token).isEmpty() && !isAllThatIsNamed(token);
            }
            if (mark.hint() == SecretHint.NONE && before && gap <= BESIDE && !isBroken(mark.end(), token.start())) {
                return nameBetween(mark, token).isEmpty();
            }
        }
        return false;
    }

    /** "OTP to receive your order: 4471": nothing else can be what the name is for. */
    private boolean isAllThatIsNamed(CodeToken token) {
        return tokens.stream().filter(CodeToken::plain).count() == 1
                && marks.stream().anyMatch(mark -> mark.hint() == SecretHint.OTP && isBeside(token, mark, BESIDE));
    }

    private List<HintMark> nameBetween(HintMark label, CodeToken token) {
        return marks.stream()
                .filter(mark -> mark.hint().isName() && mark.start() >= label.end() && mark.end() <= token.start())
                .toList();
    }

    private int digits(CodeToken token) {
        int digits = 0;
        for (int i = token.start(); i < token.end(); i++) {
            digits += PlainChars.isDigit(plain[i]) ? 1 : 0;
        }
        return digits;
    }

    private static int gap(CodeToken token, HintMark mark) {
        return Math.max(token.start() - mark.end(), mark.start() - token.end());
    }

    private boolean isBeside(CodeToken token, HintMark mark, int reach) {
        if (gap(token, mark) > reach) {
            return false;
        }
        int from = Math.min(mark.end(), token.end());
        int to = Math.max(mark.start(), token.start());
        return !isBroken(from, to);
    }

    /** True if a sentence ends between, with words on both sides. */
    private boolean isBroken(int from, int to) {
        boolean words = false;
        boolean broken = false;
        for (int i = from; i < to; i++) {
            char c = plain[i];
            words |= PlainChars.isLetter(c) || PlainChars.isDigit(c);
            boolean point = c == '.' && i + 1 < plain.length && plain[i + 1] <= ' ';
            broken |= point || "!?。！？।\n;".indexOf(c) >= 0;
        }
        return broken && words;
    }
}
