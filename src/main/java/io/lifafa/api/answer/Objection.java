package io.lifafa.api.answer;

import io.lifafa.sms.Field;
import java.util.Optional;

/**
 * What speaks against an answer whose every value stands in its SMS.
 *
 * @param reason a lower-case code, such as {@code direction_disputed}; never text of the SMS
 * @param field the value that is disputed
 * @param said what the answer says of it; a value of the SMS, so never logged
 * @param other what else it may be; empty where nothing tells
 */
public record Objection(String reason, Field field, String said, Optional<String> other) {
    /** Names no value. */
    @Override
    public String toString() {
        return "Objection[" + reason + "]";
    }
}
