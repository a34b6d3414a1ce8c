package io.lifafa.api.answer;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import java.util.Optional;

/**
 * Someone else who has read one SMS, for instance the rules, and may object to an answer whose every value stands in
 * it. Serves one SMS; must be quick and must not throw.
 */
@FunctionalInterface
public interface Witness {
    /** Objects to nothing. */
    Witness NONE = answer -> Optional.empty();

    /** What speaks against the answer; empty if nothing does. */
    Optional<Objection> objection(Extraction answer);

    /** True if the answer's value of this field is surely what the witness has read too. */
    default boolean confirms(Extraction answer, Field field) {
        return false;
    }
}
