package io.lifafa.rules.intent;

import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Set;

/** Which way a transfer goes where no verb tells: "transfer from NAME" and a line "Sender: NAME" come in; and what reached somebody else. */
final class TransferSide {
    /** "From" of a person; the same languages have another word for "out of an account". */
    private static final Set<String> FROM_SOMEBODY = Words.of("от ot від vid ад");

    private static final Set<String> SENDERS =
            Words.of("отправитель otpravitel жіберуші відправник адпраўнік плательщик platelshik platelschik");
    private static final Set<String> INCOMING = Words.of("входящий vhodyaschiy vhodyashiy vkhodyashchiy вхідний");
    private static final Set<String> YOURS = Words.of("вашу ваш vashu vash ваша");

    private static final int REACH = 8;
    private static final int FAR = 24;

    private static final Set<String> OF = Set.of("of");
    static final Set<String> RAILS = Words.of("imps neft rtgs upi ibft");
    private static final Set<String> WALLETS = Words.of("کیف شما کارت کارتتان حسابتان");
    private static final Set<String> OWN = Words.of(
            "yako lako wako zako yenu anda kamu tu su sua seu teu tua votre vos ihr ihre ihrer vostro tuo suo");

    private static final char FIRST_CASELESS = '\u0590';

    private final Text text;
    private final Scope scope;

    TransferSide(Text text) {
        this.text = text;
        this.scope = new Scope(text);
    }

    /** True if the transfer named at token {@code i} comes to the user. */
    boolean comesIn(int i) {
        // "запрос на перевод от NAME исполнен": the user has paid what NAME asked for
        if (scope.cueBefore(i, 2, Cue.REQUEST)) {
            return false;
        }
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

    /** True if what the word at {@code i} says has arrived arrived with somebody else. */
    boolean goesOut(int i) {
        return isTransferTo(i) || isPaidIntoOthers(i) || isOwnPayment(i);
    }

    /** "Your e-Transfer of $75.00 to SAM LEE was deposited": with whom the user sent it to. */
    private boolean isTransferTo(int i) {
        boolean to = false;
        for (int at = i - 1; at > i - 16 && text.sameSentence(at, i); at--) {
            to |= text.cue(at) == Cue.TO && text.startsUpper(at + 1) && text.cue(at + 1) == Cue.NONE;
            if (text.cue(at) == Cue.MOVE && !text.at(at).is("transferred")) {
                return to && scope.ownBefore(at, 4);
            }
        }
        return false;
    }

    /** "مبلغ … به آقای رستمی واریز شد": in front of a verb that stands last, a person's name and no account. */
    private boolean isPaidIntoOthers(int i) {
        if (text.word(i).charAt(0) < FIRST_CASELESS) {
            return false;
        }
        boolean account = false;
        for (int at = i - 1; at > i - 10 && text.sameSentence(at, i); at--) {
            account |= text.cue(at) == Cue.ACCOUNT || text.cue(at) == Cue.CARD || WALLETS.contains(text.word(at));
            if (text.cue(at) == Cue.TO) {
                return !account && at < i - 2;
            }
        }
        return false;
    }

    /** "Malipo yako ya Ksh 1,450 kwa DUKA LA MAMA yamepokelewa": what the user paid has arrived. */
    private boolean isOwnPayment(int i) {
        boolean to = false;
        for (int at = i - 1;
                at > i - 20 && text.sameSentence(at, i) && !text.cue(at).isVerb();
                at--) {
            to |= text.cue(at) == Cue.TO;
            if (text.cue(at) == Cue.DEBIT_NOUN
                    && (OWN.contains(text.word(at + 1)) || OWN.contains(text.word(at - 1)))) {
                return to;
            }
        }
        return false;
    }

    /** "Transfer OUT KWD 120 from 0114*332. Credited to: FAISAL ALENEZI": somebody, and no account, behind the user's transfer. */
    boolean isOthersBehindTransfer(int i) {
        int name = text.at(i + 2).isMark(':') ? i + 3 : i + 2;
        if (text.cue(i + 1) != Cue.TO || !text.startsUpper(name) || text.cue(name) != Cue.NONE) {
            return false;
        }
        for (int at = name; at <= name + REACH && text.sameSentence(at, i); at++) {
            if (text.at(at).isNumber() || text.cue(at) == Cue.ACCOUNT || text.cue(at) == Cue.CARD || scope.isOwn(at)) {
                return false;
            }
        }
        for (int at = i - 1; at >= i - FAR; at--) {
            if (text.cue(at) == Cue.MOVE || text.cue(at) == Cue.DEBIT) {
                return !text.cue(at - 1).isMovement() || text.cue(at) == Cue.DEBIT;
            }
        }
        return false;
    }

    /** "Your NEFT transaction … has been credited to the Moon Bank A/c XX12 of MEERA": what the user sent has arrived. */
    boolean isOwnTransfer(int i) {
        boolean arrived = text.at(i + 1).is("to") && scope.after(i, 14, OF);
        for (int at = i - 1; arrived && at > i - 24 && text.sameSentence(at, i); at--) {
            if (scope.isOwn(at) && RAILS.contains(text.word(at + 1))) {
                return true;
            }
        }
        return false;
    }
}
