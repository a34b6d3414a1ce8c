package io.lifafa.rules.account;

import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.money.CardForms;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Optional;
import java.util.Set;

/** On whose side of the movement an account stands, by the words in front of its label. */
final class AccountSide {
    private static final Set<String> TOWARDS = Words.of("to into in beneficiary إلى الى");
    /** "with your card …", "using card …". */
    private static final Set<String> MEANS = Words.of("with using via through thru");

    private static final Set<String> OTHERS = Words.of("beneficiary benef payee receiver recipient");
    private static final Set<String> FROM = Words.of("from frm من");
    /** What goes to a card of one's own. */
    private static final Set<String> BILL_PAID = Words.of("paying payment");

    private static final Set<String> ARRIVED = Words.of("hit reached");
    private static final Set<String> YOURS =
            Words.of("yako lako anda kamu su tu sua seu votre tuo tua suo sua ihr ihre ihrem váš của quý");
    private static final int SIDE_REACH = 6;
    private static final Set<String> ONTO = Words.of("debited posted charged billed");

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
            return 6;
        }
        int beside = cards.side(label, direction);
        if (beside != 0) {
            return beside;
        }
        if (text.at(label - 1).is("on")) {
            return 4;
        }
        for (int at = label - 1; at >= label - SIDE_REACH && text.sameSentence(at, label); at--) {
            var word = text.word(at);
            if (credit && ARRIVED.contains(word)) {
                return 4;
            }
            if (scope.isOwn(at)) {
                boolean other = credit
                        ? FROM.contains(text.word(at - 1))
                        : text.at(at - 1).is("to");
                return other && !ONTO.contains(text.word(at - 2)) ? 1 : 8;
            }
            if (FROM.contains(word)) {
                return credit ? -20 : 4;
            }
            if (OTHERS.contains(word)) {
                return -20;
            }
            if (word.equals("to")
                    && (ONTO.contains(text.word(at - 1)) || text.at(at - 1).is("linked"))) {
                return text.at(at - 1).is("linked") ? 5 : 4;
            }
            if (MEANS.contains(word)) {
                return credit ? 0 : 4;
            }
            if (text.cue(at) == Cue.FROM && !credit) {
                return 4;
            }
            // "recebeste … de conta 867700012"
            if (text.cue(at) == Cue.FROM
                    && at == label - 1
                    && text.cue(label) == Cue.ACCOUNT
                    && !YOURS.contains(text.word(label + 1))) {
                return -20;
            }
            boolean theirs = text.cue(at) == Cue.TO
                    && text.cue(label) == Cue.ACCOUNT
                    && !text.startsUpper(at)
                    && !word.equals("to")
                    && !TOWARDS.contains(word);
            if (theirs && !credit && !YOURS.contains(text.word(label + 1)) && !YOURS.contains(text.word(label - 1))) {
                return -20;
            }
            if (TOWARDS.contains(word) && !(text.startsUpper(at) && text.startsLower(label))) {
                boolean apart =
                        text.at(label - 1).isMark(',') || text.cue(label) == Cue.CARD && scope.before(at, 8, BILL_PAID);
                return credit ? 4 : word.equals("in") || apart ? 0 : -20;
            }
            if (text.cue(at).isVerb() || text.at(at).isNumber() || word.equals("and")) {
                return word.equals("and") ? -2 : 0;
            }
        }
        return 0;
    }
}
