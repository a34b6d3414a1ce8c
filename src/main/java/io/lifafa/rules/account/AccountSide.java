package io.lifafa.rules.account;

import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.money.CardForms;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** On whose side of the movement an account stands, by the words in front of its label. */
final class AccountSide {
    private static final Set<String> TOWARDS = Words.of("to into in إلى الى");
    /** "with your card …", "using card …". */
    private static final Set<String> MEANS = Words.of("with using via through thru");

    private static final Set<String> PARTIES = Words.of("beneficiary benef payee receiver recipient");
    private static final Set<String> FROM = Words.of("from frm من");
    /** What goes to a card of one's own. */
    private static final Set<String> BILL_PAID = Words.of("paying payment");

    private static final Set<String> ARRIVED = Words.of("hit reached");
    private static final Set<String> YOURS =
            Words.of("yako lako anda kamu su tu sua seu votre tuo tua suo sua ihr ihre ihrem váš của quý");
    static final Set<String> ONTO = Words.of("debited posted charged billed");

    private static final int SIDE_REACH = 6;

    private static final int OWN = 8;
    /** A card that heads a line. */
    private static final int LINE = 6;

    /** The account that a card is linked to. */
    private static final int LINKED = 5;

    private static final int USERS = 4;
    /** The user's other account. */
    private static final int OWN_FAR = 1;

    private static final int NEITHER = 0;
    /** "… and card 4410": of the next clause. */
    private static final int APART = -2;

    private static final int OTHERS = -20;

    private final Text text;
    private final Scope scope;
    private final CardForms cards;

    AccountSide(Text text, CardForms cards) {
        this.text = text;
        this.scope = new Scope(text);
        this.cards = cards;
    }

    /** Above zero for the user's, below for the other side's. */
    int of(int label, Optional<Direction> direction) {
        boolean credit = direction.equals(Optional.of(Direction.CREDIT));
        if (text.cue(label) == Cue.CARD
                && text.startsLine(label)
                && text.at(label + 1).isMark(':')) {
            return LINE;
        }
        int beside = cards.side(label, direction);
        if (beside != NEITHER) {
            return beside;
        }
        if (text.at(label - 1).is("on")) {
            return USERS;
        }
        for (int at = label - 1; at >= label - SIDE_REACH && text.sameSentence(at, label); at--) {
            var side = byWord(at, label, credit);
            if (side.isPresent()) {
                return side.getAsInt();
            }
        }
        return NEITHER;
    }

    /** What one word in front of the label says; empty if nothing. */
    private OptionalInt byWord(int at, int label, boolean credit) {
        var word = text.word(at);
        if (credit && ARRIVED.contains(word)) {
            return OptionalInt.of(USERS);
        }
        if (scope.isOwn(at)) {
            return OptionalInt.of(isFarSide(at, credit) ? OWN_FAR : OWN);
        }
        if (FROM.contains(word)) {
            return OptionalInt.of(credit ? OTHERS : USERS);
        }
        if (PARTIES.contains(word)) {
            return OptionalInt.of(OTHERS);
        }
        if (MEANS.contains(word)) {
            return OptionalInt.of(credit ? NEITHER : USERS);
        }
        if (text.cue(at) == Cue.FROM && (!credit || isSource(at, label))) {
            return OptionalInt.of(credit ? OTHERS : USERS);
        }
        if (TOWARDS.contains(word)) {
            return towards(at, label, credit);
        }
        return !credit && isTarget(at, label) ? OptionalInt.of(OTHERS) : end(at);
    }

    /** "from your account" of a credit, "to your account" of a debit, but "debited to your account". */
    private boolean isFarSide(int at, boolean credit) {
        boolean far =
                credit ? FROM.contains(text.word(at - 1)) : text.at(at - 1).is("to");
        return far && !ONTO.contains(text.word(at - 2));
    }

    /** "recebeste … de conta 867700012". */
    private boolean isSource(int at, int label) {
        return at == label - 1 && text.cue(label) == Cue.ACCOUNT && !YOURS.contains(text.word(label + 1));
    }

    /** "a la cuenta 4410": where it went, and nobody says that it is the user's. */
    private boolean isTarget(int at, int label) {
        return text.cue(at) == Cue.TO
                && text.cue(label) == Cue.ACCOUNT
                && !text.startsUpper(at)
                && !YOURS.contains(text.word(label + 1))
                && !YOURS.contains(text.word(label - 1));
    }

    private OptionalInt towards(int at, int label, boolean credit) {
        var word = text.word(at);
        if (word.equals("to") && text.at(at - 1).is("linked")) {
            return OptionalInt.of(LINKED);
        }
        if (word.equals("to") && ONTO.contains(text.word(at - 1))) {
            return OptionalInt.of(USERS);
        }
        if (text.startsUpper(at) && text.startsLower(label)) {
            return end(at);
        }
        if (credit) {
            return OptionalInt.of(USERS);
        }
        boolean apart = text.at(label - 1).isMark(',') || text.cue(label) == Cue.CARD && scope.before(at, 8, BILL_PAID);
        return OptionalInt.of(word.equals("in") || apart ? NEITHER : OTHERS);
    }

    /** What stands in front of these belongs to something else. */
    private OptionalInt end(int at) {
        if (text.at(at).is("and")) {
            return OptionalInt.of(APART);
        }
        return text.cue(at).isVerb() || text.at(at).isNumber() ? OptionalInt.of(NEITHER) : OptionalInt.empty();
    }
}
