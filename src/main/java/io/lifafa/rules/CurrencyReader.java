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

    static Optional<String> of(Money money, MessageParts parts) {
        return money.currency().isPresent() ? named(money.currency().get(), parts) : bare(parts);
    }

    /** The currency of a message without a movement: of the first amount it names, else of its sender's country. */
    static Optional<String> ofNotice(MessageParts parts) {
        for (var money : parts.monies()) {
            if (money.currency().isPresent()) {
                return of(money, parts);
            }
        }
        return bare(parts);
    }

    private static Optional<String> named(String key, MessageParts parts) {
        var name = CurrencyNames.byKey(key);
        if (name.isEmpty() || name.get().codes().size() <= 1) {
            return name.flatMap(CurrencyName::usual);
        }
        return among(name.get(), parts);
    }

    private static Optional<String> among(CurrencyName name, MessageParts parts) {
        var country = country(parts).flatMap(Countries::currencyOf);
        return told(name, country, parts)
                .or(() -> placedOrUsual(name, parts.text(), isAbroad(name, country) || isForeign(name, parts)));
    }

    /** The one that the message's other amounts, its sender, its alphabet or its telephone numbers tell. */
    private static Optional<String> told(CurrencyName name, Optional<String> country, MessageParts parts) {
        var written = written(name, parts);
        if (written.isPresent()) {
            return written;
        }
        if (country.filter(name.codes()::contains).isPresent()) {
            return country;
        }
        return CurrencyScripts.choose(parts.text().body(), name.codes())
                .or(() -> LocalPhones.choose(parts.text(), name.codes()));
    }

    /** True for dollars of which nothing says whose they are: those of the United States, most likely. */
    static boolean isGuessed(Money money, MessageParts parts) {
        var dollars = money.currency().filter("$"::equals).flatMap(CurrencyNames::byKey);
        return dollars.isPresent()
                && told(dollars.get(), country(parts).flatMap(Countries::currencyOf), parts)
                        .isEmpty();
    }

    /** The sender's country has other money; India's, that only the form of a header told, is none for a name in Arabic. */
    private static boolean isAbroad(CurrencyName name, Optional<String> ofSender) {
        boolean foreignScript = name.key().codePointAt(0) >= 0x600
                && Character.isLetter(name.key().codePointAt(0));
        return ofSender.filter(it -> !(foreignScript && it.equals("INR"))).isPresent();
    }

    /** Rupees of a sender that neither has India's form nor is one of its banks'. */
    private static boolean isForeign(CurrencyName name, MessageParts parts) {
        var sender = SenderHeader.of(parts.sms().sender());
        return name.usual().filter("INR"::equals).isPresent()
                && !sender.indian()
                && !Banks.isKnown(sender)
                && !LocalPhones.isIndian(parts.text(), sender.name().length() == INDIAN_HEADER);
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
    private static Optional<String> bare(MessageParts parts) {
        return parts.monies().stream()
                .flatMap(money -> money.currency().stream())
                .findFirst()
                .map(key -> named(key, parts))
                .orElseGet(() -> country(parts)
                        .flatMap(Countries::currencyOf)
                        .or(() -> CurrencyScripts.ofBareNumbers(parts.text())));
    }

    /** The first of these codes that an amount of the message names outright. */
    private static Optional<String> written(CurrencyName name, MessageParts parts) {
        for (var money : parts.monies()) {
            if (money.currency().filter(name.codes()::contains).isPresent()) {
                return money.currency();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> country(MessageParts parts) {
        return MessageCountry.ofSender(parts.sender(), parts.sms().sender())
                .or(() -> MessageCountry.ofText(parts.text()));
    }
}
