package io.lifafa.rules;

import io.lifafa.text.lexicon.Words;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides the ISO code of an amount: by its own symbol or code, else by the rest of the message or its sender. */
final class CurrencyReader {
    private static final String HOME = "INR";

    private static final Set<String> RUPEES = Words.of("INR NPR PKR LKR MUR");

    /** Words in a sender's name that tell its country. */
    private static final Map<String, String> COUNTRIES = Map.of(
            "NEPAL", "NPR", "KATHMANDU", "NPR", "PAKISTAN", "PKR", "MEEZAN", "PKR", "CEYLON", "LKR", "SAMPATH", "LKR");

    /** National payment systems that tell the country of a rupee. */
    private static final Map<String, String> SYSTEMS = Map.of(
            "raast",
            "PKR",
            "easypaisa",
            "PKR",
            "jazzcash",
            "PKR",
            "fonepay",
            "NPR",
            "connectips",
            "NPR",
            "khalti",
            "NPR",
            "esewa",
            "NPR",
            "ceft",
            "LKR",
            "lankaqr",
            "LKR");

    private static final Set<String> INDIAN_WORDS = Words.of("upi imps neft rtgs vpa lakh rrn");

    private CurrencyReader() {}

    static Optional<String> of(Money money, Reading reading) {
        var written = money.currency();
        if (written.isEmpty()) {
            return bare(reading);
        }
        if (written.get().equals(Currencies.RUPEE)) {
            return Optional.of(rupee(reading));
        }
        return written.filter(code -> !code.equals(Currencies.NAMELESS));
    }

    /**
     * The currency of a message without a movement: of the first amount it names, else of its sender's country, else the
     * rupee, as for an amount in "Rs".
     */
    static Optional<String> ofNotice(Reading reading) {
        return reading.monies().stream()
                .filter(money -> money.currency().isPresent())
                .findFirst()
                .map(money -> of(money, reading))
                .orElseGet(() -> bySender(reading).or(() -> Optional.of(HOME)));
    }

    private static String rupee(Reading reading) {
        return codes(reading)
                .filter(RUPEES::contains)
                .findFirst()
                .or(() -> bySender(reading))
                .or(() -> bySystem(reading.text()))
                .orElse(HOME);
    }

    private static Optional<String> bare(Reading reading) {
        return otherCode(reading)
                .or(() -> bySender(reading))
                .or(() -> byScript(reading))
                .or(() -> indian(reading));
    }

    private static Optional<String> otherCode(Reading reading) {
        boolean rupees = reading.monies().stream()
                .flatMap(money -> money.currency().stream())
                .anyMatch(Currencies.RUPEE::equals);
        return codes(reading).findFirst().or(() -> rupees ? Optional.of(rupee(reading)) : Optional.empty());
    }

    /** The codes that the message's amounts name, in their order. */
    private static Stream<String> codes(Reading reading) {
        return reading.monies().stream()
                .flatMap(money -> money.currency().stream())
                .filter(code -> code.length() == 3);
    }

    private static Optional<String> bySender(Reading reading) {
        var name = SenderHeader.of(reading.sms().sender()).name();
        return COUNTRIES.entrySet().stream()
                .filter(country -> name.contains(country.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> bySystem(Text text) {
        for (int i = 0; i < text.size(); i++) {
            var country = SYSTEMS.get(text.word(i));
            if (country != null) {
                return Optional.of(country);
            }
        }
        return Optional.empty();
    }

    /** Persian has letters that Arabic has not; its banks write bare rials. */
    private static Optional<String> byScript(Reading reading) {
        var text = reading.text();
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).is("مانده") || text.at(i).is("برداشت") || text.at(i).is("واریز")) {
                return Optional.of("IRR");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> indian(Reading reading) {
        if (SenderHeader.of(reading.sms().sender()).indian()) {
            return Optional.of("INR");
        }
        for (int i = 0; i < reading.text().size(); i++) {
            if (INDIAN_WORDS.contains(reading.text().word(i))) {
                return Optional.of("INR");
            }
        }
        return Optional.empty();
    }
}
