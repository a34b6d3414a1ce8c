package io.lifafa.rules;

import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Set;

/**
 * Tells whether a message hands out a one-time password: its name, near a code of four to eight digits, or "OTP for".
 * A warning ("never share your OTP") is none.
 */
final class OtpSign {
    private static final Set<String> VERBS = Words.of("is for as use enter to are هو es est para pour");
    private static final Set<String> CODES = Words.of("verification security activation login access auth dynamic");

    private static final Set<String> CODE_WORDS = Words.of("code codigo código kode код");

    /** Behind "codigo de", "code de". */
    private static final Set<String> PURPOSES = Words.of(
            "seguridad verificacion verificación confirmacion confirmation vérification verification securite sécurité");

    private final Text text;
    private final Notices notices;

    OtpSign(Text text, Notices notices) {
        this.text = text;
        this.notices = notices;
    }

    boolean isPresent() {
        for (int i = 0; i < text.size(); i++) {
            boolean use =
                    text.at(i).is("use") && isCode(i + 1) && text.at(i + 2).is("to");
            if (use || isName(i) && (hasCode(i) || hasPurpose(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isName(int i) {
        // a bank's name
        if (text.at(i + 1).is("bank") || text.at(i + 1).is("банк")) {
            return false;
        }
        if (text.cue(i) == Cue.OTP) {
            return !CODE_WORDS.contains(text.word(i))
                    || PURPOSES.contains(text.word(i + 2))
                    || isCode(i + 1) && VERBS.contains(text.word(i + 2))
                    || CODES.contains(text.word(i - 1))
                    || text.at(i + 1).is("is");
        }
        boolean password = text.at(i).is("password") || text.at(i).is("pin");
        return password && (text.at(i - 1).is("time") || CODES.contains(text.word(i - 1)))
                || text.at(i).is("key") && text.at(i - 1).is("activation");
    }

    /** A code within reach in the same sentence, linked by "is", "for" or a colon, or standing right beside the name. */
    private boolean hasCode(int i) {
        if (notices.covers(i) && !text.at(i - 1).isNumber()) {
            return false;
        }
        for (int at = Math.max(0, i - 8); at <= i + 14; at++) {
            if (text.sameSentence(at, i) && isCode(at) && linked(Math.min(at, i), Math.max(at, i))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasPurpose(int i) {
        return text.at(i + 1).is("for") && !notices.covers(i)
                || text.at(i + 1).is("for") && text.cue(i + 2) == Cue.DEBIT_NOUN;
    }

    private boolean isCode(int i) {
        int length = text.at(i).length();
        boolean digits = text.at(i).isNumber()
                && text.word(i).indexOf('.') < 0
                && text.word(i).indexOf(',') < 0;
        boolean masked = text.touchesPrevious(i + 1) && text.word(i + 1).startsWith("x");
        boolean money = Currencies.at(text, i - 1).isPresent() || text.at(i - 1).isMark('.');
        return digits && !money && (length >= 4 && length <= 8 || length >= 2 && masked);
    }

    private boolean linked(int from, int to) {
        if (to - from <= 2) {
            return true;
        }
        for (int at = from; at < to; at++) {
            if (text.at(at).isMarkOf(":-") || VERBS.contains(text.word(at))) {
                return true;
            }
        }
        return false;
    }
}
