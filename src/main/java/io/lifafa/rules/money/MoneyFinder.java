package io.lifafa.rules.money;

import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.CurrencyLetters;
import io.lifafa.rules.message.Dated;
import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import io.lifafa.text.number.Lakhs;
import io.lifafa.text.number.Magnitudes;
import io.lifafa.text.number.NumberScanner;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the amounts of money in a text: numbers with a currency beside them, or behind a word that labels money. */
public final class MoneyFinder {
    /** More would be a table, not a message. */
    private static final int MOST = 24;

    private static final Set<String> KOPECKS = Words.of("коп kop копеек копейки копійок");

    private final Text text;
    private final BitSet taken;
    private final Scope scope;
    private final BareAmount bare;

    private MoneyFinder(Text text, List<Dated> dates) {
        this.text = text;
        this.scope = new Scope(text);
        this.bare = new BareAmount(text, scope);
        this.taken = new BitSet(text.size());
        dates.forEach(date -> taken.set(date.first(), date.last() + 1));
    }

    public static List<Money> find(Text text, List<Dated> dates) {
        var finder = new MoneyFinder(text, dates);
        var found = new ArrayList<Money>();
        for (int i = 0; i < text.size() && found.size() < MOST; i++) {
            var money = text.at(i).isNumber() && !finder.taken.get(i) ? finder.at(i) : Optional.<Money>empty();
            if (money.isPresent()) {
                found.add(money.get());
            }
        }
        return found;
    }

    private Optional<Money> at(int i) {
        if (CurrencyLetters.standForZeros(text, i)) {
            return Optional.empty();
        }
        int last = Figure.lastGroup(text, i, taken);
        if (last > i && !isPadded(text.word(i)) && (isInGroups(i, last) || isBehindCurrency(i, last))) {
            return Figure.read(text, i, last).map(it -> grouped(it, isInGroups(i, last)));
        }
        return standsAlone(i) ? alone(i) : Optional.empty();
    }

    /** Most numbers are no money: what one means is read when that is known. */
    private Optional<Money> alone(int i) {
        int before = CurrencyLetters.isCode(text, i) ? -1 : currencyBefore(i);
        if (before >= 0 && !(before > 0 && text.at(before - 1).isNumber() && isOfCard(before - 1, i))) {
            return Figure.read(text, i, i).flatMap(it -> behindCurrency(it, before));
        }
        int after = currencyAfter(i);
        if (after >= 0) {
            return hasKopecks(after)
                    ? Optional.empty()
                    : Figure.read(text, i, i).map(it -> money(it, after));
        }
        int unknown = UnknownUnits.before(text, i);
        if (unknown >= 0) {
            return Figure.read(text, i, i).map(it -> nameless(it, unknown));
        }
        return bare.isLabelled(i, touchesLetters(i)) ? Figure.read(text, i, i).map(this::unmarked) : Optional.empty();
    }

    private Optional<Money> behindCurrency(Figure figure, int currencyAt) {
        var money = signed(figure, currencyAt);
        return figure.isCut(text, money.currency()) ? Optional.empty() : Optional.of(money);
    }

    private Money signed(Figure figure, int currencyAt) {
        int i = figure.first();
        boolean inside = text.at(i - 1).isMark('-')
                && currencyAt == i - (text.at(currencyAt + 1).isMark('.') ? 3 : 2)
                && (scope.cueBefore(currencyAt, 4, Cue.BALANCE)
                        || text.at(currencyAt - 1).isMark('('));
        if (inside || isSigned(currencyAt)) {
            return negative(money(figure, currencyAt), inside ? i - 1 : currencyAt - 1);
        }
        return money(figure, currencyAt);
    }

    private Money money(Figure figure, int currencyAt) {
        var currency = currency(figure.last(), currencyAt);
        boolean points = figure.number().isTwofold()
                && currency.filter(it -> Currencies.isGroupedByPoints(it, text)).isPresent();
        return new Money(
                figure.value(points),
                currency,
                figure.number().span(),
                Optional.of(text.span(currencyAt, currencyAt)),
                Math.min(figure.first(), currencyAt),
                Math.max(figure.last(), currencyAt));
    }

    /** A code behind the number says which dollars or pesos the sign in front of it means: {@code $350.00 MXN}. */
    private Optional<String> currency(int last, int currencyAt) {
        boolean sign = text.at(currencyAt).isMark('$') && text.at(last + 1).length() == 3;
        return (sign ? Currencies.at(text, last + 1) : Optional.<String>empty())
                .or(() -> Currencies.at(text, currencyAt));
    }

    /** {@code 1 200,50 MAD}: groups of three with a space between, and the currency behind the last. */
    private boolean isInGroups(int i, int last) {
        return !touchesLetters(i) && currencyAfter(last) >= 0 && !CardForms.isTail(text, i);
    }

    private Money grouped(Figure figure, boolean currencyBehind) {
        taken.set(figure.first(), figure.last() + 1);
        return currencyBehind
                ? money(figure, currencyAfter(figure.last()))
                : signed(figure, currencyBefore(figure.first()));
    }

    /** {@code R1 250,00}, {@code KZT 15 000}; but {@code Rs 5 365 MARKET}: rupees have commas. */
    private boolean isBehindCurrency(int i, int last) {
        int currency = currencyBefore(i);
        return currency >= 0
                && (NumberScanner.hasCents(text.word(last))
                        || Currencies.at(text, currency).filter(Lakhs::has).isEmpty());
    }

