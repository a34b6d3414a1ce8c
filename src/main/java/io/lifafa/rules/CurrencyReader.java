package io.lifafa.rules;

import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.sender.Banks;
import io.lifafa.rules.sender.CurrencyScripts;
import io.lifafa.rules.sender.LocalPhones;
import io.lifafa.rules.sender.MessageCountry;
import io.lifafa.rules.sender.SenderHeader;
import io.lifafa.text.currency.Countries;
import io.lifafa.text.currency.CurrencyName;
import io.lifafa.text.currency.CurrencyNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the ISO code of an amount: by its own symbol or code; where several countries share that, by the rest of the
 * message and its sender. What they do not tell stays open.
 */
final class CurrencyReader {
    /** Known everywhere; what a foreign sender says without more means these, but never a rupee of ours. */
    private static final Set<String> OF_THE_WORLD = Set.of("USD", "EUR", "GBP");

    /** As India's registry gives them out; operators abroad may cut the rest of the form away. */
    private static final int INDIAN_HEADER = 6;

    private CurrencyReader() {}

    static Optional<String> of(Money money, Reading reading) {
        return money.currency().isPresent() ? named(money.currency().get(), reading) : bare(reading);
    }

    /** The currency of a message without a movement: of the first amount it names, else of its sender's country. */
    static Optional<String> ofNotice(Reading reading) {
        for (var money : reading.monies()) {
            if (money.currency().isPresent()) {
                return of(money, reading);
            }
        }
        return bare(reading);
    }

    private static Optional<String> named(String key, Reading reading) {
        var name = CurrencyNames.byKey(key);
        if (name.isEmpty() || name.get().codes().size() <= 1) {
            return name.flatMap(CurrencyName::usual);
        }
        return among(name.get(), reading);
    }

    private static Optional<String> among(CurrencyName name, Reading reading) {
        var country = country(reading).flatMap(Countries::currencyOf);
        return told(name, country, reading)
                .or(() -> placedOrUsual(name, reading.text(), isAbroad(name, country) || isForeign(name, reading)));
    }

    /** The one that the message's other amounts, its sender, its alphabet or its telephone numbers tell. */
    private static Optional<String> told(CurrencyName name, Optional<String> country, Reading reading) {
        var written = written(name, reading);
        if (written.isPresent()) {
            return written;
        }
        if (country.filter(name.codes()::contains).isPresent()) {
            return country;
        }
        return CurrencyScripts.choose(reading.text().body(), name.codes())
                .or(() -> LocalPhones.choose(reading.text(), name.codes()));
    }

    /** True for dollars of which nothing says whose they are: those of the United States, most likely. */
    static boolean isGuessed(Money money, Reading reading) {
        var dollars = money.currency().filter("$"::equals).flatMap(CurrencyNames::byKey);
        return dollars.isPresent()
                && told(dollars.get(), country(reading).flatMap(Countries::currencyOf), reading)
                        .isEmpty();
    }

    /** The sender's country has other money; India's, that only the form of a header told, is none for a name in Arabic. */
    private static boolean isAbroad(CurrencyName name, Optional<String> ofSender) {
        boolean foreignScript = name.key().codePointAt(0) >= 0x600
                && Character.isLetter(name.key().codePointAt(0));
        return ofSender.filter(it -> !(foreignScript && it.equals("INR"))).isPresent();
    }

    /** Rupees of a sender that neither has India's form nor is one of its banks'. */
    private static boolean isForeign(CurrencyName name, Reading reading) {
        var sender = SenderHeader.of(reading.sms().sender());
        return name.usual().filter("INR"::equals).isPresent()
                && !sender.indian()
                && !Banks.isKnown(sender)
                && !LocalPhones.isIndian(reading.text(), sender.name().length() == INDIAN_HEADER);
    }

    private static Optional<String> placedOrUsual(CurrencyName name, Text text, boolean foreign) {
        var places = MessageCountry.currenciesOfPlaces(text);
        var candidates = places.stream().filter(name.codes()::contains).toList();
        return candidates.isEmpty() ? usual(name, text, foreign || !places.isEmpty()) : placed(name, candidates);
    }

    /** A shop abroad is paid in the card's money, too: a place decides only what nothing else does. */
    private static Optional<String> placed(CurrencyName name, List<String> places) {
        boolean agreed =
                places.size() == 1 && (!name.hasUsual() || name.usual().get().equals(places.get(0)));
        return agreed ? Optional.of(places.get(0)) : Optional.empty();
    }

    private static Optional<String> usual(CurrencyName name, Text text, boolean foreign) {
        boolean pesos = name.key().equals("$") && text.isHispanic();
        return pesos ? Optional.empty() : name.usual().filter(code -> !foreign || OF_THE_WORLD.contains(code));
    }

    /** Of a number that stands alone: as the message's other amounts, else as the country. */
    private static Optional<String> bare(Reading reading) {
        return reading.monies().stream()
                .flatMap(money -> money.currency().stream())
                .findFirst()
                .map(key -> named(key, reading))
                .orElseGet(() -> country(reading)
                        .flatMap(Countries::currencyOf)
                        .or(() -> CurrencyScripts.ofBareNumbers(reading.text())));
    }

    /** The first of these codes that an amount of the message names outright. */
    private static Optional<String> written(CurrencyName name, Reading reading) {
        for (var money : reading.monies()) {
            if (money.currency().filter(name.codes()::contains).isPresent()) {
                return money.currency();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> country(Reading reading) {
        return MessageCountry.ofSender(reading.sender(), reading.sms().sender())
                .or(() -> MessageCountry.ofText(reading.text()));
    }
}
