package io.lifafa.rules.name;

import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.Evidence;
import io.lifafa.rules.message.Found;
import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds who paid or was paid in a list of fields: behind the label for it, behind the small word for a place or a giver,
 * else the field that is left over when status, amount, card, date and balance are taken away.
 */
final class ListedNames {
    private static final Set<String> RECEIVERS = Words.of(
            "получатель получателю кому komu poluchatel алушы отримувач одержувач атрымальнік магазин магазину магазине орны кропка точка "
                    + "крама место mesto місце misce оператор услуга usluga послуга торговец merchant");
    private static final Set<String> SENDERS =
            Words.of("отправитель otpravitel жіберуші відправник адпраўнік плательщик platelschik");
    private static final Set<String> GIVERS = Words.of("от ot від vid ад from");
    private static final Set<String> CASH = Words.of(
            "atm атм банкомат bankomat банкомате bankomate банкоматі банкамат банкамаце снятие snyatie зняття наличные nalichnye наличных "
                    + "nalichnyh готівки наяўных withdrawal снято қолма");
    private static final Set<String> CITIES = Words.of("minsk brest grodno gomel vitebsk mogilev moskva moscow spb "
            + "almaty astana kiev kyiv lviv kharkiv odesa dnipro bishkek tashkent yerevan baku tbilisi chisinau "
            + "минск москва алматы астана київ киев львів харків одеса дніпро бишкек ташкент spt");

    private static final Set<String> COUNTRIES = Words.of(
            "ru by kz ua uz kg am md ge az tj lt lv ee pl "
                    + "rus blr kaz ukr uzb kgz arm mda geo aze tjk ltu lva est pol usa gbr deu nld irl lux cyp tur chn hkg sgp che fra");

    private static final Set<String> PURPOSES = Words.of("сообщение soobschenie soobshchenie повідомлення назначение "
            + "naznachenie призначення комментарий kommentariy коментар причина prichina");

    private static final Set<String> TALK =
            Words.of("ist id txn ref your you ur if not no the call is in on for and dear avl total");

    private static final Set<String> YOU = Words.of("вам vam");
    /** "Перевел(а) вам" behind a name. */
    private static final int FORMS = 6;

    private static final int QUOTED = 6;
    private static final int CAPITALS = 4;
    private static final int PERSON = 3;
    private static final int BESIDE = 2;
    private static final int LEAST = 2;

    private final Text text;
    private final BitSet taken;
    private final Notices notices;
    private final Movement movement;
    private final FieldRuns runs;

    ListedNames(Text text, BitSet taken, Notices notices, Movement movement) {
        this.text = text;
        this.taken = taken;
        this.notices = notices;
        this.movement = movement;
        this.runs = new FieldRuns(text, taken);
    }

    Optional<Found> find() {
        return labelled().or(this::inFrontOfVerb).or(this::besidePreposition).or(this::leftOver);
    }

    /** In any language: a name in capitals, alone between the amount and the next field. */
    Optional<Found> behindAmount() {
        for (int i = 1; i < text.size(); i++) {
            boolean opens = taken.get(i - 1) || text.at(i - 1).isMarkOf(".;,") && i > 1 && taken.get(i - 2);
            int last = opens && !notices.covers(i) ? runs.end(i) : i - 1;
            if (last >= i
                    && !TALK.contains(text.word(i))
                    && Currencies.at(text, i).isEmpty()
                    && kind(i, last) == CAPITALS
                    && closes(last + 1)
                    && name(i).isPresent()) {
                return Optional.of(Found.of(span(i, last), Evidence.PARTY_ALONE));
            }
        }
        return Optional.empty();
    }

    private boolean closes(int i) {
        boolean field = text.at(i).is("on") && taken.get(i + 1)
                || text.cue(i) == Cue.BALANCE
                || text.cue(i) == Cue.CARD
                || text.cue(i) == Cue.ACCOUNT;
        boolean mark = text.at(i).isMarkOf(".;,") && !text.at(i + 1).isWord()
                || text.at(i).isMark(';');
        return i < text.size() && (field || mark || taken.get(i) || text.at(i).kind() == Token.Kind.BREAK);
    }