    /** {@code Rs.-1,200.50}: an overdrawn balance. */
    private Money negative(Money positive, int sign) {
        return new Money(
                positive.value().negate(),
                positive.currency(),
                new Span(text.at(sign).start(), positive.span().end()),
                positive.currencySpan(),
                Math.min(sign, positive.first()),
                positive.last());
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

    /** Money in a unit that nobody knew: its code stays open. */
    private Money nameless(Figure figure, int unit) {
        return new Money(
                figure.value(false),
                Optional.of(Currencies.NAMELESS),
                figure.number().span(),
                Optional.of(text.span(unit, unit)),
                Math.min(figure.first(), unit),
                Math.max(figure.last(), unit));
    }

    private Money unmarked(Figure figure) {
        int unit = UnknownUnits.behind(text, figure.first());
        return unit >= 0
                ? nameless(figure, unit)
                : new Money(
                        figure.value(false),
                        Optional.empty(),
                        figure.number().span(),
                        Optional.empty(),
                        figure.first(),
                        figure.last());
    }

    /** False for a part of something else: masked digits, an identifier, a percentage, a rounded figure. */
    private boolean standsAlone(int i) {
        var next = text.at(i + 1);
        boolean glued = text.touchesPrevious(i + 1);
        if (isPadded(text.word(i))
                || next.isMark('%')
                || isMagnitude(i + 1) && !isCreditSign(i) && !text.at(i + 2).isMark('-')) {
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
                    || NumberScanner.hasCents(text.word(i)) && currencyBefore(i) >= 0
                    || text.startsUpper(i + 1) && next.length() > 1 && next.cue() != Cue.NONE;
        }
        boolean joined = text.at(i + 2).isNumber() && text.touchesPrevious(i + 2);
        return !next.isMarkOf("*@_#") && !(next.isMarkOf("/:") && joined);
    }

    /** "5,400.10 Cr" is a balance in credit, "5 Cr" fifty million. */
    private boolean isCreditSign(int i) {
        var number = text.word(i);
        boolean goesOn = text.cue(i + 2) == Cue.TO || text.at(i + 2).is("in");
        return text.at(i + 1).is("cr") && (NumberScanner.hasCents(number) || number.length() > 4 || goesOn);
    }

    private boolean isMagnitude(int i) {
        var word = text.at(i);
        return word.is("k")
                || word.is("cr")
                || word.isWord() && Magnitudes.power(word.lower(), text.touchesPrevious(i)) > 0;
    }

    private int currencyBefore(int i) {
        // "10 USD (921 RUB)", "100 руб 50 коп"
        if (text.at(i - 1).isMark('(') && currencyAfter(i) >= 0 || isKopecks(i)) {
            return -1;
        }
        int at = i - 1;
        if (text.at(at).isMarkOf("-+") && (text.touchesPrevious(i) || AmountSign.isBehindUnit(text, at))) {
            at--;
        }
        for (int skipped = 0; skipped < 2 && text.at(at).isMarkOf(".:=-("); skipped++) {
            at--;
        }
        // "AED *5000.00": a star in front of an amount with its cents is decoration, in front of other digits a mask
        at -= text.at(at).isMark('*') && text.touchesPrevious(i) && NumberScanner.hasCents(text.word(i)) ? 1 : 0;
        // "Bal (INR): 1,200.50"
        boolean framed = text.at(at).isMarkOf(")]") && text.at(at - 2).isMarkOf("([");
        at -= framed ? 1 : 0;
        return Currencies.at(text, at).isPresent() ? at : -1;
    }

    /** A currency behind the number, unless it stands in front of the next one: {@code on 12-10 INR 500}. */
    private int currencyAfter(int i) {
        int at = text.at(i + 1).isMark('/') && text.at(i + 2).isMark('-') ? i + 3 : i + 1;
        boolean named = Currencies.at(text, at).isPresent()
                && !(text.at(at).isMark('$') && text.at(at + 1).isNumber());
        if (!named || touchesLetters(i)) {
            return -1;
        }
        if (isKopecks(at + 1) || text.at(at + 1).isMark('.') && isKopecks(at + 2)) {
            return at;
        }
        int next = text.at(at + 1).isMark('.') ? at + 2 : at + 1;
        boolean beforeNumber = text.at(next).isNumber()
                && text.sameSentence(at, next)
                && !taken.get(next)
                && standsAlone(next)
                && !isOfCard(i, next);
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
        return NumberScanner.hasCents(text.word(i)) && CardForms.isBeforeLabel(text, next);
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
                && !CurrencyLetters.isUnspaced(text, i - 1)
                && text.at(i - 1).kind() != Token.Kind.BREAK
                && !text.at(i - 1).isMarkOf(":;()،,=.")
                && AmountSign.at(text, i).isEmpty()
                && !isPathPiece(i)
                && !isField(i);
    }

    /** {@code *165*S*5000 RWF}: behind a code of one letter. */
    private boolean isPathPiece(int i) {
        return text.at(i - 1).isMark('*')
                && text.touchesPrevious(i - 1)
                && text.at(i - 2).isWord()
                && text.at(i - 2).length() == 1
                && text.at(i - 3).isMark('*');
    }

    /** {@code VISA3390/RASHOD/12.50BYN/PIZZERIA}: a slash parts the fields. */
    private boolean isField(int i) {
        return text.at(i - 1).isMark('/')
                && text.at(i - 2).isWord()
                && CurrencyLetters.isShaped(text.word(i))
                && text.isRussian()
                && Currencies.at(text, i + 1).isPresent();
    }

    /** {@code 0012}: an identifier, no quantity. */
    private static boolean isPadded(String number) {
        return number.length() > 1 && number.charAt(0) == '0' && Character.isDigit(number.charAt(1));
    }
}
