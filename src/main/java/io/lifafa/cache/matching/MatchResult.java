package io.lifafa.cache.matching;

import io.lifafa.cache.Miss;
import io.lifafa.sms.Extraction;
import java.util.Optional;

/** What the templates say about one SMS. */
public sealed interface MatchResult {
    /** The answer of one template. Its provenance names the template, its version and where each value stands. */
    record Hit(Extraction extraction, String templateId, int version) implements MatchResult {}

    /** No answer, why, and which template came nearest. */
    record NoHit(Miss reason, Optional<String> templateId) implements MatchResult {}

    /** The answer, if there is one. */
    default Optional<Extraction> answer() {
        return this instanceof Hit hit ? Optional.of(hit.extraction()) : Optional.empty();
    }
}
