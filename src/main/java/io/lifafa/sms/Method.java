package io.lifafa.sms;

import java.util.stream.Stream;

/** By which rail the money moved; the values of {@code metadata.method}. */
public enum Method {
    UPI("UPI"),
    IMPS("IMPS"),
    NEFT("NEFT"),
    RTGS("RTGS"),
    ATM("ATM"),
    CARD("Card"),
    MUTUAL_FUND("MF"),
    OTHER("Other");

    private final String wireName;

    Method(String wireName) {
        this.wireName = wireName;
    }

    /** The name as it stands in JSON. */
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException if no method has this wire name */
    public static Method of(String wireName) {
        return Stream.of(values())
                .filter(method -> method.wireName.equalsIgnoreCase(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown payment method"));
    }
}
