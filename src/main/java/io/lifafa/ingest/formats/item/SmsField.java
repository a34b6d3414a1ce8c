package io.lifafa.ingest.formats.item;

import java.util.List;

/** What an item may say, and the names it may use for it (source: the predecessor's input and the backup app's). */
public enum SmsField {
    SENDER("sender", "sender_name", "address"),
    BODY("body", "message_body"),
    DATE("date", "received_date"),
    ID("unique_id", "id"),
    USER("user_id"),
    PHONE("phone"),
    EMAIL("email_id"),
    TYPE("type");

    /** The {@link #bit}s of what every SMS must have. */
    static final int REQUIRED_BITS = SENDER.bit() | BODY.bit() | DATE.bit();

    private final List<String> names;

    SmsField(String... names) {
        this.names = List.of(names);
    }

    /** The accepted names, the preferred one first. */
    List<String> names() {
        return names;
    }

    /** Tells the fields apart in a set of bits. */
    int bit() {
        return 1 << ordinal();
    }

    /** The preferred name. */
    public String fieldName() {
        return names.get(0);
    }

    /** The field where it stands in a sentence: its preferred name and, in brackets, the others. */
    public String described() {
        return names.size() == 1
                ? fieldName()
                : fieldName() + " (or " + String.join(", ", names.subList(1, names.size())) + ")";
    }
}
