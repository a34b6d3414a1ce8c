package io.lifafa.rules.secret;

/** A number that a word calls a code: {@code OTP: 482 913}, {@code 551204 is your code}, {@code Code for the payment of 45.00: 551204}. */
final class NamedCode {
    private static final int BESIDE = 30;
    private static final int SENTENCE = 90;
    private static final int CLOSE = 20;

    private final CodeText text;

    NamedCode(CodeText text) {
        this.text = text;
    }

    boolean is(CodeToken token) {
        for (var mark : text.marks()) {
            boolean named =
                    switch (mark.hint()) {
                        case OTP -> isOtp(token, mark);
                        case CODE -> isCode(token, mark);
                        case AUTH -> token.plain() && text.isBeside(token, mark, BESIDE) && isAsked();
                        case WARN -> token.plain() && CodeText.isBefore(mark, token) && text.isBeside(token, mark, 2);
                        default -> false;
                    };
            if (named) {
                return true;
            }
        }
        return false;
    }

    private boolean isOtp(CodeToken token, HintMark mark) {
        if (isIntroduced(token, mark)) {
            return true;
        }
        boolean before = CodeText.isBefore(mark, token);
        if (token.taken()) {
            return !text.state().proved() && before && text.isBeside(token, mark, CodeText.TOUCHING);
        }
        if (token.dated()) {
            return before && text.isBeside(token, mark, text.moved() ? CodeText.TOUCHING : BESIDE);
        }
        if (text.state().proved()) {
            return text.isBeside(token, mark, isShort(mark) ? CodeText.TOUCHING : CLOSE);
        }
        return text.isBeside(token, mark, BESIDE) || token.plain() && !text.moved() && !mayBePerson(mark);
    }

    private boolean isCode(CodeToken token, HintMark mark) {
        if (token.dated() && !token.taken()) {
            return !text.moved() && CodeText.isBefore(mark, token) && text.isBeside(token, mark, CodeText.TOUCHING);
        }
        return token.plain() && text.isBeside(token, mark, text.moved() ? BESIDE : SENTENCE) && isOpen();
    }

    /** "Code for the payment of 45.00 EUR: 551204", which is no second amount. */
    private boolean isIntroduced(CodeToken token, HintMark mark) {
        int before = token.start() - 1;
        while (before > mark.end() && text.at(before) <= ' ') {
            before--;
        }
        return text.isUndone()
                && mark.end() <= before
                && text.at(before) == ':'
                && text.hasDigit(mark.end(), before)
                && text.isBeside(token, mark, SENTENCE);
    }

    /** Nothing has moved yet; or it is not certain, and the user is told what to do with the code. */
    private boolean isOpen() {
        return !text.moved() || !text.state().proved() && text.isTold();
    }

    private boolean isAsked() {
        return !text.moved() && (!text.state().tells() || text.isTold());
    }

    /** "TAN" is a family too. */
    private boolean mayBePerson(HintMark mark) {
        return mark.end() - mark.start() < CodeText.TOUCHING && text.at(mark.start()) == 't';
    }

    private static boolean isShort(HintMark mark) {
        return mark.end() - mark.start() <= CodeText.TOUCHING;
    }
}
