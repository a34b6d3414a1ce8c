package io.lifafa.rules.name;

import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.sms.Span;
import io.lifafa.text.currency.Countries;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** Names that stand where a message is laid out in lines and short sentences: behind a label, or alone. */
final class LineNames {
    private static final int LONGEST = 12;
    private static final Set<String> AT_LABELS = Words.of("merchant name payee beneficiary receiver");
    private static final Set<String> FROM_LABELS = Words.of("sender remitter payer");

    private static final Set<String> TITLES =
            Words.of("merchant payee beneficiary agent biller sender remitter recipient location");

    private final Text text;
    private final BitSet taken;
    private final NameReader names;

    LineNames(Text text, BitSet taken, NameReader names) {
        this.text = text;
        this.taken = taken;
        this.names = names;
    }

    /** "At: TALABAT", "To: MEERA" on a line of its own. */
    Optional<Span> at(int i) {
        if (text.cue(i) == Cue.TO && text.startsUpper(i) && text.startsLine(i) && text.startsLower(i + 1)) {
            return isOnLine(i) ? names.lower(i + 1) : Optional.empty();
        }
        boolean label = text.cue(i) == Cue.AT || text.cue(i) == Cue.TO || AT_LABELS.contains(text.word(i));
        if (label && text.startsLine(i) && text.at(i + 1).isMark(':')) {
            return names.labelled(i + 2);
        }
        return text.at(i).is("إلى") ? names.labelled(i + 1) : Optional.empty();
    }

    /** {@code To juice point}, and nothing else in the line. */
    private boolean isOnLine(int i) {
        int end = i + 1;
        while (end < i + LONGEST && text.at(end).isWord() && text.cue(end) == Cue.NONE) {
            end++;
        }
        return text.at(end).kind() == Token.Kind.BREAK && text.at(i - 1).kind() == Token.Kind.BREAK;
    }

    /** "From: MEERA" on a line of its own, "Transfer: MEERA". */
    Optional<Span> from(int i) {
        boolean label = text.cue(i) == Cue.FROM || FROM_LABELS.contains(text.word(i));
        boolean opens = label && text.startsLine(i) || text.at(i).is("transfer");
        return opens && text.at(i + 1).isMark(':') ? names.labelled(i + 2) : Optional.empty();
    }

    /** "Paid:CITY AGENCIES USD 7". */
    Optional<Span> paid(int i) {
        boolean label = text.at(i).is("paid") && text.at(i + 1).isMark(':');
        return label ? names.labelled(i + 2) : Optional.empty();
    }

    /** "You paid Moon Coffee £3.80". */
    Optional<Span> betweenVerbAndAmount(int i) {
        boolean verb = text.at(i).is("paid") || text.at(i).is("sent");
        if (!verb || !text.startsUpper(i + 1) || taken.get(i + 1)) {
            return Optional.empty();
        }
        return names.proper(i + 1).filter(name -> isInFrontOfAmount(i + 1, name));
    }

    private boolean isInFrontOfAmount(int first, Span name) {
        int at = first;
        while (at < first + LONGEST && text.at(at).end() <= name.end()) {
            at++;
        }
        return taken.get(at);
    }

    /** A line or sentence that holds a name alone, behind one that ends with date or amount: "250 RUB. MAGNOLIA. …". */
    Optional<Span> own(int i) {
        if (!text.startsLine(i) || !startsName(i) || !isBelowValue(i - 1)) {
            return Optional.empty();
        }
        int end = i;
        while (end < i + LONGEST && text.sameSentence(end, i) && text.at(end).kind() != Token.Kind.BREAK) {
            boolean word = text.cue(end) == Cue.NONE
                    && !taken.get(end)
                    && !text.at(end).isMarkOf(":/");
            if (!word) {
                return Optional.empty();
            }
            end++;
        }
        boolean closed = !text.sameSentence(end - 1, end) || text.at(end).kind() == Token.Kind.BREAK;
        return closed && end < text.size()
                ? quoted(i, end).or(() -> names.labelled(behindCountry(i)))
                : Optional.empty();
    }

    private boolean startsName(int i) {
        return text.startsUpper(i) || text.at(i).isMark('"') && text.startsUpper(i + 1);
    }

    private boolean isBelowValue(int before) {
        int last = before;
        while (last > before - 3
                && (text.at(last).kind() == Token.Kind.BREAK || text.at(last).isMarkOf(".,;"))) {
            last--;
        }
        return taken.get(Math.max(0, last)) || text.at(last).is("ist") && taken.get(Math.max(0, last - 1));
    }

    /** {@code RBO N77 "MAGNOLIA"}: what stands in quotes is the name. */
    private Optional<Span> quoted(int first, int end) {
        for (int i = first; i < end - 2; i++) {
            if (text.at(i).isMark('"')) {
                return names.labelled(i + 1);
            }
        }
        return Optional.empty();
    }

