package io.lifafa.cache.matching;

import io.lifafa.cache.Miss;
import io.lifafa.cache.learning.Certainty;
import io.lifafa.cache.learning.Differences;
import io.lifafa.cache.learning.Example;
import io.lifafa.cache.pattern.Seams;
import io.lifafa.cache.template.State;
import io.lifafa.cache.template.Template;
import io.lifafa.cache.token.Tokens;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.SenderName;
import io.lifafa.sms.Sms;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * All templates of a node, in memory: answers what was learned, and learns from answers.
 *
 * <p>Bounded: beyond its capacity the templates that answered longest ago are dropped (they stay in the store). Thread
 * rule: any thread; matching takes no lock, changes take one.
 *
 * <pre>{@code
 * var library = new TemplateLibrary(10_000, ZoneId.of("Asia/Kolkata"), rules::extract);
 * library.match(sms).answer().ifPresentOrElse(this::use, () -> ask(sms, answer -> store(library.learn(sms, answer))));
 * }</pre>
 */
public final class TemplateLibrary {
    /** A text of more pieces is not learned. */
    private static final int MOST_PIECES = 400;

    private static final int EVICTED_PART = 16;

    private final int capacity;
    private final ZoneId zone;
    private final Function<Sms, Extraction> secondReader;
    private final Matcher matcher;
    private final Map<String, TemplateIndex> indexes = new ConcurrentHashMap<>();
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong uses = new AtomicLong();
    private final AtomicLong evicted = new AtomicLong();

