package io.lifafa.text.currency;

import io.lifafa.text.TextTable;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What tells a country: its name and cities, its payment systems, calling code and domain. Countries are ISO 3166 codes of two letters. */
public final class Countries {
    private static final int LONGEST_CALLING_CODE = 3;

    /** Everybody's, although a country owns them. */
    private static final Set<String> GENERIC_DOMAINS = Set.of(
            "ac", "ai", "am", "app", "be", "bz", "cc", "co", "fm", "gd", "gg", "gl", "gs", "gy", "id", "in", "io", "is",
            "it", "la", "link", "ly", "me", "mn", "ms", "nu", "re", "sc", "sh", "st", "to", "tv", "vc", "vg", "ws");

    private static final Set<String> LONG_CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

    private static final Map<String, String> CURRENCIES = currencies();

    private static final Map<String, String> NAMES = new HashMap<>();
    private static final Map<String, String> SYSTEMS = new HashMap<>();
    private static final Map<String, String> INSTITUTIONS = new HashMap<>();
    private static final Map<String, String> CALLING_CODES = new HashMap<>();
    private static final Map<String, String> DOMAINS = Arrays.stream(Locale.getISOCountries())
            .map(code -> code.toLowerCase(Locale.ROOT))
            .filter(code -> !GENERIC_DOMAINS.contains(code))
            .collect(Collectors.toUnmodifiableMap(code -> code, code -> code.toUpperCase(Locale.ROOT)));

    static {
        TextTable.lines(Countries.class, "countries.txt").forEach(Countries::add);
        TextTable.lines(Countries.class, "institutions.txt").forEach(Countries::addInstitutions);
    }

    private Countries() {}

    /** True for a code of three letters, which card terminals write beside a merchant's name. */
    public static boolean isLongCode(String word) {
        return LONG_CODES.contains(word);
    }

    /** Its money; empty for a place without any. */
    public static Optional<String> currencyOf(String country) {
        return Optional.ofNullable(CURRENCIES.get(country));
    }

    /** The country of a place or of what belongs to one, in lower case: {@code kenyan}, {@code nairobi}. */
    public static Optional<String> named(String lower) {
        return Optional.ofNullable(NAMES.get(lower));
    }

    /** The one country that has this payment system: {@code raast}. */
    public static Optional<String> withSystem(String lower) {
        return Optional.ofNullable(SYSTEMS.get(lower));
    }

    /** Of a number's first digits, without plus sign; empty where several countries share them. */
    public static Optional<String> calledBy(String digits) {
        for (int length = Math.min(LONGEST_CALLING_CODE, digits.length()); length > 0; length--) {
            var country = CALLING_CODES.get(digits.substring(0, length));
            if (country != null) {
                return Optional.of(country);
            }
        }
        return Optional.empty();
    }

    /** Of the last part of a web address, in lower case; empty for those that everybody uses. */
    public static Optional<String> ofDomain(String lower) {
        return lower.equals("uk") ? Optional.of("GB") : Optional.ofNullable(DOMAINS.get(lower));
    }

    /** The country whose name, city, system or institution is part of a sender's name. */
    public static Optional<String> inSender(String sender) {
        var lower = sender.toLowerCase(Locale.ROOT);
        return SenderNames.find(lower, NAMES)
                .or(() -> SenderNames.find(lower, SYSTEMS))
                .or(() -> SenderNames.find(lower, INSTITUTIONS));
    }

    private static Map<String, String> currencies() {
        var currencies = new HashMap<String, String>();
        for (var country : Locale.getISOCountries()) {
            var currency = Currency.getInstance(new Locale("", country));
            if (currency != null) {
                currencies.put(country, currency.getCurrencyCode());
            }
        }
        return currencies;
    }

    /** Country, calling code, names, {@code |}, systems. */
    private static void add(String line) {
        var halves = line.split(" \\| ");
        var parts = halves[0].split(" ");
        if (!parts[1].equals("-")) {
            CALLING_CODES.put(parts[1], parts[0]);
        }
        for (int i = 2; i < parts.length; i++) {
            put(NAMES, parts[i], parts[0]);
        }
        if (halves.length == 2) {
            for (var system : halves[1].split(" ")) {
                put(SYSTEMS, system, parts[0]);
            }
        }
    }

    /** Country, institutions. */
    private static void addInstitutions(String line) {
        var parts = line.split(" ");
        for (int i = 1; i < parts.length; i++) {
            put(INSTITUTIONS, parts[i], parts[0]);
        }
    }

    private static void put(Map<String, String> countries, String word, String country) {
        if (countries.put(word, country) != null) {
            throw new IllegalStateException("twice in the table of countries: " + word);
        }
    }
}
