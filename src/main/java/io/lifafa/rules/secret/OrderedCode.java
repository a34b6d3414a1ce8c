package io.lifafa.rules.secret;

/**
 * A number that no word calls a code, but that the user is told to type, for something, or to tell nobody: {@code Enter
 * 118-204 to complete}, {@code 482913. Tell nobody}.
 */
final class OrderedCode {
    private static final int SENTENCE = 90;

    private final CodeText text;

    OrderedCode(CodeText text) {
        this.text = text;
    }

    boolean is(CodeToken token) {
        return token.plain() && (isOrdered(token) || isForSomething(token)) || isOrderedAtHead(token);
    }

    /** "Purchase of 90.00: enter 771204": the order outweighs a purchase that nothing else proves. */
    private boolean isOrdered(CodeToken token) {
        if (!text.isUndone()) {
            return false;
        }
        for (var mark : text.marks()) {
            boolean before = CodeText.isBefore(mark, token);
            boolean order = mark.hint() == SecretHint.ENTER && (before || text.at(token.end()) != '.')
                    || mark.hint() == SecretHint.HUSH && before;
            if (order && CodeText.gap(token, mark) <= CodeText.TOUCHING) {
                return true;
            }
        }
        return false;
    }

    private boolean isForSomething(CodeToken token) {
        return !text.moved()
                && (text.has(SecretHint.HUSH)
                        || text.has(SecretHint.PURPOSE) && text.isTouched(token, SecretHint.ENTER)
                        || text.isTouched(token, SecretHint.PURPOSE));
    }

    /** "Approve the payment of 310.00 to NAME with 662019": the message begins with the order. */
    private boolean isOrderedAtHead(CodeToken token) {
        var first = text.marks().get(0);
        return !token.taken()
                && (token.plain() || token.dated())
                && first.hint() == SecretHint.ENTER
                && text.isHead(first.start())
                && CodeText.isBefore(first, token)
                && text.isUndone()
                && text.isBeside(token, first, SENTENCE);
    }
}
