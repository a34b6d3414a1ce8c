package io.lifafa.rules;

import io.lifafa.sms.Direction;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** Finds the user's own account or card: the digits that stand behind a mask or a label, on the right side of the movement. */
final class AccountFinder {
    private static final Set<String> FILLERS = Words.of(
            "no nos number num ending ends ended with in is debit credit visa s rupay mastercard "
                    + "savings current the starting by last digits رقم الائتمانية الخصم bank platinum gold classic "
                    + "final terminada terminado terminación terminacion en de da do débito debito crédito credito "
                    + "having bearing linked digit endng endg end suffix four numero número nro nr ahorros corriente endend mit com المباشر المنتهية برقم تنتهي بـ ب مدى فيزا prepaid");
    private static final Set<String> TOWARDS = Words.of("to into in beneficiary إلى الى");
    /** "with your card …", "using card …". */
    private static final Set<String> MEANS = Words.of("with using via through thru");

    private static final int LABEL_REACH = 7;
    private static final int SIDE_REACH = 6;
    private static final int LEAST_DIGITS = 3;
    private static final int MOST_DIGITS = 18;

    /** The score of a number with two of label, mask and the user's own side. */
    private static final int PLAIN = 14;

    /** Of an account's last digits, where nothing else says that they are one. */
    private static final int LONGEST_TAIL = 6;

    private final Text text;
    private final BitSet taken;
    private final Masks masks;
    private final Notices notices;
    private final Scope scope;
    private final CardForms cards;

    AccountFinder(Text text, BitSet taken, Notices notices) {
        this.text = text;
        this.taken = taken;
        this.masks = new Masks(text, taken);
        this.notices = notices;
        this.scope = new Scope(text);
        this.cards = new CardForms(text);
    }

