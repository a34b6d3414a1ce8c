package io.lifafa.rules;

import io.lifafa.rules.message.Found;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the rules read, and why.
 *
 * @param extraction the values
 * @param found for each value that stands in the text: where, by which word, on what evidence; in
 *     the order of the fields
 */
record RulesAnswer(Extraction extraction, Map<Field, Found> found) {
    RulesAnswer {
        var ordered = new EnumMap<Field, Found>(Field.class);
        ordered.putAll(found);
        found = Collections.unmodifiableMap(ordered);
    }
}
