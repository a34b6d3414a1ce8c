package io.lifafa.cache;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.util.List;
import java.util.Map;

/**
 * What the API said.
 *
 * @param asked everything that was asked for
 * @param answers checked answers, by SMS id; what the API did not answer is absent
 */
public record Lesson(List<Sms> asked, Map<String, Extraction> answers) {
    public Lesson {
        asked = List.copyOf(asked);
        answers = Map.copyOf(answers);
    }
}
