package io.lifafa.rules.name;

import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.rules.money.CardForms;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import io.lifafa.text.number.Digits;
import java.util.BitSet;
import java.util.Set;

/** Cuts a message that is a list of fields into the runs of words that no field's label, value or status takes. */
final class FieldRuns {
    /** What a run of words may be at most. */
    static final int LONGEST = 8;

    private static final String OPENING = "\"«“„";
    private static final String CLOSING = "\"»”“";
    private static final String INSIDE = "-.&'’_+@*";

    /** Statuses, rails and what else stands in a field of its own without being a name. */
    private static final Set<String> NO_NAMES = Words.of(
            "kurs курс ok ок успешно успешна uspeshno uspeshna выполнен выполнена выполнено исполнен исполнена проведена provedena "
                    + "vypolnen vypolnena qr сбп sbp erip ерип pos nfc sms смс тел tel www http https tovarov uslug товаров услуг "
                    + "товару послуги средств sredstv rub rur руб byn kzt uah uzs usd eur спасибо подробнее спасибi справка "
                    + "spravka сервис банк bank клиенту na vremya время data дата vremja mcc mcс v в и i дост dost исх вх тек tek");

    /** Small letters within the name of a person: {@code Бакыт уулу Азамат}. */
    private static final Set<String> PATRONYMICS = Words.of("уулу кызы оглы гызы uulu kyzy ogly qizi ogli ұлы қызы");

    private final Text text;
    private final BitSet taken;
    private final CardForms cards;

    FieldRuns(Text text, BitSet taken) {
        this.text = text;
        this.taken = taken;
        this.cards = new CardForms(text);
    }

    /** The last token of the run that starts at {@code first}; {@code first - 1} if none starts there. */
    int end(int first) {
        int last = first - 1;
        while (last < first + LONGEST && goesOn(first, last + 1)) {
            int quote = quoteEnd(last + 1);
            last = quote > last ? quote : last + 1;
        }
        while (last >= first && isLooseEnd(first, last)) {
            last--;
        }
        return last;
    }

    /** The closing quote of the one that opens at {@code i}; -1 if it is none or stays open. */
    int quoteEnd(int i) {
        if (!text.at(i).isMarkOf(OPENING)
                || text.touchesPrevious(i) && text.at(i - 1).isNumber()) {
            return -1;
        }
        for (int at = i + 1; at < i + LONGEST && text.at(at).kind() != Token.Kind.BREAK; at++) {
            if (text.at(at).isMarkOf(CLOSING)) {
                return at;
            }
        }
        return -1;
    }

    private boolean goesOn(int first, int i) {
        if (i < 0 || i >= text.size() || taken.get(i)) {
            return false;
        }
        return switch (text.at(i).kind()) {
            case BREAK -> false;
            case NUMBER -> isNumberOfName(first, i);
            case MARK -> quoteEnd(i) > i || i > first && joins(i);
            case WORD -> isWordOfName(first, i);
        };
    }

    private boolean isWordOfName(int first, int i) {
        var cue = text.cue(i);
        boolean small = i > first
                && (text.touchesPrevious(i) || text.isAllUpper(i) && text.at(i).length() <= 2);
        if (NO_NAMES.contains(text.word(i)) && !small
                || Currencies.at(text, i).isPresent() && text.at(i + 1).isNumber()) {
            return false;
        }
        // "No5"
        boolean numbered = i > first && text.at(i).is("no") && text.touchesPrevious(i + 1);
        boolean glued = i > first && text.touchesPrevious(i);
        if (i == first) {
            return cue == Cue.NONE && (text.startsUpper(i) || isCaseless(i)) && !isMask(i);
        }
        boolean open = cue.isPreposition() || cue == Cue.NONE;
        if (PATRONYMICS.contains(text.word(i))) {
            return true;
        }
        return numbered || glued && open || open && (text.startsUpper(i) || isCaseless(i)) && !isMask(i);
    }

    private boolean isCaseless(int i) {
        return !text.startsUpper(i) && !text.startsLower(i);
    }

    /** {@code VISA7702}, {@code MIR *1290}, {@code ECMC-4410}. */
    private boolean isMask(int i) {
        return text.at(i + 1).isMarkOf("*#")
                || cards.brand(i + 1) == i
                || text.at(i + 1).isMark('-') && cards.brand(i + 2) == i;
    }

    private boolean isNumberOfName(int first, int i) {
        boolean clock = text.at(i - 1).isMark('/')
                || text.at(i + 1).isMark(':')
                || text.at(i - 1).isMark(':');
        boolean masked = text.at(i + 1).isMark('*') || text.at(i - 1).isMark('*');
        int length = text.at(i).length();
        if (clock || masked || length > 4 || !Digits.areAll(text.word(i))) {
            return false;
        }
        return i > first || length <= 3 && text.startsUpper(i + 1) && text.cue(i + 1) == Cue.NONE;
    }

    /** A mark inside of a name: {@code ВОСТОК-7}, {@code KINO.RU}, {@code H&M}, {@code К.}, {@code А.В.}. */
    private boolean joins(int i) {
        if (text.at(i).isMarkOf("&№")) {
            return true;
        }
        boolean initial = text.at(i).isMark('.') && isInitial(i - 1);
        boolean glued = text.touchesPrevious(i)
                && text.touchesPrevious(i + 1)
                && (text.at(i + 1).isWord() || text.at(i + 1).isNumber());
        return initial || glued && text.at(i).isMarkOf(INSIDE);
    }

    private boolean isInitial(int i) {
        return text.at(i).isWord() && text.at(i).length() == 1 && text.startsUpper(i);
    }

    /** A small word or a mark that the run ends with by chance. */
    private boolean isLooseEnd(int first, int last) {
        boolean initial = text.at(last).isMark('.') && last - first >= 2 && isInitial(last - 1);
        boolean mark = text.at(last).kind() == Token.Kind.MARK && !text.at(last).isMarkOf(CLOSING) && !initial;
        return mark || text.cue(last).isPreposition();
    }
}
