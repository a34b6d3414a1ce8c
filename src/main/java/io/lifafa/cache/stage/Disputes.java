package io.lifafa.cache.stage;

import io.lifafa.sms.Extraction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * First answers that contradict a template, until a second answer about the same message says who is right. Bounded: the
 * oldest are forgotten. Thread rule: any.
 */
final class Disputes {
    private static final int MOST = 10_000;

    private final Map<String, Extraction> first = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Extraction> eldest) {
            return size() > MOST;
        }
    };

    /** Keeps the first answer; empty if this was the first, else the one before. */
    synchronized Optional<Extraction> raise(String smsId, Extraction answer) {
        var before = Optional.ofNullable(first.remove(smsId));
        if (before.isEmpty()) {
            first.put(smsId, answer);
        }
        return before;
    }

    /** The second answer sided with the template. */
    synchronized void drop(String smsId) {
        first.remove(smsId);
    }
}
