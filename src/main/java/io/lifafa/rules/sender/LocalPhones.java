package io.lifafa.rules.sender;

import io.lifafa.rules.message.Text;
import io.lifafa.text.number.Digits;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tells which of several countries' money is meant by a mobile number in the form that is dialled at home: {@code 0301***4410}
 * is Pakistan's among those who pay in rupees, {@code 0977***441} Zambia's among those who pay in kwachas.
 */
public final class LocalPhones {
    private record Form(String prefix, int length, String currency) {}

    private static final List<Form> FORMS = List.of(
            new Form("03", 11, "PKR"),
            new Form("07", 10, "LKR"),
            new Form("09", 11, "PHP"),
            new Form("010", 11, "EGP"),
            new Form("011", 11, "EGP"),
            new Form("012", 11, "EGP"),
            new Form("015", 11, "EGP"),
            new Form("01", 10, "XOF"),
            new Form("05", 10, "XOF"),
            new Form("07", 10, "XOF"),
            new Form("095", 10, "ZMW"),
            new Form("096", 10, "ZMW"),
            new Form("097", 10, "ZMW"),
            new Form("076", 10, "ZMW"),
            new Form("077", 10, "ZMW"));

    private static final int LONGEST = 16;
    private static final int MOBILE = 10;

    private static final int LONGEST_FREE = 11;

    private LocalPhones() {}

    /**
     * True if the text is written as India's banks write: a number that is free to call there, a mobile number of ten digits,
     * and, from a sender with a header as India gives them out, an account behind capital X.
     *
     * @param header true for such a sender
     */
    public static boolean isIndian(Text text, boolean header) {
        for (int i = 0; i < text.size(); i++) {
            boolean number = text.at(i).isNumber() && Digits.areAll(text.word(i));
            if (number && (isIndian(text.word(i)) || header && text.startsUpper(i - 1) && isMaskedAccount(text, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIndian(String digits) {
        if (digits.length() < MOBILE || digits.length() > LONGEST_FREE) {
            return false;
        }
        boolean nepalese = digits.startsWith("97") || digits.startsWith("98");
        return digits.startsWith("18") || digits.length() == MOBILE && digits.charAt(0) >= '6' && !nepalese;
    }

    private static boolean isMaskedAccount(Text text, int i) {
        return isMask(text.word(i - 1))
                && text.touchesPrevious(i)
                && (!text.touchesPrevious(i - 1) || !text.at(i - 2).isNumber());
    }

    /** The first of these currencies whose country's mobile number the text holds. */
    public static Optional<String> choose(Text text, Collection<String> currencies) {
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).isNumber() && text.word(i).charAt(0) == '0' && !text.touchesPrevious(i)) {
                var currency = of(text.word(i), length(text, i), currencies);
                if (currency.isPresent()) {
                    return currency;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> of(String digits, int length, Collection<String> currencies) {
        for (var form : FORMS) {
            if (form.length() == length && digits.startsWith(form.prefix()) && currencies.contains(form.currency())) {
                return Optional.of(form.currency());
            }
        }
        return Optional.empty();
    }

    /** Of the digits, shown or hidden, that stand in one piece; a dash between them does not count. */
    private static int length(Text text, int first) {
        int length = 0;
        for (int at = first; at < first + LONGEST && (at == first || text.touchesPrevious(at)); at++) {
            boolean hidden = text.at(at).isMark('*') || isMask(text.word(at));
            if (!text.at(at).isNumber() && !hidden && !text.at(at).isMark('-')) {
                break;
            }
            length += text.at(at).isMark('-') ? 0 : text.at(at).length();
        }
        return length;
    }

    private static boolean isMask(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c == 'x');
    }
}
