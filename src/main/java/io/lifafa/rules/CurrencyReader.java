package io.lifafa.rules;

import io.lifafa.text.currency.Countries;
import io.lifafa.text.currency.CurrencyName;
import io.lifafa.text.currency.CurrencyNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides the ISO code of an amount: by its own symbol or code; where several countries share that, by the rest of the
 * message and its sender. What they do not tell stays open.
 */
final class CurrencyReader {
    /** Known everywhere; what a foreign sender says without more means these, but never a rupee of ours. */
    private static final Set<String> OF_THE_WORLD = Set.of("USD", "EUR", "GBP");

    private CurrencyReader() {}

    static Optional<String> of(Money money, Reading reading) {
        return money.currency().isPresent() ? named(money.currency().get(), reading) : bare(reading);
    }

    /** The currency of a message without a movement: of the first amount it names, else of its sender's country. */
    static Optional<String> ofNotice(Reading reading) {
        return reading.monies().stream()
                .filter(money -> money.currency().isPresent())
                .findFirst()
                .map(money -> of(money, reading))
                .orElseGet(() -> bare(reading));
    }

    private static Optional<String> named(String key, Reading reading) {
        var name = CurrencyNames.byKey(key);
        if (name.isEmpty() || name.get().codes().size() <= 1) {
            return name.flatMap(CurrencyName::usual);
        }
        return among(name.get(), reading);
    }

    private static Optional<String> among(CurrencyName name, Reading reading) {
        var text = reading.text();
        var told = written(reading)
                .filter(name.codes()::contains)
                .findFirst()
                .or(() -> country(reading).flatMap(Countries::currencyOf).filter(name.codes()::contains))
                .or(() -> CurrencyScripts.choose(text.body(), name.codes()));
        if (told.isPresent()) {
            return told;
        }
        var places = MessageCountry.currenciesOfPlaces(text).stream()
                .filter(name.codes()::contains)
                .toList();
        return places.isEmpty() ? usual(name, reading) : placed(name, places);
    }

    /** A shop abroad is paid in the card's money, too: a place decides only what nothing else does. */
    private static Optional<String> placed(CurrencyName name, List<String> places) {
        boolean agreed =
                places.size() == 1 && (!name.hasUsual() || name.usual().get().equals(places.get(0)));
        return agreed ? Optional.of(places.get(0)) : Optional.empty();
    }

    private static Optional<String> usual(CurrencyName name, Reading reading) {
        boolean pesos = name.key().equals("$") && reading.text().isHispanic();
        boolean foreign = country(reading).isPresent()
                || !MessageCountry.currenciesOfPlaces(reading.text()).isEmpty();
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

    /** The codes that the message's amounts name, in their order. */
    private static Stream<String> written(Reading reading) {
        return reading.monies().stream()
                .flatMap(money -> money.currency().stream())
                .filter(key -> key.length() == 3 && CurrencyNames.isCode(key));
    }

    private static Optional<String> country(Reading reading) {
        return MessageCountry.ofSender(reading.sms()).or(() -> MessageCountry.ofText(reading.text()));
    }
}
