package io.lifafa.rules.name;

import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/**
 * Names that nothing introduces: what stands alone between two marks, or between the amount or the card's number and the
 * next value, as in {@code Purchase: 8,990.00 KZT. Card *3306. SPORTLINE. Available: …}. By their place alone, so in any
 * language; the sender's own name stands first or last in a message and is none.
 */
final class SlotNames {
    private static final String MARKS = ";,./|-(";
    private static final Set<String> PHRASES = Words.of(
            "thank thanks dear hi hello contactless online success approved "
                    + "successful visa bank not sms call tel help block ignore team happy regards please kindly pos ecom eftpos mydebit ist");

    private final Text text;
    private final BitSet taken;
    private final NameReader names;

    SlotNames(Text text, BitSet taken, NameReader names) {
        this.text = text;
        this.taken = taken;
        this.names = names;
    }

    /** True if a slot may begin at or behind the token. */
    boolean opens(int i) {
        boolean mark = text.at(i).isMarkOf("/-|") && !text.touchesPrevious(i + 1);
        return (mark || text.at(i).isNumber()) && text.startsUpper(i + 1);
    }

    /** {@code Autopay executed: STARDISH TV, Rs 399.00}: between a colon and the amount. */
    Optional<Span> inFront(int i) {
        boolean opens = text.at(i).isMark(':') && text.startsUpper(i + 1) && text.cue(i - 1) != Cue.BALANCE;
        if (!opens || isPhrase(text.word(i + 1)) || text.cue(i + 1) != Cue.NONE) {
            return Optional.empty();
        }
        return names.alone(i + 1).filter(name -> {
            int end = end(i + 1, name);
            return text.at(end).isMark(',') && taken.get(end + 1);
        });
    }

    Optional<Span> at(int i) {
        int first = text.startsLine(i) && text.at(i).isWord() ? i : i + 1;
        if (!text.startsUpper(first) || text.cue(first) != Cue.NONE || isPhrase(text.word(first))) {
            return Optional.empty();
        }
        if (!isBehindValue(first)) {
            return Optional.empty();
        }
        return names.alone(first).filter(span -> isAlone(first, end(first, span)));
    }

    private static boolean isPhrase(String word) {
        return PHRASES.contains(word) || NameEnd.isStop(word);
    }

    /** The token behind the name. */
    private int end(int first, Span name) {
        int at = first;
        while (at < text.size() && text.at(at).end() <= name.end()) {
            at++;
        }
        return at;
    }

    /** True if the slot is closed, and something with a number follows in the message. */
    private boolean isAlone(int first, int end) {
        if (end >= text.size()
                || text.at(end - 1).is("bank")
                || !text.at(end - 1).isWord()) {
            return false;
        }
        boolean value = taken.get(end)
                || switch (text.cue(end)) {
                    case CARD, ACCOUNT, BALANCE, LIMIT -> true;
                    default -> false;
                };
        boolean label = end == first + 1 && taken.get(end) && !text.isAllUpper(first);
        boolean closed = value || !text.sameSentence(first, end) || text.at(end).isMarkOf(MARKS);
        boolean quiet = text.startsLine(first) && !isLoud(first, end);
        return closed && !label && !quiet && isFollowed(end);
    }

    private boolean isLoud(int first, int end) {
        for (int i = first; i < end; i++) {
            if (text.at(i).isWord() && !text.isAllUpper(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFollowed(int end) {
        for (int i = end; i < text.size(); i++) {
            if (text.at(i).isNumber()) {
                return true;
            }
        }
        return false;
    }

    /** True if an amount, a date or the number of an account or card stands right in front, but for the marks. */
    private boolean isBehindValue(int first) {
        int at = first - 1;
        while (at >= first - 3
                && (text.at(at).isMarkOf(".;,/|-)") || text.at(at).kind() == Token.Kind.BREAK)) {
            at--;
        }
        return at >= 0 && (taken.get(at) || text.at(at).isNumber() && isOfAccount(at));
    }

    private boolean isOfAccount(int i) {
        for (int at = i - 1; at >= i - 6 && text.sameSentence(at, i); at--) {
            if (text.cue(at) == Cue.CARD
                    || text.cue(at) == Cue.ACCOUNT
                    || text.at(at).isMark('*')) {
                return true;
            }
        }
        return false;
    }
}