    /**
     * @param capacity how many templates are kept in memory
     * @param zone the zone of dates that messages name without one
     * @param secondReader reads a message by other means, and null or a poor reading if it cannot: what it agrees to
     *     needs no second answer
     */
    public TemplateLibrary(int capacity, ZoneId zone, Function<Sms, Extraction> secondReader) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive");
        }
        this.capacity = capacity;
        this.zone = zone;
        this.secondReader = secondReader;
        matcher = new Matcher(zone);
    }

    /** What the templates say about a message. Never throws; time is linear in the text. */
    public MatchResult match(Sms sms) {
        var index = indexes.get(SenderName.of(sms.sender()));
        if (index == null) {
            return new MatchResult.NoHit(Miss.UNKNOWN_SENDER, Optional.empty());
        }
        var tokens = Tokens.of(sms.body());
        var verdict = matcher.decide(sms, index.fits(tokens));
        verdict.entry().ifPresent(it -> it.used(uses.incrementAndGet()));
        return verdict.result();
    }

    /** Messages of one wording have the same family, whether it was learned or not; now and then others too. */
    public static long family(Sms sms) {
        return WordingKey.of(sms);
    }

    /** Which template answers a message and from where, or which comes nearest and what is missing. Not for hot paths. */
    public Explanation explain(Sms sms) {
        return Explainer.explain(sms, match(sms), all());
    }

    /**
     * Learns from an answer that was checked against its message.
     *
     * @return the templates that are new or changed, to be stored and told to other nodes
     */
    public synchronized List<Template> learn(Sms sms, Extraction answer) {
        var tokens = Tokens.of(sms.body());
        if (tokens.size() == 0 || tokens.size() > MOST_PIECES) {
            return List.of();
        }
        var header = SenderName.of(sms.sender());
        var cut = Seams.cut(tokens, answer);
        var example = new Example(sms, cut, answer, zone, new Certainty(sms, cut, answer, secondReader));
        var id = Template.id(header, example.layout().pattern().elements());
        var index = indexes.get(header);
        var others = matcher.readers(sms, index == null ? List.of() : index.fits(tokens)).stream()
                .filter(it -> !it.template().id().equals(id))
                .filter(it -> !differences(it, answer).isEmpty())
                .toList();
        var before = Optional.ofNullable(entries.get(id)).map(Entry::template);
        if (before.isEmpty()) {
            others.forEach(it -> example.doubt(differences(it, answer)));
        }
        var own = before.map(it -> it.with(example, hits(id))).orElseGet(() -> Template.first(header, example));
        boolean known =
                before.filter(it -> it.examples() > 1 && !it.isDoubted()).isPresent();
        var changed = new ArrayList<Template>();
        for (var reader : others) {
            var other = reader.template();
            boolean special = own.pattern().literals() > other.pattern().literals();
            boolean gaveWay = own.overrides(other);
            if (special) {
                own = own.before(other);
            }
            if (!gaveWay && (!special || !known)) {
                changed.add(other.contradicted(differences(reader, answer), example.fingerprint()));
            }
        }
        changed.add(own);
        changed.forEach(this::keep);
        evict();
        return List.copyOf(changed);
    }

    private static Set<Field> differences(Matcher.Reader reader, Extraction answer) {
        return reader.result()
                .extraction()
                .map(it -> Differences.between(it, answer))
                .orElse(Set.of());
    }

    /**
     * What a re-check of a hit says.
     *
     * @param agrees whether the API reads every critical field as the template did
     * @param fields those it reads otherwise
     * @param changed the templates that changed by it; a contradicted one is quarantined in a new version
     */
    public record Recheck(boolean agrees, Set<Field> fields, List<Template> changed) {}

    /** Compares a hit with what the API says about the same message, and learns from it. */
    public Recheck confirmHit(Sms sms, MatchResult.Hit hit, Extraction apiAnswer) {
        var fields = Differences.between(hit.extraction(), apiAnswer);
        return new Recheck(fields.isEmpty(), fields, learn(sms, apiAnswer));
    }

    /** Takes a template that was learned elsewhere, unless the one here is newer. */
    public synchronized boolean put(Template template) {
        var entry = entries.get(template.id());
        if (entry != null && entry.template().revision() >= template.revision()) {
            return false;
        }
        keep(template);
        evict();
        return true;
    }

    /** Forgets a template. */
    public synchronized boolean remove(String id) {
        var entry = entries.remove(id);
        if (entry == null) {
            return false;
        }
        var header = entry.template().header();
        var index = indexes.get(header);
        index.remove(entry);
        if (index.isEmpty()) {
            indexes.remove(header);
        }
        return true;
    }

    private void keep(Template template) {
        var entry = entries.get(template.id());
        if (entry != null) {
            entry.set(template);
            return;
        }
        var added = new Entry(template, uses.get());
        entries.put(template.id(), added);
        indexes.computeIfAbsent(template.header(), it -> new TemplateIndex()).add(added);
    }

    private void evict() {
        if (entries.size() <= capacity) {
            return;
        }
        int surplus = entries.size() - capacity + capacity / EVICTED_PART;
        // The uses go on while this sorts: they are read once.
        record Used(String id, long when) {}
        entries.values().stream()
                .map(it -> new Used(it.template().id(), it.lastUse()))
                .sorted(Comparator.comparingLong(Used::when))
                .limit(surplus)
                .map(Used::id)
                .toList()
                .forEach(id -> {
                    remove(id);
                    evicted.incrementAndGet();
                });
    }

    public Optional<Template> get(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::template);
    }

    /** A snapshot of all templates. */
    public List<Template> all() {
        return entries.values().stream().map(Entry::template).toList();
    }

    /** How many answers a template gave on this node. */
    public long hits(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::hits).orElse(0L);
    }

    public int size() {
        return entries.size();
    }

    /** How many templates were dropped from memory for want of room. */
    public long evicted() {
        return evicted.get();
    }

    /** How many templates are in each state. */
    public Map<State, Long> byState() {
        var counts = new EnumMap<State, Long>(State.class);
        for (var state : State.values()) {
            counts.put(state, 0L);
        }
        entries.values().forEach(it -> counts.merge(it.template().state(), 1L, Long::sum));
        return counts;
    }
}
