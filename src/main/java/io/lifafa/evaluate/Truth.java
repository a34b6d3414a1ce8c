package io.lifafa.evaluate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a careful reader reads out of a message.
 *
 * @param values per judged value what it is; empty: the message has none. What is not in the map is not judged
 */
public record Truth(Map<Measure, Optional<String>> values) {
    public Truth {
        var ordered = new EnumMap<Measure, Optional<String>>(Measure.class);
        ordered.putAll(values);
        values = ordered;
    }

    /** True if the message says that money has moved. */
    public boolean isTransaction() {
        return values.getOrDefault(Measure.INTENT, Optional.empty())
                .filter("transaction"::equals)
                .isPresent();
    }
}
