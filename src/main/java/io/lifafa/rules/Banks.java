package io.lifafa.rules;

import io.lifafa.sms.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names the bank: by the sender's header where it is a known one, else by "… Bank" in the text. */
final class Banks {
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

    private Banks() {}

    /** A name, and where it stands if it was read from the text. */
    record Bank(String name, Optional<Span> span) {}

    static Optional<Bank> of(SenderHeader sender, Text text) {
        for (var header : HEADERS) {
            if (sender.name().startsWith(header.getKey())) {
                return Optional.of(new Bank(header.getValue(), Optional.empty()));
            }
        }
        return inText(text);
    }

    private static Optional<Bank> inText(Text text) {
        for (int i = 1; i < text.size(); i++) {
            if (text.at(i).is("bank") && text.startsUpper(i) && text.sameSentence(i - 1, i)) {
                int first = firstOfName(text, i);
                if (first < i) {
                    var span = text.span(first, i);
                    return Optional.of(new Bank(span.of(text.body()).replaceAll("\\s+", " "), Optional.of(span)));
                }
            }
        }
        return Optional.empty();
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
            case "your", "dear", "customer", "the", "from", "to", "by", "on", "at", "not", "is", "c", "thank", "of" ->
                true;
            default -> false;
        };
    }
}
