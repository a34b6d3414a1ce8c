package io.lifafa.rules.account;

import io.lifafa.rules.message.Evidence;
import io.lifafa.rules.message.Found;
import io.lifafa.rules.message.Masks;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.rules.money.CardForms;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import io.lifafa.text.number.Digits;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** Finds the user's own account or card: the digits that stand behind a mask or a label, on the right side of the movement. */
public final class AccountFinder {
    private static final int BARE = 10;
    private static final int LEAST_FULL = 8;
    private static final Set<String> PARTIES =
            Words.of("sender receiver recipient remitter payee payer beneficiary agent merchant mob mobile phone tel");
    /** "Your FD 77XX1209 has matured": where the money was, not where it is. */
    private static final Set<String> PRODUCTS = Words.of("fd rd td loan policy folio deposit");

    private static final Set<String> LINE_MEANS = Words.of("by via");

    private static final int SIDE_REACH = 6;
    private static final int NAME_REACH = 9;
    private static final int LEAST_PHONE = 9;
    private static final Set<String> RECHARGED = Words.of("of for to number mobile");
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
    private final AccountLabel labels;
    private final AccountSide sides;

    public AccountFinder(Text text, BitSet taken, Notices notices) {
        this.text = text;
        this.taken = taken;
        this.masks = new Masks(text, taken);
        this.notices = notices;
        this.scope = new Scope(text);
        this.cards = new CardForms(text);
        this.labels = new AccountLabel(text, masks);
        this.sides = new AccountSide(text, cards);
    }

    public Optional<Found> find(Optional<Direction> direction) {
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
        int label = labels.first(start);
        if (cards.isPointed(i)) {
            int end = text.at(i).end();
            return Found.of(new Span(end - CardForms.DIGITS, end), Evidence.ACCOUNT_PLAIN);
        }
        boolean tail = AccountDigits.isDashed(text, i)
                && text.at(i + 2).length() <= 2
                && text.at(i).length() > 4;
        return new Found(
                text.span(i, tail ? i + 2 : masks.hidesTail(i) ? i + 1 : i),
                label < start ? Optional.of(text.span(label, label)) : Optional.empty(),
                score >= PLAIN ? Evidence.ACCOUNT_PLAIN : Evidence.ACCOUNT_BARE);
    }

    private boolean isNumberOfAccount(int i) {
        var token = text.at(i);
        boolean two = token.length() == 2 && text.touchesPrevious(i) && cards.isPair(i)
                || token.length() == 2
                        && text.touchesPrevious(i)
                        && (masks.isMaskWord(i - 1) || masks.isStars(i - 1))
                        && (text.at(i - 1).length() > 2
                                || masks.isStars(i - 1)
                                || text.at(i - 1).length() == 2 && labels.first(masks.start(i)) < masks.start(i));
        two |= token.length() == 2 && AccountDigits.isSaidToEnd(text, i);
        boolean length = (two || token.length() >= LEAST_DIGITS) && token.length() <= MOST_DIGITS;
        boolean plain = token.lower().indexOf('.') < 0 && token.lower().indexOf(',') < 0;
        boolean mark = text.at(i + 1).isMarkOf("*#@/") && !masks.isClosed(i + 1) && cards.brand(i) == i;
        boolean goesOn = text.touchesPrevious(i + 1) && (mark || masks.isMaskWord(i + 1) && !masks.isFramed(i))
                || masks.isMaskWord(i + 1) && text.at(i + 1).length() > 2;
        boolean grouped = masks.isGroup(i) && masks.isGroup(i + 1) && !masks.isClosed(i + 1)
                || AccountDigits.goOn(text, i, taken);
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
        int label = labels.first(start);
        boolean labelled = label < start;
        if (isLineLabel(i, direction) || isBehindMovement(i) || endsCard(i)) {
            return PLAIN;
        }
        if (!labelled && isBehindSide(i, direction)) {
            return BARE;
        }
        if (!labelled && (isGrouped(start, i) || start == i && text.at(i).length() >= LEAST_FULL)) {
            return behindSide(start, direction) ? BARE : -1;
        }
        if (!labelled && (isMaskedPhone(start, i) || cards.isPhone(start) || isBehindName(start, direction))) {
            return -1;
        }
        if (!labelled && !(masked && (masks.standsFree(start) || labels.isCountry(start - 1)))
                || masks.isHashOnly(start, i) && !labelled && !scope.isOwn(start - 1)) {
            return -1;
        }
        // "İşlem no CC-881204"
        if (labelled && text.cue(label - 1) == Cue.REFERENCE) {
            return -1;
        }
        boolean receives = text.at(i + 1).is("credited") && direction.equals(Optional.of(Direction.DEBIT));
        if (receives && !scope.ownBefore(label, 3)) {
            return -1;
        }
        if (!labelled && PRODUCTS.contains(text.word(start - 1))) {
            return BARE;
        }
        return 10 + (labelled ? 2 : 0) + (masked ? 2 : 0) + sides.of(label, direction) + (isLinked(label, i) ? 10 : 0);
    }

    /** Of a card and the account that it is linked to, the account's number. */
    private boolean isLinked(int label, int i) {
        boolean card = text.cue(label) == Cue.CARD;
        int before = scope.isOwn(label - 1) ? label - 2 : label - 1;
        boolean behind = text.at(before).is("to") && text.at(before - 1).is("linked");
        boolean inFront = text.at(i + 1).is("linked") && text.at(i + 2).is("to") && scope.cueAfter(i, 7, Cue.CARD);
        return !card && label < i && (behind || inFront);
    }

