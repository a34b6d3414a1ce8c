package io.lifafa.rules;

import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** Reads a name that starts at a given token, up to the word or mark that ends it. */
final class NameReader {
    private static final int MOST_TOKENS = 14;
    private static final Set<String> STOPS = Words.of(
            "umrn umn mandate rrn on via upi imps neft rtgs from using is has was not if dated dt thru through with "
                    + "towards your call sms at to by for will linked new curr current clr info t team vide "
                    + "against date desc remarks total as having rrn approved successful successfully "
                    + "completed under in credited debited sent paid dear time thank powered charges are were posted");
    private static final Set<String> NO_NAMES =
            Words.of("a an your ur my the you u account acct ac card date rs inr mobile vpa bank upi neft "
                    + "imps be this it beneficiary self mob us any our pay download other another same debit "
                    + "credit x xx xxx atm sms qr avoid ibft rtgs raast customer dear cash help know ph nav "
                    + "remarks remark description info infobil desc narration details reason des");
    private static final Set<String> FORERUNNERS =
            Words.of("vpa linked the merchant payee upi id mobile beneficiary customer user kwa");
    /** Words that end a name only in lower case: a merchant in capitals may be called "AMAZON PAY IN". */
    private static final Set<String> WEAK_STOPS =
            Words.of("in by for at new as team current to info under total time date are sent paid");

    /** Small words of other languages: a name may hold them in capitals. */
    private static final Set<String> LOWER_STOPS = Words.of(
            "el la le les am um no na pada con avec mit com dnia za de del du "
                    + "effectué effectue réussi pour par por para desde vom tarihinde isyerinde а на за от с в картой tu su mediante usando ile");

    private static final Set<String> RAILS = Words.of("upi imps neft rtgs");
    private static final Set<String> SELF_HANDLES = Set.of("upi", "ybl", "okaxis");

    private final Text text;
    private final BitSet taken;

    NameReader(Text text, BitSet taken) {
        this.text = text;
        this.taken = taken;
    }

    /** A name behind a preposition, where a lower-case word is no name. */
    Optional<Span> proper(int first) {
        int start = skipForerunners(first);
        boolean handle = isHandle(start);
        boolean domain = text.at(start + 1).isMark('.')
                && text.touchesPrevious(start + 2)
                && text.at(start + 2).isWord();
        return text.startsLower(start) && !handle && !domain ? Optional.empty() : labelled(start);
    }

    /** A name behind a label that can be followed by nothing else. */
    Optional<Span> labelled(int first) {
        int start = skipForerunners(first);
        if (isHandle(start)) {
            return handle(start);
        }
        if (!text.sameSentence(first, start) || !startsName(start)) {
            return Optional.empty();
        }
        int last = start;
        while (last - start < MOST_TOKENS && goesOn(start, last + 1)) {
            last++;
        }
        return trimmed(start, last);
    }

    /** A name that is one piece of a rail's path: it ends at the next separator. */
    Optional<Span> piece(int first) {
        return labelled(first).map(span -> {
            int dash = span.of(text.body()).indexOf('-');
            return dash > 1 ? new Span(span.start(), span.start() + dash) : span;
        });
    }

    private int skipForerunners(int first) {
        int start = first;
        for (int skipped = 0; skipped < 4; skipped++) {
            boolean mark = text.at(start).isMarkOf(":.-") && skipped < 3;
            if (!mark
                    && !(FORERUNNERS.contains(text.word(start))
                            && text.startsLower(start)
                                    | text.at(start).is("vpa")
                                    | text.at(start).is("upi"))) {
                break;
            }
            start++;
        }
        return text.sameSentence(first, start) || text.at(first).isMark('.') ? start : first;
    }

    private boolean startsName(int i) {
        var token = text.at(i);
        if (taken.get(Math.max(0, i)) || token.kind() == Token.Kind.BREAK || token.kind() == Token.Kind.MARK) {
            return false;
        }
        if (token.isNumber()) {
            boolean named = text.at(i + 1).isWord() && !STOPS.contains(text.word(i + 1)) && text.startsUpper(i + 1);
            return named && token.length() <= 4 && text.touchesPrevious(i + 1);
        }
        boolean account = token.is("a") && text.at(i + 1).isMark('/');
        boolean masked = text.at(i + 1).isMark('*') && !text.at(i + 2).isWord()
                || token.lower().startsWith("xx");
        return !account
                && !masked
                && !NO_NAMES.contains(token.lower())
                && Currencies.at(text, i).isEmpty()
                && token.cue() != Cue.ACCOUNT
                && token.cue() != Cue.REFERENCE
                && token.cue() != Cue.BALANCE;
    }

    private boolean goesOn(int start, int i) {
        var token = text.at(i);
        return switch (token.kind()) {
            case BREAK -> false;
            case WORD -> !isStop(start, i);
            case NUMBER -> !taken.get(i) && token.length() <= 6 && token.lower().indexOf('.') < 0;
            case MARK -> markGoesOn(i);
        };
    }

