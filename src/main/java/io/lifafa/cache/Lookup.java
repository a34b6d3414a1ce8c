package io.lifafa.cache;

import io.lifafa.sms.Extraction;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the cache says about messages. Those that stand in none of the lists wait for others of their wording: ask again
 * after the others were learned.
 *
 * @param hits answers, by SMS id
 * @param rechecks those of the hits that are to be asked for all the same, to see whether they are right
 * @param ask messages to be asked for, by SMS id
 */
public record Lookup(Map<String, Extraction> hits, Set<String> rechecks, List<String> ask) {
    public Lookup {
        hits = Map.copyOf(hits);
        rechecks = Set.copyOf(rechecks);
        ask = List.copyOf(ask);
    }
}
