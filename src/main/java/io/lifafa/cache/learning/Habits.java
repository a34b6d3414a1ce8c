package io.lifafa.cache.learning;

import io.lifafa.cache.token.Hash;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a wording's answers say in free words, by the hash of the counterparty: categories and tags.
 *
 * @param categories of each counterparty seen, the category; an empty one was contradicted
 * @param tags the tags of every example so far, as one text; empty once they differed
 * @param tagged how many examples had them
 */
public record Habits(Map<Long, String> categories, String tags, int tagged) {
    public static final Habits NONE = new Habits(Map.of(), "", 0);

    /** Counterparties of one wording whose category is kept. */
    private static final int MOST = 512;

    private static final String SEPARATOR = "\u001f";
    private static final int ENOUGH = 2;

    public Habits {
        categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    }

    public static long key(Optional<String> counterparty) {
        return counterparty.map(Example::normal).map(it -> Hash.text(it)).orElse(0L);
    }

    public boolean knows(long counterparty) {
        return categories.containsKey(counterparty);
    }

    public Habits and(long counterparty, Optional<String> category, List<String> newTags) {
        var map = new LinkedHashMap<>(categories);
        var said = category.orElse("");
        var before = map.remove(counterparty);
        map.put(counterparty, before == null || before.equals(said) ? said : "");
        if (map.size() > MOST) {
            map.remove(map.keySet().iterator().next());
        }
        var joined = String.join(SEPARATOR, newTags);
        return new Habits(map, tagged == 0 || tags.equals(joined) ? joined : "", tagged + 1);
    }

    /** The category of a counterparty; absent if it cannot be told without guessing. */
    public Optional<Optional<String>> category(long counterparty) {
        var known = categories.get(counterparty);
        if (known != null) {
            return Optional.of(Optional.of(known).filter(it -> !it.isEmpty()));
        }
        var all = categories.values().stream().distinct().limit(2).toList();
        if (all.size() == 1 && (all.get(0).isEmpty() || categories.size() >= ENOUGH)) {
            return Optional.of(Optional.of(all.get(0)).filter(it -> !it.isEmpty()));
        }
        return Optional.empty();
    }

    /** The tags, once examples with different values agreed on them. */
    public List<String> agreedTags() {
        return tagged < ENOUGH || tags.isEmpty() ? List.of() : List.of(tags.split(SEPARATOR));
    }
}
