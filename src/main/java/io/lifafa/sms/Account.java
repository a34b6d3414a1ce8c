package io.lifafa.sms;

import java.util.Optional;

/**
 * The user's own account or card.
 *
 * @param bank the bank's name, where it is known
 * @param number what the message shows of the number, without its mask: usually the last four digits
 */
public record Account(Optional<String> bank, Optional<String> number) {
    /** The account of a number as a message writes it: {@code ٧٧١٤} is account 7714. */
    public static Account written(Optional<String> bank, Optional<String> number) {
        return new Account(bank, number.map(Account::inLatinDigits));
    }

    private static String inLatinDigits(String number) {
        return number.chars()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
