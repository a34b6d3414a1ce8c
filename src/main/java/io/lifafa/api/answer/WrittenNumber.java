package io.lifafa.api.answer;

import io.lifafa.sms.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A number in a body.
 *
 * @param span where it stands
 * @param values what it can mean; rarely more than one
 * @param divided true if it is written with a separator
 */
record WrittenNumber(Span span, List<BigDecimal> values, boolean divided) {
    /** Its value that equals this one, with the digits as they are written. */
    Optional<BigDecimal> equalTo(BigDecimal wanted) {
        for (var value : values) {
            if (value.compareTo(wanted) == 0) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
