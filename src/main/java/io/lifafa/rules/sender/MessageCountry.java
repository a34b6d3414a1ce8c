package io.lifafa.rules.sender;

import io.lifafa.rules.message.Text;
import io.lifafa.text.currency.Countries;
import io.lifafa.text.number.Digits;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which country a message comes from, as far as its sender and its text tell. */
public final class MessageCountry {
    private static final int LEAST_OF_A_PHONE = 9;

    private MessageCountry() {}

    /** The country that the sender names: by India's form, a calling code, or a word in its name. */
    public static Optional<String> ofSender(SenderHeader sender, String written) {
        if (sender.indian()) {
            return Optional.of("IN");
        }
        var trimmed = written.strip();
        return trimmed.startsWith("+") ? Countries.calledBy(digits(trimmed)) : Countries.inSender(sender.name());
    }

    /** The country whose payment system, telephone number or web address the text names first. */
    public static Optional<String> ofText(Text text) {
        for (int i = 0; i < text.size(); i++) {
            var country = text.at(i).isWord()
                    ? Countries.withSystem(text.word(i)).or(ofDomain(text, i))
                    : text.at(i).isNumber() ? ofPhone(text, i) : Optional.<String>empty();
            if (country.isPresent()) {
                return country;
            }
        }
        return Optional.empty();
    }

    /** The currencies of the places that the text names. */
    public static Set<String> currenciesOfPlaces(Text text) {
        var currencies = new LinkedHashSet<String>();
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).isWord()) {
                Countries.named(text.word(i)).flatMap(Countries::currencyOf).ifPresent(currencies::add);
            }
        }
        return currencies;
    }

    /** {@code bank.co.ke}. */
    private static java.util.function.Supplier<Optional<String>> ofDomain(Text text, int i) {
        return () -> {
            boolean last = text.at(i).length() == 2
                    && text.at(i - 1).isMark('.')
                    && text.touchesPrevious(i)
                    && text.touchesPrevious(i - 1)
                    && text.at(i - 2).length() > 1
                    && !(text.at(i + 1).isMark('.') && text.touchesPrevious(i + 1) && text.touchesPrevious(i + 2))
                    && text.startsLower(i);
            return last ? Countries.ofDomain(text.word(i)) : Optional.empty();
        };
    }

    /** {@code +254700111222}. */
    private static Optional<String> ofPhone(Text text, int i) {
        boolean phone = text.at(i - 1).isMark('+')
                && text.touchesPrevious(i)
                && text.at(i).length() >= LEAST_OF_A_PHONE
                && Digits.areAll(text.word(i));
        return phone ? Countries.calledBy(text.word(i)) : Optional.empty();
    }

    private static String digits(String phone) {
        return phone.replaceAll("\\D", "");
    }
}
