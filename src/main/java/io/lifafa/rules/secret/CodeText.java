package io.lifafa.rules.secret;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A message as the search for codes sees it: its characters, the words that speak of codes, and how far the money has gone. */
final class CodeText {
    /** Marks of this distance touch: a colon, a space, a bracket between. */
    static final int TOUCHING = 4;

    private static final String ENDS = "!?。！？।\n;";

    private final char[] plain;
    private final List<HintMark> marks;
    private final Set<SecretHint> hints = EnumSet.noneOf(SecretHint.class);
    private final MoneyState state;

    CodeText(char[] plain, List<HintMark> marks, MoneyState state) {
        this.plain = plain;
        this.marks = marks;
        this.state = state;
        for (var mark : marks) {
            hints.add(mark.hint());
        }
    }

    List<HintMark> marks() {
        return marks;
    }

    MoneyState state() {
        return state;
    }

    char at(int i) {
        return i >= 0 && i < plain.length ? plain[i] : ' ';
    }

    boolean has(SecretHint hint) {
        return hints.contains(hint);
    }

    boolean moved() {
        return state.moved() || has(SecretHint.DONE);
    }

    /** False where it is certain that the money has gone. */
    boolean isUndone() {
        return !state.proved() && !has(SecretHint.DONE);
    }

    /** True if the user is told what to do with a number. */
    boolean isTold() {
        return has(SecretHint.HUSH) || has(SecretHint.PURPOSE) || has(SecretHint.ENTER);
    }

    static int gap(CodeToken token, HintMark mark) {
        return Math.max(token.start() - mark.end(), mark.start() - token.end());
    }

    static boolean isBefore(HintMark mark, CodeToken token) {
        return mark.end() <= token.start();
    }

    /** True if no sentence ends between the two, and at most so many characters stand there. */
    boolean isBeside(CodeToken token, HintMark mark, int reach) {
        if (gap(token, mark) > reach) {
            return false;
        }
        return !isBroken(Math.min(mark.end(), token.end()), Math.max(mark.start(), token.start()));
    }

    boolean isTouched(CodeToken token, SecretHint hint) {
        for (var mark : marks) {
            if (mark.hint() == hint && gap(token, mark) <= TOUCHING) {
                return true;
            }
        }
        return false;
    }

    /** True if a sentence ends between, with words on both sides. */
    boolean isBroken(int from, int to) {
        boolean words = false;
        boolean broken = false;
        for (int i = from; i < to; i++) {
            char c = plain[i];
            words |= PlainChars.isLetter(c) || PlainChars.isDigit(c);
            broken |= c == '.' && i + 1 < plain.length && plain[i + 1] <= ' ' || ENDS.indexOf(c) >= 0;
        }
        return broken && words;
    }

    boolean hasDigit(int from, int to) {
        for (int i = from; i < to; i++) {
            if (PlainChars.isDigit(plain[i])) {
                return true;
            }
        }
        return false;
    }

    /** True if neither letter nor digit stands in front. */
    boolean isHead(int end) {
        for (int i = 0; i < end; i++) {
            if (PlainChars.isLetter(plain[i]) || PlainChars.isDigit(plain[i])) {
                return false;
            }
        }
        return true;
    }
}
