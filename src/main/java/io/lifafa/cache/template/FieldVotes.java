package io.lifafa.cache.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the examples of a wording say about one field: each names one option, or several where a value stands in several
 * places.
 *
 * @param asked how many examples spoke
 * @param options each option's votes and how many it needs if nothing contradicts it
 */
public record FieldVotes(int asked, Map<String, Option> options) {
    public static final FieldVotes EMPTY = new FieldVotes(0, Map.of());

    /** By how many votes an option that was ever contradicted must lead. */
    private static final int MARGIN = 2;

    private static final int MOST_OPTIONS = 12;

    public record Option(int votes, int need) {}

    public FieldVotes {
        options = Map.copyOf(options);
    }

    public FieldVotes vote(Collection<String> chosen, int need) {
        var changed = new LinkedHashMap<>(options);
        for (var option : chosen) {
            var before = changed.getOrDefault(option, new Option(0, need));
            changed.put(option, new Option(before.votes() + 1, Math.min(before.need(), need)));
        }
        while (changed.size() > MOST_OPTIONS) {
            int fewest = changed.values().stream().mapToInt(Option::votes).min().orElse(0);
            changed.values()
                    .remove(changed.values().stream()
                            .filter(it -> it.votes() == fewest)
                            .findFirst()
                            .orElseThrow());
        }
        return new FieldVotes(asked + 1, changed);
    }

    /** One more example that says something no option says. */
    FieldVotes contradict() {
        return new FieldVotes(asked + 1, options);
    }

    private int most() {
        int most = 0;
        for (var option : options.values()) {
            most = Math.max(most, option.votes());
        }
        return most;
    }

    /** The options with the most votes, in the order of their names. */
    public List<String> leaders() {
        int most = most();
        var leaders = new ArrayList<String>();
        options.forEach((name, option) -> {
            if (option.votes() == most) {
                leaders.add(name);
            }
        });
        leaders.sort(null);
        return leaders;
    }

    boolean isContested() {
        return most() < asked;
    }

    /** True if the leaders may be believed. */
    public boolean isDecided() {
        int most = most();
        if (most < asked) {
            return 2 * most - asked >= MARGIN;
        }
        int need = 1;
        for (var option : options.values()) {
            need = option.votes() == most ? Math.max(need, option.need()) : need;
        }
        return most >= need;
    }

    /** True if every example so far agrees with one of these. */
    boolean isLedBy(Collection<String> chosen) {
        return leaders().stream().anyMatch(chosen::contains);
    }
}
