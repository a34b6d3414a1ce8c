package io.lifafa.text.currency;

import io.lifafa.text.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every name of money: the codes of ISO 4217 as the JDK knows them, and the signs and abbreviations that banks write.
 *
 * <pre>{@code
 * CurrencyNames.of("KYD"); // the Cayman Islands dollar and nothing else
 * CurrencyNames.of("kr");  // four kronor and the koruna, none of them usual
 * }</pre>
 */
public final class CurrencyNames {
    private static final Set<String> NO_MONEY = Set.of(
            "XXX", "XTS", "XAU", "XAG", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD", "XFO", "XFU", "XDR", "XSU", "XUA");

    /** Newer than some JDKs, or of several countries. */
    private static final List<String> ALSO_ACTIVE = List.of("SLE", "SLL", "VED", "VES", "XCG", "ZWG", "ZWL");

    private static final Set<String> ACTIVE = inUse();

    private static final Set<String> KNOWN = Stream.concat(
                    ALSO_ACTIVE.stream(),
                    Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode))
            .filter(code -> !NO_MONEY.contains(code))
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, CurrencyName> NAMES = new HashMap<>();
    private static final Map<String, CurrencyName> BY_KEY = new HashMap<>();
    private static final Map<String, CurrencyName> IN_ANY_CASE = new HashMap<>();

    static {
        active().forEach(code -> add(code, CurrencyName.ofCode(code)));
        TextTable.lines(CurrencyNames.class, "currencies.txt").forEach(CurrencyNames::add);
    }

    private CurrencyNames() {}

    /** The codes of the money that is in use somewhere. */
    public static Set<String> active() {
        return ACTIVE;
    }

    private static Set<String> inUse() {
        return Stream.concat(
                        ALSO_ACTIVE.stream(),
                        Arrays.stream(Locale.getISOCountries())
                                .map(Countries::currencyOf)
                                .flatMap(Optional::stream))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True for a code of money that is or was in use. */
    public static boolean isCode(String code) {
        return KNOWN.contains(code);
    }

    /** What a word or sign names, as it is written; empty if it is no name of money. */
    public static Optional<CurrencyName> of(String written) {
        var exact = NAMES.get(written);
        return Optional.ofNullable(exact != null ? exact : NAMES.get(written.toLowerCase(Locale.ROOT)));
    }

    /** Like {@link #of}, but for names that are usually written in capitals, too; for who looks whether money is named at all. */
    public static Optional<CurrencyName> inAnyCase(String written) {
        return of(written)
                .or(() -> Optional.ofNullable(IN_ANY_CASE.get(written.toLowerCase(Locale.ROOT))))
                .or(() -> Optional.of(written.toUpperCase(Locale.ROOT))
                        .filter(KNOWN::contains)
                        .map(CurrencyName::ofCode));
    }

    /** False for a word in lower case that names no money, however it is written; quick. */
    public static boolean mayBe(String lower) {
        return IN_ANY_CASE.containsKey(lower);
    }

    /**
     * Codes and abbreviations that may stand glued to a number, in lower case: two to four letters that are no word beside,
     * and what stands before a dollar.
     */
    public static Set<String> glued() {
        var glued = new HashSet<>(Set.of("us", "ru", "mad", "try", "ron", "cop", "pen"));
        NAMES.forEach((name, meaning) -> {
            boolean plain =
                    name.length() >= 2 && name.length() <= 4 && name.chars().allMatch(c -> c >= 'A' && c <= 'z');
            boolean code = active().contains(name) || name.equals(name.toLowerCase(Locale.ROOT));
            if (plain && code && !meaning.isAlsoWord()) {
                glued.add(name.toLowerCase(Locale.ROOT));
            }
        });
        return Set.copyOf(glued);
    }

    /** The meaning behind a {@link CurrencyName#key}. */
    public static Optional<CurrencyName> byKey(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** Codes, {@code =}, names. */
    private static void add(String line) {
        var sides = line.split(" = ");
        var codes = sides[0].equals("-")
                ? List.<String>of()
                : List.of(sides[0].replace("!", "").split(" "));
        var names = sides[1].strip().split(" ");
        var key = codes.size() == 1 ? codes.get(0) : codes.isEmpty() ? "" : names[0].replace("?", "");
        boolean usual = codes.size() == 1 || sides[0].contains("!");
        for (var name : names) {
            add(name.replace("?", ""), new CurrencyName(key, codes, usual, name.endsWith("?")));
        }
    }

    private static void add(String name, CurrencyName meaning) {
        NAMES.put(name, meaning);
        BY_KEY.putIfAbsent(meaning.key(), meaning);
        IN_ANY_CASE.merge(name.toLowerCase(Locale.ROOT), meaning, CurrencyNames::both);
    }

    /** {@code LE} is Egypt's, {@code Le} Sierra Leone's. */
    private static CurrencyName both(CurrencyName one, CurrencyName other) {
        var codes = new ArrayList<>(one.codes());
        other.codes().stream().filter(code -> !codes.contains(code)).forEach(codes::add);
        return codes.equals(one.codes())
                ? one
                : new CurrencyName(one.key(), List.copyOf(codes), one.hasUsual(), one.isAlsoWord());
    }
}
