package io.lifafa.rules;

import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.List;
import java.util.Set;

/**
 * Tells a one-time code of a Russian-speaking bank by its place: digits directly behind or before the word for it ({@code
 * Код: 615038}, {@code пароль 7741}), or the warning to tell nobody beside that word.
 */
final class SecretSign {
    private static final Set<String> NOBODY =
            Words.of("никому nikomu нікому ешкімге эч hech никто nobody сообщайте soobschayte soobshchayte");
    /** Known in English, whose codes have rules of their own. */
    private static final Set<String> ENGLISH = Words.of("otp passcode otps passkey verification code");

    private static final int SHORTEST = 3;
    private static final int LONGEST = 8;
    private static final int REACH = 4;

    private final Text text;
    private final List<Money> monies;

    SecretSign(Text text, List<Money> monies) {
        this.text = text;
        this.monies = monies;
    }

    boolean isPresent() {
        boolean named = false;
        boolean nobody = false;
        for (int i = 0; i < text.size(); i++) {
            boolean name = text.cue(i) == Cue.OTP && !ENGLISH.contains(text.word(i));
            if (name && (isCode(i - 1) || hasCodeBehind(i)) && !tellsBalance()) {
                return true;
            }
            named |= name;
            nobody |= NOBODY.contains(text.word(i));
        }
        return named && nobody && !tellsBalance() && text.isRussian();
    }

    private boolean hasCodeBehind(int i) {
        int at = i + 1;
        if (isPurpose(at)) {
            at++;
        }
        while (at < i + REACH && (text.at(at).isMarkOf(":-=\"«№") || text.cue(at) == Cue.OTP)) {
            at++;
        }
        return isCode(at);
    }

    /** "Код підтвердження: 551290"; but the bank's code for an operation or an authorisation is none to be kept secret. */
    private boolean isPurpose(int i) {
        var word = text.word(i);
        boolean banks = word.startsWith("автор")
                || word.startsWith("avtor")
                || word.startsWith("опер")
                || word.startsWith("oper");
        return text.at(i).isWord() && text.cue(i) == Cue.NONE && !banks && text.isRussian();
    }

    private boolean isCode(int i) {
        int length = text.at(i).length();
        boolean masked = text.at(i - 1).isMark('*') && text.touchesPrevious(i);
        return text.at(i).isNumber()
                && length >= SHORTEST
                && length <= LONGEST
                && Numbers.isPlain(text.word(i))
                && !masked
                && monies.stream().noneMatch(money -> money.first() <= i && i <= money.last());
    }

    /** What was left was told when it was over. */
    private boolean tellsBalance() {
        for (var money : monies) {
            int label = text.at(money.first() - 1).isMark(':') ? money.first() - 2 : money.first() - 1;
            if (text.cue(label) == Cue.BALANCE) {
                return true;
            }
        }
        return false;
    }
}
