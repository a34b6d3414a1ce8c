package io.lifafa.tenants.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The windows in which use is added up, in UTC. */
public enum UsagePeriod {
    DAY(Duration.ofDays(40)),
    MONTH(Duration.ofDays(400));

    private final Duration kept;

    UsagePeriod(Duration kept) {
        this.kept = kept;
    }

    /** The window of that moment, such as {@code 2026-11-28} or {@code 2026-11}. */
    public String key(Instant moment) {
        return moment.toString().substring(0, this == DAY ? 10 : 7);
    }

    /** When that window began. */
    public Instant start(Instant moment) {
        return this == DAY
                ? moment.truncatedTo(ChronoUnit.DAYS)
                : month(moment).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** When it ends and the next begins. */
    public Instant end(Instant moment) {
        return this == DAY
                ? start(moment).plus(1, ChronoUnit.DAYS)
                : month(moment)
                        .plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
    }

    private static YearMonth month(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
    }

    /** How long its documents are kept after it has ended. */
    public Duration kept() {
        return kept;
    }
}
