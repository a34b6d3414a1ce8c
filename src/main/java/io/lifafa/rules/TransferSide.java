package io.lifafa.rules;

import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Set;

/** Which way a transfer goes where no verb tells: "transfer from NAME" and a line "Sender: NAME" come in. */
final class TransferSide {
    /** "From" of a person; the same languages have another word for "out of an account". */
    private static final Set<String> FROM_SOMEBODY = Words.of("от ot від vid ад");

    private static final Set<String> SENDERS =
            Words.of("отправитель otpravitel жіберуші відправник адпраўнік плательщик platelshik platelschik");
    private static final Set<String> INCOMING = Words.of("входящий vhodyaschiy vhodyashiy vkhodyashchiy вхідний");
    private static final Set<String> YOURS = Words.of("вашу ваш vashu vash ваша");

    private static final int REACH = 8;

    private final Text text;

    TransferSide(Text text) {
        this.text = text;
    }

    /** True if the transfer named at token {@code i} comes to the user. */
    boolean comesIn(int i) {
        if (INCOMING.contains(text.word(i - 1)) || INCOMING.contains(text.word(i + 1))) {
            return true;
        }
        for (int at = i - 1; at >= i - REACH && text.sameSentence(at, i); at--) {
            if (text.at(at).is("сізге")) {
                return true;
            }
        }
        for (int at = i + 1; at <= i + REACH && text.sameSentence(at, i); at++) {
            boolean person =
                    FROM_SOMEBODY.contains(text.word(at)) && text.at(at + 1).isWord();
            boolean yours = text.cue(at) == Cue.TO && YOURS.contains(text.word(at + 1));
            if (person && text.cue(at + 1) != Cue.ACCOUNT && text.cue(at + 1) != Cue.CARD || yours) {
                return true;
            }
        }
        return namesSender();
    }

    private boolean namesSender() {
        for (int i = 0; i < text.size(); i++) {
            if (SENDERS.contains(text.word(i))) {
                return true;
            }
        }
        return false;
    }
}
