package io.lifafa.ingest.formats.item;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One accepted name of a field.
 *
 * @param bit tells the contract's own names apart in a set of bits; 0 for a borrowed one
 * @param rank 0 for the contract's own names; the others are what forwarders and exports use, and count only in an item
 *     that lacks one of the contract's: the lower rank first
 */
public record Alias(SmsField field, String name, int bit, int rank) {
    /** Under these names webhooks nest the message beside their own fields. */
    public static final Set<String> NESTED = Set.of("payload", "data", "message", "sms");

    private static final int LONGEST = 32;
    private static final Map<String, Alias> OWN = own();
    private static final Map<String, Alias> BORROWED = borrowed();

    /** The alias of this name; empty for a name that means nothing here. */
    public static Optional<Alias> of(String name) {
        var own = OWN.get(name);
        return own != null || name.length() > LONGEST
                ? Optional.ofNullable(own)
                : Optional.ofNullable(BORROWED.get(plain(name)));
    }

    /** The alias of exactly this one of the contract's names. */
    public static Optional<Alias> own(String name) {
        return Optional.ofNullable(OWN.get(name));
    }

    public boolean isBorrowed() {
        return rank > 0;
    }

    private static Map<String, Alias> own() {
        var aliases = new HashMap<String, Alias>();
        for (var field : SmsField.values()) {
            for (var name : field.names()) {
                aliases.put(name, new Alias(field, name, 1 << aliases.size(), 0));
            }
        }
        return Map.copyOf(aliases);
    }

    private static Map<String, Alias> borrowed() {
        var aliases = new HashMap<String, Alias>();
        borrow(aliases, SmsField.SENDER, 1, "from", "senderName", "senderNumber", "senderAddress", "fromNumber");
        borrow(aliases, SmsField.SENDER, 1, "originator", "originatingAddress");
        borrow(aliases, SmsField.SENDER, 2, "phoneNumber", "contact");
        borrow(aliases, SmsField.BODY, 1, "text", "message", "content", "msg", "messageBody", "messageText");
        borrow(aliases, SmsField.BODY, 1, "messageContent", "smsBody", "smsText");
        borrow(aliases, SmsField.DATE, 1, "receivedAt", "receivedDate", "receivedStamp", "receivedTime");
        borrow(aliases, SmsField.DATE, 1, "receivedTimestamp");
        borrow(aliases, SmsField.DATE, 2, "timestamp", "dateTime", "time");
        borrow(aliases, SmsField.DATE, 3, "sentStamp", "sentAt", "sentTime", "dateSent");
        borrow(aliases, SmsField.USER, 1, "userId");
        borrow(aliases, SmsField.PHONE, 1, "to", "recipient", "receiver", "toNumber");
        borrow(aliases, SmsField.TYPE, 1, "messageType", "direction", "event", "webhookEvent", "transportType");
        return Map.copyOf(aliases);
    }

    private static void borrow(Map<String, Alias> to, SmsField field, int rank, String... names) {
        for (var name : names) {
            to.put(plain(name), new Alias(field, name, 0, rank));
        }
    }

    /** {@code received_at}, {@code receivedAt} and {@code Received-At} are one name. */
    private static String plain(String name) {
        var plain = new StringBuilder(name.length());
        name.chars().filter(Character::isLetterOrDigit).forEach(c -> plain.append((char) c));
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