    Optional<Found> find(Optional<Direction> direction) {
        int best = -1;
        int bestScore = -1;
        for (int i = 0; i < text.size(); i++) {
            if (!text.at(i).isNumber()
                    || taken.get(i)
                    || notices.covers(i)
                    || !(isNumberOfAccount(i) || cards.isPointed(i))) {
                continue;
            }
            int score = score(i, direction);
            if (score > bestScore) {
                best = i;
                bestScore = score;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(found(best, bestScore));
    }

    private Found found(int i, int score) {
        int start = masks.start(i);
        int label = label(start);
        if (cards.isPointed(i)) {
            int end = text.at(i).end();
            return Found.of(new Span(end - CardForms.DIGITS, end), Evidence.ACCOUNT_PLAIN);
        }
        return new Found(
                text.span(i, masks.hidesTail(i) ? i + 1 : i),
                label < start ? Optional.of(text.span(label, label)) : Optional.empty(),
                score >= PLAIN ? Evidence.ACCOUNT_PLAIN : Evidence.ACCOUNT_BARE);
    }

    private boolean isNumberOfAccount(int i) {
        var token = text.at(i);
        boolean two = token.length() == 2
                && text.touchesPrevious(i)
                && masks.isMaskWord(i - 1)
                && (text.at(i - 1).length() > 2
                        || text.at(i - 1).length() == 2 && label(masks.start(i)) < masks.start(i));
        boolean length = (two || token.length() >= LEAST_DIGITS) && token.length() <= MOST_DIGITS;
        boolean plain = token.lower().indexOf('.') < 0 && token.lower().indexOf(',') < 0;
        boolean mark = text.at(i + 1).isMarkOf("*#@/") && !masks.isClosed(i + 1);
        boolean goesOn = text.touchesPrevious(i + 1) && (mark || masks.isMaskWord(i + 1) && !masks.isFramed(i))
                || masks.isMaskWord(i + 1) && text.at(i + 1).length() > 2;
        boolean grouped = masks.isGroup(i) && masks.isGroup(i + 1) && !masks.isClosed(i + 1);
        return plain && !grouped && (length && !goesOn || masks.hidesTail(i));
    }

    /** Higher is better; negative if it is no account of the user's. */
    private int score(int i, Optional<Direction> direction) {
        int brand = cards.brand(i);
        if (brand < i || cards.isPointed(i) || cards.isDotted(i)) {
            return PLAIN + cards.side(brand, direction);
        }
        int start = masks.start(i);
        boolean masked = start < i && masks.isMasked(start, i);
        int label = label(start);
        boolean labelled = label < start;
        if (isLineLabel(i, direction) || isBehindMovement(i) || endsCard(i)) {
            return PLAIN;
        }
        if (!labelled && cards.isPhone(start)) {
            return -1;
        }
        if (!labelled && !(masked && masks.standsFree(start))
                || masks.isHashOnly(start, i) && !labelled && !scope.isOwn(start - 1)) {
            return -1;
        }
        boolean receives = text.at(i + 1).is("credited") && direction.equals(Optional.of(Direction.DEBIT));
        if (receives && !scope.ownBefore(label, 3)) {
            return -1;
        }
        return 10 + (labelled ? 2 : 0) + (masked ? 2 : 0) + side(label, direction);
    }

    private int side(int label, Optional<Direction> direction) {
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
        for (int at = label - 1; at >= label - SIDE_REACH && text.sameSentence(at, label); at--) {
            var word = text.word(at);
            if (scope.isOwn(at)) {
                return 8;
            }
            if (word.equals("from") || word.equals("من")) {
                return credit ? -20 : 4;
            }
            if (word.equals("to")
                    && (text.at(at - 1).is("debited") || text.at(at - 1).is("posted"))) {
                return 4;
            }
            if (MEANS.contains(word)) {
                return credit ? 0 : 4;
            }
            if (TOWARDS.contains(word)) {
                return credit ? 4 : word.equals("in") ? 0 : -20;
            }
            if (text.cue(at).isVerb() || text.at(at).isNumber() || word.equals("and")) {
                return word.equals("and") ? -2 : 0;
            }
        }
        return 0;
    }

    /** {@code TB0004417}: the letters of a branch or a product. */
    private boolean isLetters(int i) {
        return text.at(i).isWord()
                && text.at(i).length() <= 6
                && text.at(i).cue() == Cue.NONE
                && text.isAllUpper(i)
                && text.at(i + 1).isNumber()
                && text.at(i + 1).length() >= 4;
    }

    /** {@code الى: 4410} on a line of its own, on the user's side of the movement. */
    private boolean isLineLabel(int i, Optional<Direction> direction) {
        var side = direction.equals(Optional.of(Direction.CREDIT)) ? Cue.TO : Cue.FROM;
        return text.at(i - 1).isMark(':')
                && text.cue(i - 2) == side
                && text.startsLine(i - 2)
                && Numbers.isPlain(text.word(i))
                && text.at(i).length() <= LONGEST_TAIL;
    }

    /** {@code واریز به 4410}: behind "deposit to", "withdrawal from", and nothing else in the line. */
    private boolean isBehindMovement(int i) {
        boolean side = text.cue(i - 1) == Cue.TO || text.cue(i - 1) == Cue.FROM;
        return side
                && text.cue(i - 2).isMovement()
                && text.startsLine(i - 2)
                && endsLine(i)
                && Numbers.isPlain(text.word(i))
                && text.at(i).length() <= LONGEST_TAIL;
    }

    private boolean endsLine(int i) {
        return text.startsLine(i + 1) || text.at(i + 1).kind() == Token.Kind.BREAK;
    }

    /** {@code 4410 ile biten kartınızla}, {@code 4410 no lu hesabınıza}: Turkish puts the number in front of its label. */
    private boolean endsCard(int i) {
        return text.at(i + 1).is("ile") && text.at(i + 2).is("biten")
                || text.at(i + 1).is("no") && text.at(i + 2).is("lu")
                || text.at(i + 1).is("nolu");
    }

    /** The token of the label in front of the number; the number's own start if there is none. */
    private int label(int start) {
        int letters = text.touchesPrevious(start) && isLetters(start - 1) ? label(start - 1) : start;
        if (letters < start - 1) {
            return letters;
        }
        if (text.word(start).startsWith("cx") && text.at(start - 1).isMark('/')) {
            return start - 2;
        }
        for (int at = start - 1; at >= start - LABEL_REACH; at--) {
            var token = text.at(at);
            if (token.cue() == Cue.ACCOUNT || token.cue() == Cue.CARD && !token.is("ending")) {
                return at;
            }
            if ((token.is("c") || token.is("cs") || token.is("cno"))
                    && text.at(at - 1).isMarkOf("/\\")
                    && text.at(at - 2).is("a")) {
                return at - 2;
            }
            if (token.is("bank") && at == start - 1 && text.at(start).isMark('-') && text.touchesPrevious(start)) {
                return at;
            }
            boolean linked = token.is("to") && text.at(at - 1).is("linked");
            boolean count = token.length() == 1
                    && (text.at(at + 1).is("digits") || text.at(at - 1).is("last"));
            boolean group = masks.isGroup(at) && masks.isGroup(at + 1);
            if (token.is("ending") || token.is("ends") || linked || count || group) {
                continue;
            }
            boolean filler = masks.isMaskWord(at)
                    || token.isMarkOf("….:-#([=><{+^*'\"‘’“”")
                    || token.isMark(')')
                    || token.isMark('/')
                            && (text.cue(at - 1) == Cue.ACCOUNT
                                    || text.at(at - 1).is("c"))
                    || token.isWord() && FILLERS.contains(token.lower());
            if (!filler) {
                return start;
            }
        }
        return start;
    }
}