    private boolean isCredit() {
        return movement.direction() == Direction.CREDIT;
    }

    private Optional<Found> labelled() {
        var labels = isCredit() ? SENDERS : RECEIVERS;
        for (int i = 0; i < text.size(); i++) {
            boolean label = labels.contains(text.word(i))
                    && (!text.isAllUpper(i) || text.at(i + 1).isMark(':'));
            if (label && !notices.covers(i)) {
                var name = name(text.at(i + 1).isMarkOf(":-") ? i + 2 : i + 1);
                if (name.isPresent()) {
                    return Optional.of(new Found(name.get(), Optional.of(text.span(i, i)), Evidence.PARTY_LABELLED));
                }
            }
        }
        return Optional.empty();
    }

    /** {@code АНТОН ВИКТОРОВИЧ К. перевел(а) вам}. */
    private Optional<Found> inFrontOfVerb() {
        int verb = movement.at();
        if (!isCredit() || !YOU.contains(text.word(verb))) {
            return Optional.empty();
        }
        int first = verb;
        while (first > 0 && text.sameSentence(first - 1, verb)) {
            first--;
        }
        int last = runs.end(first);
        boolean beside = last >= first && verb - last <= FORMS;
        return beside ? name(first).map(it -> Found.of(it, Evidence.PARTY_BESIDE)) : Optional.empty();
    }

    private Optional<Found> besidePreposition() {
        for (int i = 0; i < text.size(); i++) {
            boolean stands = isCredit()
                    ? GIVERS.contains(text.word(i))
                    : text.cue(i) == Cue.AT || text.at(i).is("to");
            if (stands && !notices.covers(i) && !isWithinName(i)) {
                var name = name(i + 1);
                if (name.isPresent()) {
                    return Optional.of(new Found(name.get(), Optional.of(text.span(i, i)), Evidence.PARTY_BESIDE));
                }
            }
        }
        return Optional.empty();
    }

    /** {@code ЦВЕТЫ У ДОМА}: a small word in capitals between others. */
    private boolean isWithinName(int i) {
        return text.at(i - 1).isWord()
                && text.cue(i - 1) == Cue.NONE
                && !taken.get(i - 1)
                && text.isAllUpper(i)
                && text.isAllUpper(i - 1)
                && text.sameSentence(i - 1, i);
    }

    private Optional<Span> name(int first) {
        int last = runs.end(first);
        return last >= first && hasLetters(first, last) && !isCash(first, last) && !isPlace(first, last)
                ? Optional.of(span(first, last))
                : Optional.empty();
    }

    /** The best of the runs that nothing explains; the first among equals. */
    private Optional<Found> leftOver() {
        if (speaksOfCash()) {
            return Optional.empty();
        }
        int best = LEAST - 1;
        Optional<Span> found = Optional.empty();
        for (int i = 0; i < text.size(); i++) {
            int last = notices.covers(i) ? i - 1 : runs.end(i);
            if (last < i) {
                continue;
            }
            int first = behindCountry(i, last);
            int score = score(first, last);
            boolean goesDown = score == best && isPath(first);
            if (score > best || goesDown) {
                best = score;
                found = Optional.of(span(first, last));
            }
            i = last;
        }
        return found.map(it -> Found.of(it, Evidence.PARTY_ALONE));
    }

    /** A later piece of {@code BLR/MINSK/APTEKA 7} is nearer to the name. */
    private boolean isPath(int first) {
        return text.at(first - 1).isMark('/') && text.touchesPrevious(first);
    }

    private int score(int first, int last) {
        if (!hasLetters(first, last) || isCash(first, last) || isPlace(first, last) || isSignature(first, last)) {
            return -1;
        }
        if (text.at(last + 1).isMark(':') || isPurpose(first)) {
            return -1;
        }
        int score = kind(first, last);
        boolean beside = taken.get(Math.max(0, first - 1))
                || first > 1 && taken.get(first - 2) && !text.at(first - 1).isWord();
        boolean doubted = score == 0 && (!beside || isLabelOrTalk(last + 1));
        return (doubted ? -1 : score) + (beside ? BESIDE : 0) - (isHead(first, last) ? CAPITALS : 0);
    }

