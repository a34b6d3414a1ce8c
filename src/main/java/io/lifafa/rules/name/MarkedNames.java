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
 * Names in the languages that have words of their own for the two sides: behind a label ({@code Ordenante:}), behind or in
 * front of the small word for a side ({@code إلى …}, {@code … tarafından}), in brackets, or alone in its line.
 */
final class MarkedNames {
    /** English names are found by their own ways. */
    private static final Set<String> ENGLISH = Words.of("to at from frm");

    private static final Set<String> TO_YOU = Words.of("te ti vous size sana ci você");
    private static final Set<String> FROM_SUFFIXES = Words.of("den dan ten tan nden ndan");
    private static final Set<String> TO_SUFFIXES =
            Words.of("den dan ten tan nden ndan de da te ta nde nda a e ya ye na ne");

    private static final Set<String> MOVEMENTS = Words.of(
            "payment purchase transaction transfer debit credit debited credited paid received sent pos pur txn deposit "
                    + "withdrawal refund spent incoming outgoing cr dr");

    private static final int SHORTEST_PHONE = 4;
    private static final int SHORTEST_ALONE = 3;
    private static final int YOU_REACH = 6;
    private static final int LONGEST_BRACKET = 9;
    /** "From 0101… in the name of". */
    private static final Set<String> NAMED = Words.of("باسم بإسم المسجل بنام آقای خانم");

    private final Text text;
    private final BitSet taken;
    private final Notices notices;
    private final Movement movement;
    private final NameRun runs;
    private final boolean credit;

    MarkedNames(Text text, BitSet taken, Notices notices, Movement movement) {
        this.text = text;
        this.taken = taken;
        this.notices = notices;
        this.movement = movement;
        this.runs = new NameRun(text, taken);
        this.credit = movement.direction() == Direction.CREDIT;
    }

    /** Beside a word that says who it is. */
    Optional<Found> find() {
        return labelled()
                .or(this::behindMovement)
                .or(() -> behindName(true))
                .or(this::givesYou)
                .or(this::withSuffix)
                .or(this::withPrefix)
                .or(() -> inFront(true))
                .or(() -> behindName(false))
                .or(() -> inFront(false))
                .or(this::ofPurchase);
    }

    /** By its place alone: in brackets, behind the verb, alone in a line. */
    Optional<Found> alone() {
        return inBrackets().or(this::behindVerb).or(this::inLine).or(this::behindValue);
    }

    private Optional<Found> labelled() {
        var label = credit ? Cue.PAYER : Cue.PAYEE;
        for (int i = 0; text.has(label) && i < text.size(); i++) {
            if (text.cue(i) == label && !notices.covers(i)) {
                var name = forward(behindLabel(i + 1), i, Evidence.PARTY_LABELLED);
                if (name.isPresent()) {
                    return name;
                }
            }
        }
        return Optional.empty();
    }

    /** {@code Ödəniş: NERGIZ MARKET}: a movement is the label. */
    private Optional<Found> behindMovement() {
        for (int at = 0; at < text.size(); at++) {
            boolean label = text.at(at + 1).isMark(':') && text.cue(at).isMovement() && !isEnglish(at);
            if (label && isNamed(at + 2) && !notices.covers(at)) {
                return forward(at + 2, at, Evidence.PARTY_LABELLED);
            }
        }
        return Optional.empty();
    }

    private boolean isNamed(int i) {
        return text.startsUpper(i) && text.cue(i) == Cue.NONE && text.startsUpper(i + 1);
    }

    /** "شراء … من مكتبة النيل", "NAR GIYIM işyerinden": what the user bought came from there. */
    private Optional<Found> ofPurchase() {
        boolean named = !credit && (text.has(Cue.FROM) || text.has(Cue.FROM_BEHIND));
        for (int i = 1; named && i < text.size(); i++) {
            if (text.cue(i) != Cue.FROM && text.cue(i) != Cue.FROM_BEHIND || !isHere(i, true)) {
                continue;
            }
            boolean caseless = text.cue(i) == Cue.FROM && runs.isCaseless(i);
            var name = caseless
                    ? forward(i + 1, i, Evidence.PARTY_APART)
                    : text.cue(i) == Cue.FROM_BEHIND ? backward(i - 1, i) : Optional.<Found>empty();
            if (name.isPresent()) {
                return name;
            }
        }
        return Optional.empty();
    }

