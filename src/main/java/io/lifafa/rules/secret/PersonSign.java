package io.lifafa.rules.secret;

import java.util.function.Supplier;

/**
 * Tells whether a person wrote a message, not a bank: by the sender's number, unless the message is built as banks build
 * theirs; by what the writer says of himself where the sender is a name in a phone book.
 *
 * <p>Immutable; may be used from any thread.
 */
public final class PersonSign {
    private static final int BANK = 3;
    private static final int MOST_AGAINST = 3;
    private static final int LEAST_WORDS = 3;

    private PersonSign() {}

    /**
     * True if a person wrote it.
     *
     * @param number whether the sender is a telephone number
     * @param limit how many characters of the body are read
     * @param form what is built as banks build it; asked for at most once, where it matters
     */
    public static boolean isPresent(boolean number, String sender, String body, int limit, Supplier<Told> form) {
        if (!number && !isContact(sender)) {
            return false;
        }
        var told = form.get();
        var plain = PlainChars.of(body, limit);
        long own = SecretWords.find(plain).stream()
                .filter(mark -> mark.hint() == SecretHint.SELF)
                .map(mark -> new String(plain, mark.start(), mark.end() - mark.start()))
                .distinct()
                .count();
        long against = own + (asks(plain) ? 1 : 0);
        return number
                ? told.points() - Math.min(against, MOST_AGAINST) < BANK
                : against >= LEAST_WORDS && told.isTalk();
    }

    private static boolean asks(char[] plain) {
        for (char c : plain) {
            if (c == '?' || c == '؟') {
                return true;
            }
        }
        return false;
    }

    /** {@code Mom}, {@code Rahul Office}: a name with small letters and nothing else; a bank's may look so too. */
    private static boolean isContact(String sender) {
        boolean small = false;
        for (int i = 0; i < sender.length(); i++) {
            char c = sender.charAt(i);
            if (Character.isDigit(c) || c == '-') {
                return false;
            }
            small |= !Character.isUpperCase(c) && Character.isLetter(c) || c == '@' || Character.isSurrogate(c);
        }
        return small;
    }
}