    /** {@code الى: 4410} on a line of its own, on the user's side of the movement. */
    private boolean isLineLabel(int i, Optional<Direction> direction) {
        boolean credit = direction.equals(Optional.of(Direction.CREDIT));
        var side = credit ? Cue.TO : Cue.FROM;
        int label = text.at(i - 1).isMark(':') ? i - 2 : i - 1;
        boolean means = !credit && label < i - 1 && LINE_MEANS.contains(text.word(label));
        boolean closed = label < i - 1 || endsLine(i) || masks.isClosed(i + 1) && endsLine(i + 2);
        return (text.cue(label) == side || means)
                && closed
                && text.startsLine(label)
                && Digits.areAll(text.word(i))
                && text.at(i).length() <= LONGEST_TAIL;
    }

    /** {@code واریز به 4410}: behind "deposit to", "withdrawal from", and nothing else in the line. */
    private boolean isBehindMovement(int i) {
        boolean side = text.cue(i - 1) == Cue.TO || text.cue(i - 1) == Cue.FROM;
        return side
                && text.cue(i - 2).isMovement()
                && text.startsLine(i - 2)
                && endsLine(i)
                && Digits.areAll(text.word(i))
                && text.at(i).length() <= LONGEST_TAIL;
    }

    /** "Transaction from 8890 on 12/11/26", "from ...4419 at": four digits and nothing else. */
    private boolean isBehindSide(int i, Optional<Direction> direction) {
        int at = i - 1;
        while (at > i - 5 && text.at(at).isMark('.')) {
            at--;
        }
        boolean debit = direction.equals(Optional.of(Direction.DEBIT));
        boolean dots = at < i - 2;
        return AccountDigits.areFour(text, i)
                && Digits.areAll(text.word(i))
                && (at == i - 1 || dots)
                && text.cue(at) == (debit ? Cue.FROM : Cue.TO)
                && (debit || dots)
                && (text.startsLower(i + 1) || endsLine(i) || text.at(i + 1).isMarkOf(".,"));
    }

    /** {@code 4512-0087}: digits in groups. */
    private boolean isGrouped(int start, int i) {
        for (int at = start; at < i; at++) {
            if (!text.at(at).isNumber() && !text.at(at).isMark('-')) {
                return false;
            }
        }
        return start < i;
    }

    /** "debited from 4512-0087", "credited to 4512-0087". */
    private boolean behindSide(int start, Optional<Direction> direction) {
        var side = direction.equals(Optional.of(Direction.CREDIT)) ? Cue.TO : Cue.FROM;
        return text.cue(start - 1) == side && text.cue(start - 2).isMovement();
    }

    /** {@code NUUR(0615***441)}: a telephone is hidden like a card. */
    private boolean isMaskedPhone(int start, int i) {
        boolean opens = text.at(start - 1).isMark('(')
                && text.at(start - 2).isWord()
                && !text.startsLower(start - 2)
                && text.cue(start - 2) != Cue.ACCOUNT
                && text.cue(start - 2) != Cue.CARD;
        boolean mobile = RECHARGED.contains(text.word(start - 1))
                && text.at(i).end() - text.at(start).start() == LEAST_PHONE + 1;
        boolean zero = Character.digit(text.word(start).charAt(0), 10) == 0
                && text.at(start + 1).isMark('*')
                && text.cue(start - 1) != Cue.FROM
                && text.at(i).end() - text.at(start).start() >= LEAST_PHONE;
        return text.at(start).isNumber()
                && start < i
                && (opens || zero || mobile)
                && !scope.cueBefore(start, SIDE_REACH, Cue.ACCOUNT);
    }

    /** "to GRACE A. 0722***119": the number of whom the other side's name stands in front of. */
    private boolean isBehindName(int start, Optional<Direction> direction) {
        var others = direction.equals(Optional.of(Direction.CREDIT)) ? Cue.FROM : Cue.TO;
        int before = text.at(start - 1).isMark(':') ? start - 2 : start - 1;
        if (PARTIES.contains(text.word(before))) {
            return true;
        }
        for (int at = start - 1; at >= start - NAME_REACH && text.sameSentence(at, start); at--) {
            if (text.cue(at) == others && !text.startsUpper(at)) {
                return !scope.isOwn(at + 1) && !AccountSide.ONTO.contains(text.word(at - 1));
            }
            if (text.cue(at) != Cue.NONE || text.startsLower(at)) {
                return false;
            }
        }
        return false;
    }

    private boolean endsLine(int i) {
        return text.startsLine(i + 1) || text.at(i + 1).kind() == Token.Kind.BREAK;
    }

    /** {@code 4410 ile biten kartınızla}, {@code 4410 no lu hesabınıza}: Turkish puts the number in front of its label. */
    private boolean endsCard(int i) {
        return CardForms.isNumbering(text, i + 1)
                || (text.at(i - 1).isMark('*') || text.at(i).length() == 4)
                        && Digits.areAll(text.word(i))
                        && isPossessed(i + 1);
    }

    /** {@code TR**4419 hesabinizdan}: "from your account", in one word. */
    private boolean isPossessed(int i) {
        boolean label = text.cue(i) == Cue.ACCOUNT || text.cue(i) == Cue.CARD;
        return label && (text.word(i).contains("n\u0131z") || text.word(i).contains("niz"));
    }
}
