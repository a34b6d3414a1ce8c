package io.lifafa.rules;

import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Tokenizer;
import io.lifafa.rules.secret.CodeSign;
import io.lifafa.rules.secret.MoneyState;
import io.lifafa.sms.Intent;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.BitSet;
import java.util.Set;

/**
 * Tells whether a message hands out a one-time code, from what the other rules have found in it. A warning ("never share
 * your OTP") is none, nor is the approval code of a payment that is done.
 */
final class OtpSign {
    private static final int LABEL_REACH = 5;
    private static final Set<String> PASSWORDS = Words.of("otp otps passcode tac mtan");
    private static final Set<String> LABEL_FILLERS =
            Words.of("id no nos number num ending ended with in nr numero número the xx x ref last digits final");

    private OtpSign() {}

    /** @param parts its verdict says what the message is for, codes aside */
    static boolean isPresent(MessageParts parts) {
        if (isForApp(parts.sms().body()) || isForSomething(parts)) {
            return true;
        }
        int limit = Math.min(parts.text().body().length(), Tokenizer.READ_LIMIT);
        return CodeSign.isPresent(parts.text().body(), limit, explained(parts), dated(parts), () -> state(parts));
    }

    /** Written for an app or a page to pick the code up: "<#>" in front, or "@site.example #482913" on the last line. */
    private static boolean isForApp(String body) {
        var stripped = body.strip();
        var last = stripped.substring(stripped.lastIndexOf('\n') + 1);
        return stripped.startsWith("<#>") || last.length() < stripped.length() && isBoundToSite(last);
    }

    /** A site's name behind an "@", one space, and a "#" with the code. */
    private static boolean isBoundToSite(String line) {
        int space = line.indexOf(' ');
        return line.startsWith("@")
                && space > 0
                && line.lastIndexOf('.', space) > 0
                && line.startsWith("#", space + 1)
                && line.indexOf(' ', space + 1) < 0
                && line.substring(space + 2).chars().anyMatch(Character::isDigit);
    }

    /** "OTP for transaction at …", though the code itself is cut off or comes apart. */
    private static boolean isForSomething(MessageParts parts) {
        var text = parts.text();
        for (int i = 0; i + 1 < text.size(); i++) {
            if (text.at(i + 1).is("for") && text.sameSentence(i, i + 1) && isPassword(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassword(Text text, int i) {
        return PASSWORDS.contains(text.word(i))
                || text.at(i).is("password") && text.at(i - 1).is("time");
    }

    private static MoneyState state(MessageParts parts) {
        boolean tells = parts.verdict().intent() == Intent.TRANSACTION;
        boolean verb =
                tells && parts.verdict().movement().filter(it -> !it.isNoun()).isPresent();
        boolean balance = parts.balance().isPresent();
        boolean proved = tells && (balance || verb && hasNumber(parts));
        return new MoneyState(!parts.monies().isEmpty(), tells, verb || balance, proved);
    }

    private static boolean hasNumber(MessageParts parts) {
        return parts.account(parts.verdict().direction()).isPresent()
                || parts.reference().isPresent();
    }

    /** The characters of amounts and of numbers behind a label. */
    private static BitSet explained(MessageParts parts) {
        var text = parts.text();
        var explained = new BitSet(text.body().length());
        for (var money : parts.monies()) {
            explained.set(text.at(money.first()).start(), text.at(money.last()).end());
        }
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).isNumber() && isLabelled(text, i)) {
                explained.set(text.at(i).start(), text.at(i).end());
            }
        }
        return explained;
    }

    private static BitSet dated(MessageParts parts) {
        var dated = new BitSet(parts.text().body().length());
        for (var date : parts.dates()) {
            dated.set(
                    parts.text().at(date.first()).start(),
                    parts.text().at(date.last()).end());
        }
        return dated;
    }

    private static boolean isLabelled(Text text, int i) {
        for (int at = i - 1; at >= i - LABEL_REACH && text.sameSentence(at, i); at--) {
            var cue = text.cue(at);
            if (cue == Cue.ACCOUNT || cue == Cue.CARD || cue == Cue.REFERENCE) {
                return true;
            }
            boolean filler = text.at(at).isMarkOf(":#*-.()=") || LABEL_FILLERS.contains(text.word(at));
            if (!filler) {
                return false;
            }
        }
        return false;
    }
}