    /** {@code BLR MAGNOLIA}: terminals put their country in front. */
    private int behindCountry(int i) {
        boolean country = text.isAllUpper(i) && text.startsUpper(i + 1) && Countries.isLongCode(text.original(i));
        return country ? i + 1 : i;
    }

    /** "4 500 KZT, DOSTYK MARKET, …": alone between commas, behind an amount. */
    Optional<Span> betweenCommas(int i) {
        boolean value = taken.get(Math.max(0, i - 1))
                || text.at(i - 1).isNumber()
                || text.at(i - 1).isWord() && taken.get(Math.max(0, i - 2));
        boolean opens = text.at(i).isMark(',') && value && text.startsUpper(i + 1);
        int first = opens ? RailPath.afterKind(text, i + 1) : i;
        for (int at = first; opens && at < i + LONGEST; at++) {
            boolean closed = text.at(at).isMark('.') && !text.sameSentence(at, at + 1) && text.isAllUpper(first);
            if (text.at(at).isMark(',') || closed) {
                return at > first ? names.proper(first) : Optional.empty();
            }
            if (!text.sameSentence(at, i)) {
                return Optional.empty();
            }
            if (text.cue(at) != Cue.NONE || taken.get(at)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** "MEERA IYER sent you $40". */
    Optional<Span> sentYou(int i) {
        int first = text.at(i).isMark(':') ? i + 1 : i;
        boolean opens = (first > i || text.startsLine(i)) && text.startsUpper(first);
        for (int at = first + 1; opens && at < first + LONGEST && text.sameSentence(at, first); at++) {
            if (text.at(at).isMark(':')) {
                return Optional.empty();
            }
            boolean sent = text.at(at).is("sent") || text.at(at).is("paid");
            if (sent && text.at(at + 1).is("you")) {
                return names.proper(first);
            }
        }
        return Optional.empty();
    }

    /** "GLOBAL MART refunded Rs 450 to your card". */
    Optional<Span> refunded(int i) {
        for (int at = i + 1; opensName(i) && at < i + LONGEST && text.sameSentence(at, i); at++) {
            if (text.cue(at) == Cue.REVERSAL) {
                return taken.get(at + 1) ? names.proper(i) : Optional.empty();
            }
            if (text.cue(at).isMovement() || taken.get(at)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean opensName(int i) {
        return text.startsLine(i) && text.startsUpper(i);
    }

    /** "agent Rahim Telecom", "Merchant: A.K. STORES", "biller name as METRO GAS", "Beneficiary credited: JOHN", inside of a sentence. */
    Optional<Span> titled(int i) {
        boolean title = TITLES.contains(text.word(i))
                && !text.at(i + 1).isMark('.')
                && !(text.startsUpper(i) && text.isAllUpper(i));
        if (!title) {
            return Optional.empty();
        }
        boolean credited = text.at(i + 1).is("credited") && text.at(i + 2).isMark(':');
        int at = text.at(i + 1).is("name") || credited ? i + 2 : i + 1;
        if (text.at(at).isMarkOf(":-") || text.at(at).is("as") || text.at(at).is("is")) {
            at++;
        }
        return names.proper(at);
    }

    /** "Debit 250 RUB MAGNOLIA Balance: …": a name between the amount and the balance. */
    Optional<Span> behindAmount(int i) {
        boolean behind = taken.get(Math.max(0, i)) && text.startsUpper(i + 1) && text.cue(i + 1) == Cue.NONE;
        for (int at = i + 2; behind && at < i + LONGEST && text.sameSentence(at, i); at++) {
            if (text.cue(at) == Cue.BALANCE || text.cue(at) == Cue.LIMIT) {
                return names.proper(i + 1);
            }
            if (text.cue(at) != Cue.NONE || taken.get(at)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** "; DAIRY PATEL credited". */
    Optional<Span> credited(int i) {
        boolean opens =
                text.at(i).isMark(';') || text.at(i).isMark(',') || text.at(i).is("and");
        if (!opens || text.cue(i + 1) == Cue.ACCOUNT) {
            return Optional.empty();
        }
        for (int at = i + 2; at < i + LONGEST; at++) {
            if (text.at(at).is("credited")) {
                return names.proper(i + 1);
            }
        }
        return Optional.empty();
    }

    /** "SRI TRAVELS has received Rs 5 from your a/c". */
    Optional<Span> hasReceived(int i) {
        boolean opens = text.startsLine(i) && text.startsUpper(i);
        for (int at = i + 1; opens && at < i + LONGEST && text.sameSentence(at, i); at++) {
            if (text.at(at).is("received") && text.at(at - 1).is("has")) {
                return names.proper(i);
            }
        }
        return Optional.empty();
    }
}
