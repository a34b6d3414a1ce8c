package io.lifafa.api.client.rate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The date of HTTP headers (RFC 9110, section 5.6.7): its fixed form only, none of the obsolete ones. */
final class HttpDate {
    private HttpDate() {}

    /** Reads a date; empty if there is none or it is not one. */
    static Optional<Instant> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