    private boolean isEnglish(int i) {
        return MOVEMENTS.contains(text.word(i));
    }

    private Optional<Found> inFront(boolean ownSentence) {
        for (int i = 0; i < text.size(); i++) {
            if (isOfSide(text.cue(i))
                    && !ENGLISH.contains(text.word(i))
                    && isHere(i, ownSentence)
                    && !isInsideName(i)) {
                var name = forward(behindPhone(behindLabel(i + 1)), i, Evidence.PARTY_BESIDE);
                if (name.isPresent()) {
                    return name;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isOfSide(Cue cue) {
        return credit ? cue == Cue.FROM : cue == Cue.TO || cue == Cue.AT;
    }

    /** "ACREDITACION DE HABERES". */
    private boolean isInsideName(int i) {
        return text.startsUpper(i) && text.isAllUpper(i) && text.at(i - 1).isWord() && text.isAllUpper(i - 1);
    }

    private boolean isHere(int i, boolean ownSentence) {
        return !notices.covers(i) && (!ownSentence || text.sameSentence(i, movement.at()));
    }

    private Optional<Found> behindName(boolean ownSentence) {
        var side = credit ? Cue.FROM_BEHIND : Cue.TO_BEHIND;
        for (int i = 1; text.has(side) && i < text.size(); i++) {
            if (text.cue(i) == side && isHere(i, ownSentence)) {
                int last = text.at(i - 1).isMarkOf("-'’\"”»") ? i - 2 : i - 1;
                var name = backward(last, i);
                if (name.isPresent()) {
                    return name;
                }
            }
        }
        return Optional.empty();
    }

    /** {@code DENİZ ECZANESİ'nden}, {@code AHMET KAYA'ya}: Turkish puts the side behind an apostrophe. */
    private Optional<Found> withSuffix() {
        var suffixes = credit ? FROM_SUFFIXES : TO_SUFFIXES;
        for (int i = 2; i < text.size(); i++) {
            boolean suffix = text.at(i - 1).isMarkOf("'’‘") && text.touchesPrevious(i) && text.touchesPrevious(i - 1);
            if (suffix && suffixes.contains(text.word(i)) && text.startsLower(i) && isHere(i, true)) {
                var name = backward(i - 2, i);
                if (name.isPresent()) {
                    return name;
                }
            }
        }
        return Optional.empty();
    }

    /** {@code ከሰላም ተስፋዬ 750 ብር}, {@code ለአበበ ከበደ (2519…)}: Amharic writes the side in one word with a name of two. */
    private Optional<Found> withPrefix() {
        for (int i = 0; i < text.size(); i++) {
            boolean prefix = text.at(i).length() > 2 && isPrefix(text.word(i).charAt(0)) && text.cue(i) == Cue.NONE;
            int last = prefix && isHere(i, true) ? runs.forward(i) : i;
            if (last > i && (taken.get(last + 1) || text.at(last + 1).isMark('('))) {
                var name = text.span(i, last);
                return Optional.of(Found.of(new Span(name.start() + 1, name.end()), Evidence.PARTY_BESIDE));
            }
        }
        return Optional.empty();
    }

    private boolean isPrefix(char c) {
        return credit ? c == 'ከ' || c == 'በ' : c == 'ለ';
    }

    /** "Carmen Quispe te envió S/ 45.50". */
    private Optional<Found> givesYou() {
        int verb = movement.at();
        int at = verb - 1;
        while (at > verb - YOU_REACH && !TO_YOU.contains(text.word(at))) {
            at--;
        }
        int you = at;
        boolean gives = credit && TO_YOU.contains(text.word(you)) && text.sameSentence(you, verb);
        if (!gives) {
            return Optional.empty();
        }
        boolean initial = text.at(you - 1).isMark('.') && text.at(you - 2).length() == 1;
        var name = backward(initial ? you - 2 : beforeBracket(you - 1), verb);
        return initial
                ? name.map(it ->
                        new Found(new Span(it.span().start(), text.at(you - 1).end()), it.role(), it.evidence()))
                : name;
    }

    /** {@code NGONO Estelle (67***6720) vous a transféré}: whose telephone stands between. */
    private int beforeBracket(int last) {
        int at = last;
        while (text.at(last).isMark(')')
                && at > last - LONGEST_BRACKET
                && !text.at(at).isMark('(')) {
            at--;
        }
        return text.at(at).isMark('(') ? at - 1 : last;
    }

    private Optional<Found> backward(int last, int cue) {
        int first = runs.backward(last);
        return first <= last && runs.isName(first, last)
                ? found(first, runs.withoutSuffix(first, last), cue, Evidence.PARTY_BESIDE)
                : Optional.empty();
    }

    private Optional<Found> forward(int first, int cue, Evidence evidence) {
        int last = runs.forward(first);
        return last >= first && runs.isName(first, last)
                ? found(first, runs.withoutSuffix(first, last), cue, evidence)
                : Optional.empty();
    }

    private Optional<Found> found(int first, int last, int cue, Evidence evidence) {
        return Optional.of(new Found(text.span(first, last), Optional.of(text.span(cue, cue)), evidence));
    }

    private int behindLabel(int i) {
        int at = i;
        while (at < i + 3 && (text.at(at).isMarkOf(":：-.\"“«") || text.cue(at) == Cue.PAYEE || isSecond(at))) {
            at++;
        }
        return at;
    }

    /** "mula kay", "kutoka kwa". */
    private boolean isSecond(int i) {
        return text.cue(i).isPreposition()
                && text.startsLower(i)
                && text.cue(i - 1).isPreposition();
    }

    /** {@code 840001277 - ANACLETO}, {@code 448120 NEEMA}: whose number it is follows. */
    private int behindPhone(int i) {
        int at = text.at(i).isMark('+') ? i + 1 : i;
        boolean phone = text.at(at).isNumber() && !taken.get(at) && text.at(at).length() >= SHORTEST_PHONE;
        at += phone ? 1 : 0;
        while (phone
                && text.touchesPrevious(at)
                && (text.at(at).isMark('*') || text.at(at).isNumber())) {
            at++;
        }
        int named = at;
        while (NAMED.contains(text.word(named)) && named < at + 2) {
            named++;
        }
        if (!phone || named > at) {
            return named > at ? named : i;
        }
        return text.at(at).isMarkOf("-,(") ? at + 1 : at;
    }

    /** {@code 128.50元（老王面馆）}, {@code 01711000452 (রহিমা বেগম)}. */
    private Optional<Found> inBrackets() {
        for (int i = 1; i < text.size(); i++) {
            int first = text.cue(i + 1).isMovement() && text.at(i + 2).isMark('-') ? i + 3 : i + 1;
            boolean firm = text.startsUpper(first)
                    && text.isAllUpper(first)
                    && text.startsUpper(first + 1)
                    && !isEnglish(movement.at());
            if (text.at(i).isMarkOf("(（[「") && !notices.covers(i) && (runs.isCaseless(first) || firm)) {
                int last = runs.forward(first);
                boolean closed =
                        text.at(last + 1).isMarkOf(")）]」") && text.at(i - 1).kind() != Token.Kind.BREAK;
                if (last >= first && closed && !text.at(i).isMark('[') && runs.isName(first, last)) {
                    return Optional.of(Found.of(text.span(first, last), Evidence.PARTY_ALONE));
                }
            }
        }
        return Optional.empty();
    }

    /** "uwareejisay FAADUMO CALI NUUR", "pembayaran PLN": capitals right behind the movement in small letters. */
    private Optional<Found> behindVerb() {
        for (int i = 0; i < text.size(); i++) {
            if (text.cue(i) == Cue.CREDIT && isEastAsian(i + 1) && isHere(i, true)) {
                int last = runs.forward(i + 1);
                if (last > i && text.cue(last + 1) == Cue.MOVE && runs.isName(i + 1, last)) {
                    return Optional.of(Found.of(text.span(i + 1, last), Evidence.PARTY_ALONE));
                }
            }
            boolean movement = text.cue(i).isMovement() && text.startsLower(i) && !isEnglish(i);
            if (movement && isHere(i, true) && text.at(i + 1).isWord() && text.isAllUpper(i + 1)) {
                int last = runs.forward(i + 1);
                boolean name = last > i + 1 || last == i + 1 && text.at(last).length() >= SHORTEST_ALONE;
                if (name && text.startsUpper(i + 1) && !text.at(last + 1).isNumber() && runs.isName(i + 1, last)) {
                    return Optional.of(Found.of(text.span(i + 1, last), Evidence.PARTY_ALONE));
                }
            }
        }
        return Optional.empty();
    }

    /** Korean, Japanese and Chinese: a run between two values or line ends that no word explains. */
    private Optional<Found> inLine() {
        for (int i = 1; i < text.size(); i++) {
            boolean opens = (taken.get(i - 1)
                            || text.at(i - 1).isNumber() && !text.touchesPrevious(i)
                            || text.at(i - 1).kind() == Token.Kind.BREAK)
                    && !notices.covers(i);
            int first =
                    opens && (isEastAsian(i) || isEastAsian(i + 3) && text.at(i).isMark('(')) ? i : -1;
            int last = first < 0 ? -1 : runs.forward(first);
            if (first > 0 && last >= first && closes(last + 1) && hasValueBefore(first) && runs.isName(first, last)) {
                return Optional.of(Found.of(text.span(first, last), Evidence.PARTY_ALONE));
            }
        }
        return Optional.empty();
    }

    /** "R$ 129,90 TELECOM SUL na conta": two words in capitals between the amount and the next small word. */
    private Optional<Found> behindValue() {
        for (int i = 1; i < text.size(); i++) {
            boolean opens = taken.get(i - 1)
                    && !taken.get(i)
                    && isHere(i, true)
                    && text.at(i).isWord();
            if (opens
                    && text.startsUpper(i)
                    && text.isAllUpper(i)
                    && Currencies.at(text, i).isEmpty()) {
                int last = runs.forward(i);
                boolean preposition = text.cue(last + 1).isPreposition()
                        && text.startsLower(last + 1)
                        && !ENGLISH.contains(text.word(last + 1));
                boolean closes = preposition || !isEnglish(movement.at()) && endsSlot(last + 1);
                if (last > i && closes && runs.isName(i, last)) {
                    return Optional.of(Found.of(text.span(i, last), Evidence.PARTY_ALONE));
                }
            }
        }
        return Optional.empty();
    }

    private boolean endsSlot(int i) {
        return i >= text.size()
                || taken.get(i)
                || text.at(i).isMark('.')
                || text.at(i).kind() == Token.Kind.BREAK;
    }

    private boolean hasValueBefore(int i) {
        int value = taken.nextSetBit(0);
        return value >= 0 && value < i;
    }

    private boolean closes(int i) {
        return i >= text.size()
                || text.at(i).kind() == Token.Kind.BREAK
                || taken.get(i)
                || text.cue(i) == Cue.BALANCE
                || text.cue(i) == Cue.LIMIT;
    }

    private boolean isEastAsian(int i) {
        if (!text.at(i).isWord()) {
            return false;
        }
        char c = text.word(i).charAt(0);
        return c >= '\u1100' && c <= '\u11ff' || c >= '\u3040' && c <= '\u9fff' || c >= '\uac00' && c <= '\ud7a3';
    }
}
