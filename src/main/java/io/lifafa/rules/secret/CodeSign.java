package io.lifafa.rules.secret;

import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells whether a message hands out a code that is a secret: something that looks like one, and a name for it beside it, an
 * order to keep it to oneself, or what to type it for. A message that says that money has moved, and only warns of codes or
 * names the number of its approval, is none.
 *
 * <p>Thread rule: has no state; may be used from any thread.
 */
public final class CodeSign {
    private CodeSign() {}

    /**
     * True if it does.
     *
     * @param limit how many characters of the body are read
     * @param taken the characters of what is known to be an amount, an account or a reference
     * @param dated the characters of what may be a date
     * @param state how far the money has gone; asked for at most once, where it matters
     */
    public static boolean isPresent(String body, int limit, BitSet taken, BitSet dated, Supplier<MoneyState> state) {
        var plain = PlainChars.of(body, limit);
        var tokens = new CodeTokens(body, plain, taken, dated).find();
        if (tokens.isEmpty()) {
            return false;
        }
        var marks = SecretWords.find(plain);
        return speaksOfCodes(marks) && handsOut(tokens, new CodeText(plain, marks, state.get()));
    }

    /** What most messages do not, and then nothing else is looked at. */
    private static boolean speaksOfCodes(List<HintMark> marks) {
        for (var mark : marks) {
            if (mark.hint().isOfCodes()) {
                return true;
            }
        }
        return false;
    }

    private static boolean handsOut(List<CodeToken> tokens, CodeText text) {
        var other = new OtherNumber(text, tokens);
        var named = new NamedCode(text);
        var ordered = new OrderedCode(text);
        for (var token : tokens) {
            if (!other.is(token) && (named.is(token) || ordered.is(token))) {
                return true;
            }
        }
        return false;
    }
}