    /** {@code Сообщение: "за такси"}, {@code Назначение: АВАНС ЗА МАЙ}: what the payer wrote. */
    private boolean isPurpose(int first) {
        for (int at = first - 1; at >= first - PERSON && text.sameSentence(at, first); at--) {
            if (text.at(at).isMark(':')) {
                return PURPOSES.contains(text.word(at - 1));
            }
        }
        return false;
    }

    /** What follows makes the one word before a part of a label or a sentence: "Dostupny ostatok", "Теперь на карте". */
    private boolean isLabelOrTalk(int i) {
        return text.startsLower(i) || text.cue(i) == Cue.BALANCE || text.cue(i) == Cue.LIMIT;
    }

    private int kind(int first, int last) {
        if (runs.quoteEnd(first) > first || text.at(last).isMarkOf("\"»”")) {
            return QUOTED;
        }
        int words = 0;
        int capitals = 0;
        for (int i = first; i <= last; i++) {
            words += text.at(i).isWord() ? 1 : 0;
            capitals += text.at(i).isWord() && text.isAllUpper(i) && text.at(i).length() > 1 ? 1 : 0;
        }
        if (capitals > 0 && text.isAllUpper(first)) {
            return CAPITALS;
        }
        return words > 1 ? PERSON : 0;
    }

    /** In front of the movement and of every amount stands the bank's name, unless the amount follows at once. */
    private boolean isHead(int first, int last) {
        boolean priced = first > 0 && text.at(last + 1).isMarkOf(",;") && taken.get(last + 2);
        return first < movement.at()
                && taken.nextSetBit(0) > first
                && !text.at(first - 1).isMark(':')
                && !priced;
    }

    /** One word at the very end, behind all values: the bank signs. */
    private boolean isSignature(int first, int last) {
        boolean ends = last == text.size() - 1
                || last == text.size() - 2 && text.at(last + 1).isMarkOf(".!");
        boolean apart = text.at(first - 1).isMark('.') || text.at(first - 1).kind() == Token.Kind.BREAK;
        return ends && apart && first == last && taken.get(Math.max(0, first - 2));
    }

    private boolean hasLetters(int first, int last) {
        int letters = 0;
        for (int i = first; i <= last; i++) {
            letters += text.at(i).isWord() ? text.at(i).length() : 0;
        }
        return letters >= 2;
    }

    private boolean isCash(int first, int last) {
        for (int i = first; i <= last; i++) {
            if (CASH.contains(text.word(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean speaksOfCash() {
        return isCash(0, text.size() - 1);
    }

    /** A city or a country alone, or a part of a path that goes on. */
    private boolean isPlace(int first, int last) {
        boolean alone = first == last && (CITIES.contains(text.word(first)) || isCountry(first));
        return alone || text.at(last + 1).isMark('/') && text.touchesPrevious(last + 1) && isUnknownPiece(last + 2);
    }

    /** A piece of a path that may be the name itself; behind a name stands a city, a country or the next value. */
    private boolean isUnknownPiece(int i) {
        return text.cue(i) == Cue.NONE
                && !CITIES.contains(text.word(i))
                && !(text.at(i).isWord() && isCountry(i));
    }

    private boolean isCountry(int i) {
        return text.isAllUpper(i) && COUNTRIES.contains(text.word(i));
    }

    /** {@code BLR MINSK KORONKA}: a terminal puts its country, and sometimes its city, in front. */
    private int behindCountry(int first, int last) {
        int at = first;
        if (at < last && text.at(at).isWord() && isCountry(at)) {
            at++;
            at += at < last && CITIES.contains(text.word(at)) ? 1 : 0;
        }
        return at;
    }

    /** Without the quotes around all of it, or around what stands behind a terminal's number: {@code RBO N77 "MAGNOLIA"}. */
    private Span span(int first, int last) {
        boolean numbered = false;
        for (int i = first; i < last; i++) {
            if (runs.quoteEnd(i) == last && (i == first || numbered)) {
                return text.span(i + 1, last - 1);
            }
            numbered |= text.at(i).isNumber();
        }
        return text.span(first, last);
    }
}
