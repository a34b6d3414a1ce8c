package io.lifafa.rules.sender;

import io.lifafa.rules.message.Text;
import io.lifafa.sms.BankPlace;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names the user's own bank: by the sender's header where it is a known one, else by "… Bank" in the text, where that is
 * what the sender's header abbreviates or does not stand where the other party's bank does.
 */
public final class Banks {
    /** What a header starts with; the longer entry stands first where one is the start of another. */
    private static final List<Map.Entry<String, String>> HEADERS = List.of(
            Map.entry("HDFC", "HDFC Bank"),
            Map.entry("SBI", "State Bank of India"),
            Map.entry("ATMSBI", "State Bank of India"),
            Map.entry("CBSSBI", "State Bank of India"),
            Map.entry("ICICI", "ICICI Bank"),
            Map.entry("AXIS", "Axis Bank"),
            Map.entry("KOTAK", "Kotak Mahindra Bank"),
            Map.entry("PNB", "Punjab National Bank"),
            Map.entry("BOBTXN", "Bank of Baroda"),
            Map.entry("BOBSMS", "Bank of Baroda"),
            Map.entry("BOI", "Bank of India"),
            Map.entry("CANBNK", "Canara Bank"),
            Map.entry("UNIONB", "Union Bank of India"),
            Map.entry("INDUS", "IndusInd Bank"),
            Map.entry("YESB", "Yes Bank"),
            Map.entry("IDFC", "IDFC FIRST Bank"),
            Map.entry("IDBI", "IDBI Bank"),
            Map.entry("FED", "Federal Bank"),
            Map.entry("RBL", "RBL Bank"),
            Map.entry("AUBANK", "AU Small Finance Bank"),
            Map.entry("INDBNK", "Indian Bank"),
            Map.entry("IOB", "Indian Overseas Bank"),
            Map.entry("CENTBK", "Central Bank of India"),
            Map.entry("KGBANK", "Kerala Gramin Bank"),
            Map.entry("HSBC", "HSBC"),
            Map.entry("SCBANK", "Standard Chartered Bank"),
            Map.entry("DBSBNK", "DBS Bank"),
            Map.entry("BANDHN", "Bandhan Bank"));

    private static final int SHORTEST_HEADER = 5;
    private static final int HEADER_LENGTH = 6;

    private Banks() {}

    /** A name, and where it stands if it was read from the text. */
    public record Bank(String name, Optional<Span> span) {}

    /** @param direction of the money, if it moved: it says whose bank stands behind "to" and "from" */
    public static Optional<Bank> of(SenderHeader sender, Text text, Optional<Direction> direction) {
        for (var header : HEADERS) {
            if (sender.name().startsWith(header.getKey())) {
                return Optional.of(new Bank(header.getValue(), Optional.empty()));
            }
        }
        var named = inText(text);
        return named.stream()
                .filter(it -> abbreviates(sender.name(), it.name()))
                .findFirst()
                .or(() -> named.stream()
                        .filter(it -> !BankPlace.isOthers(text.body(), it.span().orElseThrow(), direction))
                        .findFirst());
    }

    /** True for the header of a bank of India. */
    public static boolean isKnown(SenderHeader sender) {
        return sender.name().length() <= HEADER_LENGTH
                && HEADERS.stream().anyMatch(header -> sender.name().startsWith(header.getKey()));
    }

    /** {@code MANGLM} is Mangalam Bank: the same first letter, and the others in their order. */
    private static boolean abbreviates(String header, String bank) {
        var letters = bank.toUpperCase(Locale.ROOT);
        int at = 0;
        for (int i = 0; i < letters.length() && at < header.length(); i++) {
            at += header.charAt(at) == letters.charAt(i) ? 1 : 0;
        }
        return header.length() >= SHORTEST_HEADER && at == header.length() && header.charAt(0) == letters.charAt(0);
    }

    private static List<Bank> inText(Text text) {
        var found = new ArrayList<Bank>();
        for (int i = 1; i < text.size(); i++) {
            if (text.at(i).is("bank") && text.startsUpper(i) && text.sameSentence(i - 1, i)) {
                int first = firstOfName(text, i);
                if (first < i) {
                    var span = text.span(first, i);
                    found.add(new Bank(span.of(text.body()).replaceAll("\\s+", " "), Optional.of(span)));
                }
            }
        }
        return found;
    }

    private static int firstOfName(Text text, int bank) {
        int first = bank;
        while (first > bank - 4
                && text.startsUpper(first - 1)
                && text.sameSentence(first - 1, bank)
                && text.cue(first - 1) == Cue.NONE
                && !isAddress(text.word(first - 1))
                && text.at(first).start() - text.at(first - 1).end() <= 1) {
            first--;
        }
        return first;
    }

    private static boolean isAddress(String word) {
        return switch (word) {
            case "your",
                    "dear",
                    "customer",
                    "the",
                    "from",
                    "to",
                    "by",
                    "on",
                    "at",
                    "not",
                    "is",
                    "c",
                    "thank",
                    "of",
                    "team",
                    "call",
                    "via",
                    "with" -> true;
            default -> false;
        };
    }
}
