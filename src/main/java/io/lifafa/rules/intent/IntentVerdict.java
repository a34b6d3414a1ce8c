package io.lifafa.rules.intent;

import io.lifafa.rules.message.Movement;
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
public record IntentVerdict(Intent intent, Optional<Movement> movement, boolean certain) {
    public static IntentVerdict of(Intent intent) {
        return new IntentVerdict(intent, Optional.empty(), true);
    }

    public Optional<Direction> direction() {
        return movement.map(Movement::direction);
    }
}
