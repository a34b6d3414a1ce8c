package io.lifafa.cache.matching;

import io.lifafa.cache.pattern.Pattern;
import io.lifafa.cache.template.Template;
import io.lifafa.cache.token.Hash;
import io.lifafa.cache.token.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates of one sender. Wordings without free text are found by one hash of the whole text, the others by a hash
 * of what stands before their first free text. Thread rule: one writer, any readers, no locks.
 */
final class TemplateIndex {
    private static final Entry[] NOTHING = {};

    private final Map<Long, Entry[]> fixed = new ConcurrentHashMap<>();
    private final Map<Long, Entry[]> open = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> lengths = new ConcurrentHashMap<>();
    private volatile int[] prefixes = {};

    /** A template and the ways in which a text can be its wording. */
    record Fit(Entry entry, Template template, List<Pattern.Way> ways) {}

    void add(Entry entry) {
        var pattern = entry.template().pattern();
        if (pattern.isFixed()) {
            fixed.merge(pattern.prefixHash(), new Entry[] {entry}, TemplateIndex::join);
        } else {
            open.merge(key(pattern.prefixHash(), pattern.prefix()), new Entry[] {entry}, TemplateIndex::join);
            lengths.merge(pattern.prefix(), 1, Integer::sum);
            keepLengths();
        }
    }

    void remove(Entry entry) {
        var pattern = entry.template().pattern();
        if (pattern.isFixed()) {
            fixed.computeIfPresent(pattern.prefixHash(), (key, all) -> without(all, entry));
        } else {
            open.computeIfPresent(key(pattern.prefixHash(), pattern.prefix()), (key, all) -> without(all, entry));
            lengths.computeIfPresent(pattern.prefix(), (key, count) -> count == 1 ? null : count - 1);
            keepLengths();
        }
    }

    boolean isEmpty() {
        return fixed.isEmpty() && open.isEmpty();
    }

    /** Every template whose wording the text can be. */
    List<Fit> fits(Tokens tokens) {
        var found = new ArrayList<Fit>(2);
        long hash = Hash.start();
        int at = 0;
        for (int length : prefixes) {
            if (length > tokens.size()) {
                break;
            }
            while (at < length) {
                hash = Hash.add(hash, tokens.key(at++));
            }
            collect(open.getOrDefault(key(hash, length), NOTHING), tokens, found);
        }
        while (at < tokens.size()) {
            hash = Hash.add(hash, tokens.key(at++));
        }
        collect(fixed.getOrDefault(hash, NOTHING), tokens, found);
        return found;
    }

    private static void collect(Entry[] entries, Tokens tokens, List<Fit> into) {
        for (var entry : entries) {
            var template = entry.template();
            var ways = template.pattern().fits(tokens);
            if (!ways.isEmpty()) {
                into.add(new Fit(entry, template, ways));
            }
        }
    }

    private void keepLengths() {
        prefixes =
                lengths.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static long key(long hash, int length) {
        return Hash.add(hash, length);
    }

    private static Entry[] join(Entry[] all, Entry[] more) {
        var joined = Arrays.copyOf(all, all.length + 1);
        joined[all.length] = more[0];
        return joined;
    }

    private static Entry[] without(Entry[] all, Entry entry) {
        var rest = Arrays.stream(all).filter(it -> it != entry).toArray(Entry[]::new);
        return rest.length == 0 ? null : rest;
    }
}
