package io.lifafa.ingest;

import io.lifafa.ingest.formats.input.ReadOptions;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the query of a submission says of all its SMS: it holds where neither an SMS nor its wrapper says it. */
final class SmsParameters {
    /** The names that are known. */
    static final List<String> KNOWN = List.of("user_id", "tenant", "phone", "email_id", "zone");

    private static final int MAX_SHORT_CHARS = 256;
    private static final int MAX_EMAIL_CHARS = 320;

    private SmsParameters() {}

    /**
     * How a submission with this query is read.
     *
     * @throws IllegalArgumentException naming the parameter that cannot be followed, and what to do
     */
    static ReadOptions read(MultiMap query, ReadOptions usual) {
        var tenant = text(query, "tenant", MAX_SHORT_CHARS);
        if (tenant.filter(it -> !it.equals(usual.tenant().name())).isPresent()) {
            throw new IllegalArgumentException("tenant: your SMS are taken for the tenant "
                    + usual.tenant().name() + " alone; leave it out, or use a key of that tenant");
        }
        return usual.withDefaults(
                text(query, "user_id", MAX_SHORT_CHARS).orElse(usual.defaultUser()),
                text(query, "phone", MAX_SHORT_CHARS).or(usual::defaultPhone),
                text(query, "email_id", MAX_EMAIL_CHARS).or(usual::defaultEmail),
                text(query, "zone", MAX_SHORT_CHARS).map(SmsParameters::zone).orElse(usual.zone()));
    }

    private static Optional<String> text(MultiMap query, String name, int maxChars) {
        return Optional.ofNullable(query.get(name)).map(String::strip).map(value -> {
            if (value.length() > maxChars) {
                throw new IllegalArgumentException(name + ": is longer than " + maxChars + " characters; shorten it");
            }
            return value;
        });
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone: is no time zone; send one such as Asia/Kolkata or %2B05:30");
        }
    }
}
