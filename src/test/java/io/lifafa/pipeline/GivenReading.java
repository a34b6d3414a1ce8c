package io.lifafa.pipeline;

import io.lifafa.config.Fallback;
import io.lifafa.rules.FilterReason;
import io.lifafa.rules.Reading;
import io.lifafa.rules.message.Found;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A reading that the test makes up.
 *
 * @param reason why the SMS goes no further; asked for each time, and free to fail
 * @param values likewise
 */
public record GivenReading(Supplier<Optional<FilterReason>> reason, Supplier<Extraction> values) implements Reading {
    /** Rules that drop and extract as the test wants. */
    public static Function<Sms, Reading> of(
            Function<Sms, Optional<FilterReason>> filter, Function<Sms, Extraction> extract) {
        return sms -> new GivenReading(() -> filter.apply(sms), () -> extract.apply(sms));
    }

    /** Stages where nobody else answers. */
    public static Stages alone(Function<Sms, Optional<FilterReason>> filter, Function<Sms, Extraction> extract) {
        return new Stages(of(filter, extract), Optional.empty(), Optional.empty(), Fallback.RULES);
    }

    @Override
    public Intent intent() {
        return extraction().intent();
    }

    @Override
    public Optional<FilterReason> dropReason() {
        return reason.get();
    }

    @Override
    public Extraction extraction() {
        return values.get();
    }

    @Override
    public Map<Field, Found> found() {
        return Map.of();
    }
}
