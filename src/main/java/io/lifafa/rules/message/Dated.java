package io.lifafa.rules.message;

import io.lifafa.sms.DatePrecision;
import io.lifafa.sms.Span;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A date in the text, or something that looks like one.
 *
 * @param first its first token
 * @param last its last token
 * @param span its characters, with the time where one follows
 * @param when the local time it names; empty if the numbers are no day of our calendar
 * @param precision whether a time follows, and down to what
 */
public record Dated(int first, int last, Span span, Optional<LocalDateTime> when, DatePrecision precision) {}
