package io.lifafa.sms;

import java.time.Instant;

/**
 * One failed try at an SMS, caused by the SMS itself.
 *
 * @param stage which stage failed
 * @param reason a code of that stage, never text of the SMS
 * @param at when
 */
public record Failure(String stage, String reason, Instant at) {}
