package io.lifafa.rules.secret;

import java.util.List;

/** A number that a word before it explains: that of an order, a card, a telephone. */
final class OtherNumber {
    private static final int BESIDE = 30;
    private static final int LABEL_REACH = 14;
    private static final int PHONE_REACH = 26;
    private static final int LEAST_OF_PHONE = 7;

    private final CodeText text;
    private final List<CodeToken> tokens;

    OtherNumber(CodeText text, List<CodeToken> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    boolean is(CodeToken token) {
        int reach = digits(token) >= LEAST_OF_PHONE ? PHONE_REACH : CodeText.TOUCHING;
        for (int i = text.marks().size() - 1; i >= 0; i--) {
            var mark = text.marks().get(i);
            boolean before = CodeText.isBefore(mark, token);
            int gap = CodeText.gap(token, mark);
            if (mark.hint() == SecretHint.CALL && before && gap <= reach) {
                return !isNamedBetween(mark, token) && !isPartOfName(i);
            }
            if (mark.hint() == SecretHint.NUMBER
                    && gap <= (before ? LABEL_REACH : CodeText.TOUCHING)
                    && !(before && text.hasDigit(mark.end(), token.start()))) {
                return !isNamedBetween(mark, token) && !isAllThatIsNamed(token);
            }
            if (mark.hint() == SecretHint.NONE
                    && before
                    && gap <= BESIDE
                    && !text.isBroken(mark.end(), token.start())) {
                return !isNamedBetween(mark, token);
            }
        }
        return false;
    }

    /** {@code Hasło SMS: 44819077}: how the code was sent, no number to send to. */
    private boolean isPartOfName(int call) {
        if (call == 0) {
            return false;
        }
        var before = text.marks().get(call - 1);
        return before.hint().isName() && text.marks().get(call).start() - before.end() <= 1;
    }

    /** "OTP to receive your order: 4471": nothing else can be what the name is for. */
    private boolean isAllThatIsNamed(CodeToken token) {
        int plain = 0;
        for (var each : tokens) {
            plain += each.plain() ? 1 : 0;
        }
        for (var mark : text.marks()) {
            if (plain == 1 && mark.hint() == SecretHint.OTP && text.isBeside(token, mark, BESIDE)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamedBetween(HintMark label, CodeToken token) {
        for (var mark : text.marks()) {
            if (mark.hint().isName() && mark.start() >= label.end() && CodeText.isBefore(mark, token)) {
                return true;
            }
        }
        return false;
    }

    private int digits(CodeToken token) {
        int digits = 0;
        for (int i = token.start(); i < token.end(); i++) {
            digits += PlainChars.isDigit(text.at(i)) ? 1 : 0;
        }
        return digits;
    }
}
