package io.lifafa.api.answer;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Sms;
import java.util.Optional;

/**
 * Someone else who has read the SMS, for instance the rules, and may object to an answer whose every value stands in
 * it. Thread rule: any; must be quick and must not throw.
 */
@FunctionalInterface
public interface Witness {
    /** Objects to nothing. */
    Witness NONE = (sms, answer) -> Optional.empty();

    /** What speaks against the answer; empty if nothing does. */
    Optional<Objection> objection(Sms sms, Extraction answer);

    /** True if the answer's value of this field is surely what the witness has read too. */
    default boolean confirms(Sms sms, Extraction answer, Field field) {
        return false;
    }
}
