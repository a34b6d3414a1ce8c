package io.lifafa.rules;

import io.lifafa.sms.Direction;
import io.lifafa.sms.Intent;
import java.util.Optional;

/**
 * What a message is for.
 *
 * @param intent its intent
 * @param movement the word that says which way the money went; absent from a transaction whose words were not understood
 * @param certain false if other words of the message point elsewhere
 */
record IntentVerdict(Intent intent, Optional<Movement> movement, boolean certain) {
    static IntentVerdict of(Intent intent) {
        return new IntentVerdict(intent, Optional.empty(), true);
    }

    Optional<Direction> direction() {
        return movement.map(Movement::direction);
    }
}
