package io.lifafa.sms;

/**
 * How much is kept of an account's or card's number that a message shows unmasked. A number that the message itself masks
 * stays as it is.
 *
 * <p>Immutable; may be used from any thread.
 */
public enum AccountNumbers {
    /** The last four digits, as most messages show. */
    LAST_FOUR,
    /** All that the message shows. */
    FULL;

    private static final int SHOWN = 4;

    /** Fewer digits are the end that a mask has left. */
    private static final int LEAST_UNMASKED = 7;

    /** The same extraction with so much of the number, in its summary, too. */
    public Extraction of(Extraction extraction) {
        var account = extraction.account();
        var number = account.flatMap(Account::number).orElse("");
        if (this == FULL || digits(number) < LEAST_UNMASKED) {
            return extraction;
        }
        var end = lastDigits(number);
        return extraction.toBuilder()
                .account(account.map(it -> new Account(it.bank(), it.number().map(all -> end))))
                .summary(extraction.summary().map(text -> text.replace(number, end)))
                .build(extraction.confidence(), extraction.provenance());
    }

    private static int digits(String number) {
        return (int) number.chars().filter(Character::isDigit).count();
    }

    private static String lastDigits(String number) {
        var digits = number.chars()
                .filter(Character::isDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return digits.substring(digits.length() - SHOWN);
    }
}
