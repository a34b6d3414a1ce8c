package io.lifafa.rules.intent;

import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Set;

/** What the words of a whole message point to: that something failed, is under way, due, asked for, or only offered. */
public final class Hints {
    private static final Set<String> SUCCESS =
            Words.of("successful successfully success completed complete confirmed processed done "
                    + "successfull accepted made posted executed approved aprobada aprovada exitosa exitoso exito realizado "
                    + "realizada sucesso berhasil успешно успешна выполнен выполнена effectué effectue réussi reussi "
                    + "исполнен исполнена исполнено проведен проведён проведена проведено выполнено виконано виконаний "
                    + "здійснено erfolgreich yamekamilika مقبولة بنجاح تمت تم");
    private static final Set<String> UNDONE =
            Words.of("completed processed successful honoured honored executed approved authorised "
                    + "authorized through complete process able take collect pay autorizzata autorizzato effettuata eseguita completata aprobada aprobado "
                    + "autorizada autorizado procesada realizada realizado exitosa aprovada aprovado concluída concluida efetuada "
                    + "autorisé autorisée autorise autorisee abouti effectué effectuée ausgeführt genehmigt durchgeführt "
                    + "diluluskan diproses berhasil berjaya");
    private static final Set<String> STATUS = Words.of("status статус состояние result результат");
    private static final Set<String> IF = Words.of("if case incase any avoid prevent");
    private static final Set<String> SET_UP = Words.of("setup registered created activated");
    private static final Set<String> LATER = Words.of("reminder upcoming tomorrow remind pending processing");
    /** What a card is asked for before the shop settles: the money is gone all the same. */
    private static final Set<String> AUTHORISED =
            Words.of("charge purchase transaction debit authorization authorisation");
    /** Of a sentence that speaks of what comes on top, not of the movement itself. */
    private static final Set<String> EXTRAS = Words.of(
            "fee fees charge charges surcharge chgs gst tax vat cashback reward rewards points waived handling "
                    + "interest discount");

    private final Text text;
    private final Scope scope;
    private final Notices notices;

    public Hints(Text text, Notices notices) {
        this.text = text;
        this.scope = new Scope(text);
        this.notices = notices;
    }

