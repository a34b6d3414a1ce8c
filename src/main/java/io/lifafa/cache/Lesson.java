package io.lifafa.cache;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the API said. A doubted answer teaches nothing: neither what a wording means nor that a template is wrong.
 *
 * @param asked everything that was asked for
 * @param answers checked answers, by SMS id; what the API did not answer, or is doubted, is absent
 */
public record Lesson(List<Sms> asked, Map<String, Extraction> answers) {
    public Lesson {
        asked = List.copyOf(asked);
        answers = answers.entrySet().stream()
                .filter(it -> !it.getValue().isDoubted())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
