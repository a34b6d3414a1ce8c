package io.lifafa.rules.message;

import io.lifafa.sms.Span;
import java.util.Optional;

/**
 * A value found in the text.
 *
 * @param span the characters it stands on
 * @param role the characters of the word that says what it is, if a word does
 * @param evidence what it stands on, and how far it is to be believed
 */
public record Found(Span span, Optional<Span> role, Evidence evidence) {
    public static Found of(Span span, Evidence evidence) {
        return new Found(span, Optional.empty(), evidence);
    }
}
