package io.lifafa.rules;

import io.lifafa.sms.Direction;
import io.lifafa.text.date.WrittenTime;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the amounts of money in a text: numbers with a currency beside them, or behind a word that labels money. */
final class MoneyFinder {
    /** More would be a table, not a message. */
    private static final int MOST = 24;

    private static final Set<String> MAGNITUDES =
            Words.of("k lakh lakhs lac lacs cr crore crores million mn billion bn");
    private static final Set<String> KOPECKS = Words.of("коп kop копеек копейки копійок");
    private static final Set<Character> ZEROS = Set.of('o', '\u043e', '\u03bf');
    private static final Set<String> LINKS = Words.of("by for with of is rs inr");

    private final Text text;
    private final BitSet taken;
    private final Scope scope;

    private MoneyFinder(Text text, List<Dated> dates) {
        this.text = text;
        this.scope = new Scope(text);
        this.taken = new BitSet(text.size());
        dates.forEach(date -> taken.set(date.first(), date.last() + 1));
    }

    static List<Money> find(Text text, List<Dated> dates) {
        var finder = new MoneyFinder(text, dates);
        var found = new ArrayList<Money>();
        for (int i = 0; i < text.size() && found.size() < MOST; i++) {
            if (text.at(i).isNumber() && !finder.taken.get(i)) {
                finder.at(i).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Money> at(int i) {
        if (hasLetterForZero(i)) {
            return Optional.empty();
        }
        if (!standsAlone(i)) {
            return inGroups(i);
        }
        var value = Numbers.read(text.word(i));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var grouped = inGroups(i);
        if (grouped.isPresent()) {
            return grouped;
        }
        int before = CurrencyLetters.isCode(text, i) ? -1 : currencyBefore(i);
        before = before > 0 && text.at(before - 1).isNumber() && isOfCard(before - 1, i) ? -1 : before;
        if (before >= 0
                && text.at(i - 1).isMark('-')
                && before == i - (text.at(before + 1).isMark('.') ? 3 : 2)) {
            return Optional.of(negative(value.get(), i, before));
        }
        if (before >= 0) {
            return Optional.of(isSigned(before) ? overdrawn(value.get(), i, before) : money(value.get(), i, before));
        }
        int after = currencyAfter(i);
        if (after >= 0 && hasKopecks(after)) {
            return Optional.empty();
        }
        if (after >= 0) {
            return Optional.of(money(value.get(), i, after));
        }
        int unknown = UnknownUnits.before(text, i);
        if (unknown >= 0) {
            return Optional.of(nameless(value.get(), i, unknown));
        }
        return isLabelled(i) ? Optional.of(unmarked(value.get(), i)) : Optional.empty();
    }

    private Money money(BigDecimal value, int i, int currencyAt) {
        return money(value, i, i, currencyAt);
    }

    private Money money(BigDecimal value, int first, int last, int currencyAt) {
        var currency = currency(last, currencyAt);
        boolean points = first == last
                && CurrencyLetters.endsInThree(text.word(first))
                && currency.filter(it -> Currencies.isGroupedByPoints(it, text)).isPresent();
        return new Money(
                points ? Numbers.readGroupedByPoints(text.word(first)).orElse(value) : value,
                currency,
                text.span(first, last),
                Optional.of(text.span(currencyAt, currencyAt)),
                Math.min(first, currencyAt),
                Math.max(last, currencyAt));
    }

    /** A code behind the number says which dollars or pesos the sign in front of it means: {@code $350.00 MXN}. */
    private Optional<String> currency(int last, int currencyAt) {
        boolean sign = text.at(currencyAt).isMark('$') && text.at(last + 1).length() == 3;
        return (sign ? Currencies.at(text, last + 1) : Optional.<String>empty())
                .or(() -> Currencies.at(text, currencyAt));
    }

    /** {@code 1 200,50 MAD}: groups of three with a space between, and the currency behind the last. */
    private Optional<Money> inGroups(int i) {
        int last = i;
        while (text.at(last + 1).isNumber() && isGroup(last) && last < i + 4) {
            last++;
        }
        boolean grouped = last > i && text.at(i).length() <= 3 && !touchesLetters(i) && !isPadded(text.word(i));
        int currency = grouped ? currencyAfter(last) : -1;
        if (currency < 0 || text.cue(i - 1) == Cue.CARD || text.cue(i - 1) == Cue.ACCOUNT) {
            return Optional.empty();
        }
        var joined = new StringBuilder();
        for (int at = i; at <= last; at++) {
            joined.append(text.word(at));
            taken.set(at);
        }
        int end = last;
        return Numbers.read(joined.toString()).map(value -> money(value, i, end, currency));
    }

    /** True if a group of three digits follows the number at {@code i} after one space. */
    private boolean isGroup(int i) {
        var next = text.word(i + 1);
        boolean three =
                next.length() == 3 || next.length() > 3 && Tokenizer.isSeparator(next.charAt(3)) && next.length() <= 6;
        return three
                && Numbers.isPlain(text.word(i))
                && text.at(i + 1).start() == text.at(i).end() + 1
                && !taken.get(i + 1);
    }

    /** {@code Rs.-1,200.50}: an overdrawn balance. */
    private Money negative(BigDecimal value, int i, int currencyAt) {
        var positive = money(value, i, currencyAt);
        return new Money(
                value.negate(), positive.currency(), text.span(i - 1, i), positive.currencySpan(), currencyAt, i);
    }

    /** {@code Bal: -Rs 1,200.50}. */
    private boolean isSigned(int currencyAt) {
        return text.at(currencyAt - 1).isMark('-')
                && text.touchesPrevious(currencyAt)
                && !text.touchesPrevious(currencyAt - 1)
                && (text.at(currencyAt - 2).isMark(':')
                        || text.at(currencyAt - 2).is("is"))
                && text.cue(currencyAt - 3) == Cue.BALANCE;
    }

    private Money overdrawn(BigDecimal value, int i, int currencyAt) {
        var positive = money(value, i, currencyAt);
        return new Money(
                value.negate(),
                positive.currency(),
                text.span(currencyAt - 1, i),
                positive.currencySpan(),
                currencyAt - 1,
                i);
    }

    /** Money in a unit that nobody knew: its code stays open. */
    private Money nameless(BigDecimal value, int i, int unit) {
        return new Money(
                value,
                Optional.of(Currencies.NAMELESS),
                text.span(i, i),
                Optional.of(text.span(unit, unit)),
                Math.min(i, unit),
                Math.max(i, unit));
    }

    private Money unmarked(BigDecimal value, int i) {
        int unit = UnknownUnits.behind(text, i);
        if (unit >= 0) {
            return nameless(value, i, unit);
        }
        return new Money(value, Optional.empty(), text.span(i, i), Optional.empty(), i, i);
    }

    /** False for a part of something else: masked digits, an identifier, a percentage, a rounded figure. */
    private boolean standsAlone(int i) {
        var next = text.at(i + 1);
        boolean glued = text.touchesPrevious(i + 1);
        if (isPadded(text.word(i)) || next.isMark('%') || MAGNITUDES.contains(next.lower()) && !isCreditSign(i)) {
            return false;
        }
        if (!glued) {
            return true;
        }
        if (next.isWord()) {
            return !CurrencyLetters.isCodeAround(text, i + 1)
                            && Currencies.at(text, i + 1).isPresent()
                    || next.is("cr")
                    || next.is("dr")
                    || next.cue().isMovement()
                    || next.cue().isPreposition() && next.length() > 2 && currencyBefore(i) >= 0
                    || CurrencyLetters.hasCents(text.word(i)) && currencyBefore(i) >= 0
                    || text.startsUpper(i + 1) && next.length() > 1 && next.cue() != Cue.NONE;
        }
        boolean joined = text.at(i + 2).isNumber() && text.touchesPrevious(i + 2);
        return !next.isMarkOf("*@_#") && !(next.isMarkOf("/:") && joined);
    }

    /** {@code Rs 25,OOO}: no bank writes so, and 25 it is not. */
    private boolean hasLetterForZero(int i) {
        int zeros = text.at(i + 1).isMarkOf(",.") ? i + 2 : i + 1;
        return text.at(zeros).isWord()
                && text.touchesPrevious(zeros)
                && text.touchesPrevious(i + 1)
                && ZEROS.containsAll(
                        text.word(zeros).chars().mapToObj(it -> (char) it).toList());
    }

    /** {@code 0012}: an identifier, not money. */
    private static boolean isPadded(String number) {
        return number.length() > 1 && number.charAt(0) == '0' && Character.isDigit(number.charAt(1));
    }

    /** "5,400.10 Cr" is a balance in credit, "5 Cr" fifty million. */
    private boolean isCreditSign(int i) {
        var number = text.word(i);
        int length = number.length();
        boolean paise = length > 3 && number.charAt(length - 3) == '.';
        return text.at(i + 1).is("cr") && (paise || length > 4);
    }

    private int currencyBefore(int i) {
        // "10 USD (921 RUB)", "100 руб 50 коп"
        if (text.at(i - 1).isMark('(') && currencyAfter(i) >= 0 || isKopecks(i)) {
            return -1;
        }
        int at = i - 1;
        if (text.at(at).isMarkOf("-+") && text.touchesPrevious(i)) {
            at--;
        }
        for (int skipped = 0; skipped < 2 && text.at(at).isMarkOf(".:=-("); skipped++) {
            at--;
        }
        // "AED *5000.00": a star in front of an amount with its cents is decoration, in front of other digits a mask
        at -= text.at(at).isMark('*') && text.touchesPrevious(i) && isWithCents(i) ? 1 : 0;
        // "Bal (INR): 1,200.50"
        boolean framed = text.at(at).isMarkOf(")]") && text.at(at - 2).isMarkOf("([");
        at -= framed ? 1 : 0;
        return Currencies.at(text, at).isPresent() ? at : -1;
    }

    /** A currency behind the number, unless it stands in front of the next one: {@code on 12-10 INR 500}. */
    private int currencyAfter(int i) {
        int at = text.at(i + 1).isMark('/') && text.at(i + 2).isMark('-') ? i + 3 : i + 1;
        boolean named =
                Currencies.at(text, at).isPresent() && text.at(at).lower().charAt(0) != '$';
        if (!named || touchesLetters(i)) {
            return -1;
        }
        if (isKopecks(at + 1) || text.at(at + 1).isMark('.') && isKopecks(at + 2)) {
            return at;
        }
        int next = text.at(at + 1).isMark('.') ? at + 2 : at + 1;
        boolean beforeNumber =
                text.at(next).isNumber() && text.sameSentence(at, next) && !taken.get(next) && !isOfCard(i, next);
        return beforeNumber && !text.touchesPrevious(at) && !isName(i, next) ? -1 : at;
    }

    /** "100 руб 50 коп" are two numbers for one amount, which no single place of the text gives: left unread. */
    private boolean hasKopecks(int currencyAt) {
        int at = text.at(currencyAt + 1).isMark('.') ? currencyAt + 2 : currencyAt + 1;
        return isKopecks(at) && !text.at(at).is("00") && !text.at(at).is("0");
    }

    /** The hundredth part of a rouble or hryvnia, told apart. */
    private boolean isKopecks(int i) {
        return text.at(i).isNumber() && KOPECKS.contains(text.word(i + 1));
    }

    /** {@code 149,90 TL 4410 kartınıza}: the second number is the card's. */
    private boolean isOfCard(int i, int next) {
        return CurrencyLetters.hasCents(text.word(i)) && CardForms.isBeforeLabel(text, next);
    }

    /** "100 THB 7ELEVEN", "100.00 RUB 24 ЧАСА": the number behind the currency begins a name. */
    private boolean isName(int i, int next) {
        boolean glued = text.at(next + 1).isWord()
                && text.touchesPrevious(next + 1)
                && text.startsUpper(next + 1)
                && Currencies.at(text, next + 1).isEmpty();
        boolean behind = text.isRussian()
                && CurrencyLetters.isShaped(text.word(i))
                && !CurrencyLetters.isShaped(text.word(next))
                && text.startsUpper(next + 1);
        return glued || behind && Currencies.at(text, next + 1).isEmpty();
    }

    private boolean touchesLetters(int i) {
        return text.touchesPrevious(i)
                && !isUnspaced(i - 1)
                && text.at(i - 1).kind() != Token.Kind.BREAK
                && !text.at(i - 1).isMarkOf(":;(،,=.")
                && signAt(text, i).isEmpty()
                && !isPathPiece(i);
    }

    /** {@code 入账5,600.00元}: Chinese and Japanese put no space in front of a number. */
    private boolean isUnspaced(int i) {
        return text.at(i).isWord()
                && text.at(i).lower().charAt(0) >= '\u3040'
                && text.at(i).lower().charAt(0) <= '\u9fff';
    }

    /** {@code *165*S*5000 RWF}: behind a code of one letter. */
    private boolean isPathPiece(int i) {
        return text.at(i - 1).isMark('*')
                && text.touchesPrevious(i - 1)
                && text.at(i - 2).isWord()
                && text.at(i - 2).length() == 1
                && text.at(i - 3).isMark('*');
    }

    /** The sign glued to the number at {@code i} that says which way the money went: {@code +1,200}. */
    static Optional<Direction> signAt(Text text, int i) {
        boolean sign = text.at(i - 1).isMarkOf("+-\u2212")
                && text.touchesPrevious(i)
                && (!text.touchesPrevious(i - 1)
                        || text.at(i - 2).kind() == Token.Kind.BREAK
                        || text.at(i - 2).isMarkOf(":("));
        return sign ? Optional.of(text.at(i - 1).isMark('+') ? Direction.CREDIT : Direction.DEBIT) : Optional.empty();
    }

    /** A bare number counts only behind a word that can label nothing but money. */
    private boolean isLabelled(int i) {
        // "BAL-8765.40"
        boolean dashed = text.at(i - 1).isMark('-') && text.touchesPrevious(i - 1) && text.cue(i - 2) == Cue.BALANCE;
        boolean glued = dashed || text.cue(i - 1) == Cue.BALANCE;
        if (touchesLetters(i) && !glued
                || text.word(i).length() > 12
                || WrittenTime.startsAt(text.body(), text.at(i).start())) {
            return false;
        }
        int at = i - 1;
        boolean linked = false;
        for (int skipped = 0; skipped < 4 && isLink(at); skipped++) {
            linked |= !text.at(at).isMark('.');
            at--;
        }
        if (scope.isSideOfBalance(at)) {
            return true;
        }
        var cue = text.cue(at);
        boolean shaped = text.word(i).indexOf(',') > 0 || text.word(i).indexOf('.') > 0;
        return switch (cue) {
            case AMOUNT, BALANCE -> shaped || linked;
            case DEBIT, CREDIT ->
                shaped
                        || text.at(i - 1).is("by")
                        || text.at(i - 1).is("with")
                        || text.at(i - 1).is("for");
            case FEE, LIMIT, DUE -> shaped;
            case DEBIT_NOUN, CREDIT_NOUN, MOVE -> isWithCents(i) && !linked;
            default ->
                shaped && signAt(text, i).isPresent() && text.startsLine(i - 1)
                        || isWithCents(i) && text.cue(i + 1) == Cue.BALANCE && hasVerbBefore(i);
        };
    }

    /** "received from X8812 1,500.00 balance 8,210.00": between the movement and the balance stands what moved. */
    private boolean hasVerbBefore(int i) {
        return scope.cueBefore(i, 6, Cue.CREDIT) || scope.cueBefore(i, 6, Cue.DEBIT);
    }

    private boolean isWithCents(int i) {
        var number = text.word(i);
        return number.length() > 3 && number.charAt(number.length() - 3) == '.';
    }

    private boolean isLink(int at) {
        var token = text.at(at);
        return token.isMarkOf(":-=.") || (token.isWord() && LINKS.contains(token.lower()));
    }
}
