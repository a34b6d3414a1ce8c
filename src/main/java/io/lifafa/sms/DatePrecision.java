package io.lifafa.sms;

import java.time.LocalTime;
import java.util.Locale;

/** How much of a date is known. */
public enum DatePrecision {
    /** The day alone: its time of day is the start of the day and means nothing. */
    DAY,
    /** Down to the minute. */
    MINUTE,
    /** Down to the second. */
    SECOND;

    /** The name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The precision of this name; an {@link IllegalArgumentException} for any other. */
    public static DatePrecision of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /** What a clock's reading can be believed to say: exactly midnight is how a day without a time arrives. */
    static DatePrecision ofReceived(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) ? DAY : SECOND;
    }
}