    private boolean isStop(int start, int i) {
        var token = text.at(i);
        boolean capital = text.at(start).length() > 2 && text.at(start).isWord() && text.isAllUpper(start);
        if (capital && text.isAllUpper(i) && WEAK_STOPS.contains(token.lower())) {
            return false;
        }
        if (STOPS.contains(token.lower()) && !isInitial(i)
                || text.startsLower(i)
                        && (LOWER_STOPS.contains(token.lower()) || token.cue().isPreposition())) {
            return true;
        }
        if (token.is("a") && text.at(i + 1).isMark('/') && text.at(i + 2).is("c")) {
            return true;
        }
        boolean and = token.is("and") && text.startsLower(i);
        return and && !text.startsUpper(i + 1)
                || and && text.isAllUpper(i - 1)
                || isCueStop(token, text.startsLower(i))
                || isCut(i);
    }

    /** "Manoj T", and no "T&C". */
    private boolean isInitial(int i) {
        return text.at(i).is("t")
                && text.startsUpper(i)
                && text.at(i - 1).isWord()
                && !text.at(i + 1).isMarkOf("&-:");
    }

    private static boolean isCueStop(Token token, boolean lower) {
        return switch (token.cue()) {
            case BALANCE, REFERENCE, NOT -> true;
            case CARD -> lower;
            case ACCOUNT -> !token.is("wallet");
            default -> false;
        };
    }

    /** An amount behind the name: {@code MEERA Rs.500}. */
    private boolean isCut(int i) {
        int number = text.at(i + 1).isMark('.') ? i + 2 : i + 1;
        return Currencies.at(text, i).isPresent() && text.at(number).isNumber();
    }

    private boolean markGoesOn(int i) {
        var token = text.at(i);
        boolean gluedBefore = text.touchesPrevious(i);
        boolean gluedAfter = text.touchesPrevious(i + 1);
        if (token.isMark('*')) {
            return gluedBefore
                    && gluedAfter
                    && text.at(i - 1).isWord()
                    && text.at(i + 1).isWord();
        }
        if (token.isMark('&')) {
            return text.at(i + 1).isWord();
        }
        if (token.isMarkOf("'’_")) {
            return gluedBefore && gluedAfter;
        }
        if (token.isMark('.')) {
            boolean initial = text.at(i - 1).length() <= 2
                    && text.startsUpper(i - 1)
                    && text.at(i + 1).isWord();
            return initial && !STOPS.contains(text.word(i + 1)) || gluedBefore && gluedAfter && text.startsLower(i + 1);
        }
        return token.isMark('-')
                && gluedBefore
                && gluedAfter
                && text.at(i + 1).isWord()
                && text.startsUpper(i + 1)
                && text.at(i + 1).length() > 1
                && text.cue(i + 1) != Cue.REFERENCE
                && !isBank(i + 1)
                && i + 2 < text.size();
    }

    /** "RAVI K-Indra Bank": the sender signs behind the name. */
    private boolean isBank(int i) {
        return text.at(i + 1).is("bank")
                || text.at(i + 2).is("bank")
                || text.at(i).is("bank");
    }

    private Optional<Span> trimmed(int first, int last) {
        int end = last;
        while (end > first && text.at(end).kind() == Token.Kind.MARK) {
            end--;
        }
        boolean railBehind = text.at(end + 1).isMark('-') && RAILS.contains(text.word(end + 2));
        if (railBehind && text.touchesPrevious(end + 1)) {
            return Optional.empty();
        }
        boolean letters = false;
        for (int i = first; i <= end; i++) {
            boolean rail = i > first && RAILS.contains(text.word(i));
            if (text.cue(i) == Cue.CARD && text.word(i).endsWith("card")
                    || rail
                    || text.word(i).startsWith("xx")) {
                return Optional.empty();
            }
            letters |= text.at(i).isWord() && text.at(i).length() > 1;
        }
        return letters ? Optional.of(text.span(first, end)) : Optional.empty();
    }

    /** True if a UPI handle starts here: {@code meera.k-1@okbank}. */
    boolean isHandle(int i) {
        return handleSign(i) > i;
    }

    private int handleSign(int i) {
        if (!text.at(i).isWord() && !text.at(i).isNumber()) {
            return -1;
        }
        int at = i + 1;
        while (at < i + 10 && text.touchesPrevious(at)) {
            if (text.at(at).isMark('@')) {
                return text.touchesPrevious(at + 1) && text.at(at + 1).isWord() ? at : -1;
            }
            if (text.at(at).isMarkOf("/:,;()") || text.at(at).kind() == Token.Kind.BREAK) {
                return -1;
            }
            at++;
        }
        return -1;
    }

    /** The part before the sign where it is a name; the whole handle where it is a number. */
    private Optional<Span> handle(int first) {
        int sign = handleSign(first);
        boolean named = text.at(first).isWord() && !SELF_HANDLES.contains(text.word(first));
        return Optional.of(text.span(first, named ? sign - 1 : sign + 1));
    }
}