    boolean hint(Cue cue) {
        if (!text.has(cue)) {
            return false;
        }
        for (int i = 0; i < text.size(); i++) {
            if (text.cue(i) == cue && !notices.covers(i) && !(cue == Cue.PROMO && isStatus(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@code Status: Odobrena}: the payment was approved, no loan. */
    private boolean isStatus(int i) {
        return text.at(i - 1).isMark(':') && STATUS.contains(text.word(i - 2));
    }

    boolean isDone() {
        return saysSuccess() && !isUnderWay() && !isSetUp();
    }

    /** "Standing instruction set up successfully": what is done is that it was agreed. */
    private boolean isSetUp() {
        boolean setUp = false;
        for (int i = 0; i < text.size() && !setUp; i++) {
            setUp = SET_UP.contains(text.word(i))
                    || text.at(i).is("set") && text.at(i + 1).is("up");
        }
        return setUp && hint(Cue.MANDATE);
    }

    boolean saysSuccess() {
        for (int i = 0; i < text.size(); i++) {
            if (SUCCESS.contains(text.word(i)) && !notices.covers(i) && !scope.isUnreal(i)) {
                return true;
            }
        }
        return false;
    }

    /** True if a word of this meaning stands in the message, or of a movement that is still to come. */
    boolean mentionsMovement() {
        for (int i = 0; i < text.size(); i++) {
            if (text.cue(i).isMovement() && !notices.covers(i)) {
                return true;
            }
        }
        return false;
    }

    boolean fails() {
        if (!mayFail()) {
            return false;
        }
        for (int i = 0; i < text.size(); i++) {
            if (isFailure(i)) {
                return true;
            }
        }
        return false;
    }

    /** True if the sentence of the word at {@code i} says that it came to nothing. */
    boolean isFailed(int i) {
        if (!mayFail()) {
            return false;
        }
        int end = scope.end(i);
        for (int at = scope.start(i); at <= end; at++) {
            if (isFailure(at)) {
                return text.cue(i) != Cue.REVERSAL
                        && text.cue(i) != Cue.FAILURE
                        && !(text.cue(i) == Cue.CREDIT
                                && at < i
                                && (text.at(i + 1).is("back") || isFollowed(at, i)));
            }
        }
        return false;
    }

    /** "Is returned and credited": what failed is why the money came back. */
    private boolean isFollowed(int failure, int credit) {
        for (int at = failure + 1; at < credit; at++) {
            if (text.at(at).is("and") || text.at(at).isMarkOf("&,")) {
                return true;
            }
        }
        return false;
    }

    private boolean mayFail() {
        return text.has(Cue.FAILURE) || text.has(Cue.NOT);
    }

    private boolean isFailure(int i) {
        if (notices.covers(i) || isOfName(i)) {
            return false;
        }
        if (text.cue(i) == Cue.FAILURE) {
            return !scope.before(i, 4, IF);
        }
        return text.cue(i) == Cue.NOT && (scope.after(i, 4, UNDONE) || verbAfter(i) || verbBefore(i));
    }

    /** {@code di GAGAL DIET CAFE}, {@code BAR "OTKAZ"}: a shop's name, in capitals behind its preposition or in quotes. */
    private boolean isOfName(int i) {
        return text.isAllUpper(i)
                && (text.at(i - 1).isMarkOf("\"«“„")
                        || (text.cue(i - 1) == Cue.AT || text.cue(i - 1) == Cue.TO)
                                && text.startsLower(i - 1)
                                && text.isAllUpper(i + 1));
    }

    /** "has not been debited". */
    private boolean verbAfter(int not) {
        for (int at = not + 1; at <= not + 3 && text.sameSentence(at, not); at++) {
            if (text.cue(at).isVerb()) {
                return true;
            }
        }
        return false;
    }

    /** "डेबिट नहीं हुआ". */
    private boolean verbBefore(int not) {
        for (int at = not - 1; at >= not - 3 && text.sameSentence(at, not); at--) {
            if (text.cue(at).isVerb()) {
                return scope.isUnreal(at);
            }
        }
        return false;
    }

    /** "under process", "pending": begun, not done. */
    boolean isUnderWay() {
        for (int i = 0; i < text.size(); i++) {
            boolean later = LATER.contains(text.word(i)) && !isAuthorised(i) && !isUnsettled(i);
            if ((later || text.at(i).is("under") && text.at(i + 1).is("process")) && !notices.covers(i)) {
                return true;
            }
        }
        return false;
    }

    /** "$12.00 to Redgum Cafe, card 7781. Pending.": the shop has not settled yet. */
    private boolean isUnsettled(int i) {
        return text.at(i).is("pending")
                && text.startsLine(i)
                && (text.at(i + 1).isMark('.') || i + 1 == text.size())
                && hint(Cue.CARD);
    }

    private boolean isAuthorised(int i) {
        return AUTHORISED.contains(text.word(i + 1)) && scope.cueAfter(i, 16, Cue.AT);
    }

    /** True if something says that it is to come, owed, asked for, agreed or offered. */
    boolean pointElsewhere() {
        return isUnreal(-1) || hint(Cue.PROMO) || standsFast();
    }

    /** The same, without regard to other sentences that speak of fees and rewards: "surcharge will be waived". */
    boolean pointElsewhereThan(int sentence) {
        return isUnreal(sentence) || standsFast();
    }

    /** True if a failure, or anything that points elsewhere, says why an amount is named. */
    public boolean isExplained() {
        return fails() || pointElsewhere();
    }

    private boolean standsFast() {
        return isUnderWay() || hint(Cue.REQUEST) || isDue() || hint(Cue.MANDATE);
    }

    private boolean isUnreal(int sentence) {
        for (int i = 0; i < text.size(); i++) {
            boolean promo = sentence >= 0 && text.cue(i) == Cue.PROMO;
            boolean unreal = text.cue(i) == Cue.UNREAL || promo || isUnrealVerb(i);
            if (unreal && !notices.covers(i) && !isExtra(i, sentence)) {
                return true;
            }
        }
        return false;
    }

    private boolean isExtra(int i, int sentence) {
        return sentence >= 0 && text.sentence(i) != sentence && (scope.around(i, EXTRAS) || isOfRefund(i));
    }

    /** "Refund of 38,700 expected". */
    private boolean isOfRefund(int i) {
        return scope.cueBefore(i, 12, Cue.REVERSAL) || scope.cueAfter(i, 12, Cue.REVERSAL);
    }

    boolean hasUnrealVerb() {
        for (int i = 0; i < text.size(); i++) {
            if (isUnrealVerb(i) && !notices.covers(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isUnrealVerb(int i) {
        return text.cue(i).isVerb() && scope.isUnreal(i);
    }

    /** Something is owed; an "outstanding balance" alone says nothing of the kind. */
    boolean isDue() {
        if (!text.has(Cue.DUE)) {
            return false;
        }
        for (int i = 0; i < text.size(); i++) {
            if (text.cue(i) == Cue.DUE && !notices.covers(i) && isOwed(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOwed(int i) {
        boolean balance = text.cue(i + 1) == Cue.BALANCE || text.at(i).is("outstanding") && isBalance(i - 1);
        boolean minutes = text.at(i).is("min") && text.at(i - 1).isNumber();
        // "bill payment"
        boolean paid = text.at(i).is("bill") && text.cue(i + 1).isMovement();
        return !balance && !minutes && !paid;
    }

    private boolean isBalance(int i) {
        return text.cue(text.at(i).isMark('.') ? i - 1 : i) == Cue.BALANCE;
    }
}
