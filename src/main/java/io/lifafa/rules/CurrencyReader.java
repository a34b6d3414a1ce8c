package io.lifafa.rules;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides the ISO code of an amount: by its own symbol or code, else by the rest of the message or its sender. */
final class CurrencyReader {
    private static final String HOME = "INR";

    private static final Set<String> RUPEES = Words.of("INR NPR PKR LKR MUR");

    /** Words in a sender's name that tell its country. */
    private static final Map<String, String> COUNTRIES = Map.of(
            "NEPAL", "NPR", "KATHMANDU", "NPR", "PAKISTAN", "PKR", "MEEZAN", "PKR", "CEYLON", "LKR", "SAMPATH", "LKR");

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
        return otherCode(reading)
                .filter(RUPEES::contains)
                .or(() -> bySender(reading))
                .orElse(HOME);
    }

    private static Optional<String> bare(Reading reading) {
        return otherCode(reading)
                .or(() -> bySender(reading))
                .or(() -> byScript(reading))
                .or(() -> indian(reading));
    }

    private static Optional<String> otherCode(Reading reading) {
        return reading.monies().stream()
                .flatMap(money -> money.currency().stream())
                .map(code -> code.equals(Currencies.RUPEE) ? "INR" : code)
                .filter(code -> code.length() == 3)
                .findFirst();
    }

    private static Optional<String> bySender(Reading reading) {
        var name = SenderHeader.of(reading.sms().sender()).name();
        return COUNTRIES.entrySet().stream()
                .filter(country -> name.contains(country.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
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
