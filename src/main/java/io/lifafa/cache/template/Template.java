package io.lifafa.cache.template;

import io.lifafa.cache.caution.SeenValues;
import io.lifafa.cache.learning.Example;
import io.lifafa.cache.learning.Habits;
import io.lifafa.cache.pattern.Pattern;
import io.lifafa.cache.token.Hash;
import io.lifafa.cache.token.NameForm;
import io.lifafa.cache.token.Place;
import io.lifafa.sms.Field;
import io.lifafa.text.number.WrittenNumber.Point;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A wording and what is known of it: literal words (as hashes), slots, and for each field where its value stands or
 * which constant it is. Holds no text of any message and no value. Immutable; thread rule: any.
 */
public final class Template {
    /** Fingerprints of examples that are kept, so that one message does not vote twice. */
    private static final int MOST_FINGERPRINTS = 16;

    /** How many answers must agree after one that contradicted an answering template. */
    static final int PROBATION = 2;

    private final String id;
    private final String header;
    private final Pattern pattern;
    private final Map<Field, FieldVotes> polls;
    private final NameForm names;
    private final Point point;
    private final SeenValues seen;
    private final Habits habits;
    private final Set<Long> fingerprints;
    private final Set<String> overrides;
    private final int probation;
    private final int version;
    private final long revision;
    private final int examples;
    private final double confidence;
    private final State state;
    private final TemplateReading reading;

    public Template(TemplateParts parts) {
        header = parts.header();
        pattern = new Pattern(parts.elements());
        id = id(header, parts.elements());
        polls = Map.copyOf(parts.polls());
        names = parts.names();
        point = parts.point();
        seen = parts.seen();
        habits = parts.habits();
        fingerprints = Set.copyOf(parts.fingerprints());
        overrides = Set.copyOf(parts.overrides());
        probation = parts.probation();
        version = parts.version();
        revision = parts.revision();
        examples = parts.examples();
        confidence = parts.confidence();
        boolean decided = Example.CRITICAL.stream().allMatch(it -> poll(it).isDecided() && !isNowhere(it));
        state = probation > 0 ? State.QUARANTINED : decided ? State.ACTIVE : State.LEARNING;
        reading = new TemplateReading(this);
    }

    public static String id(String header, long[] elements) {
        return String.format("%016x", Hash.add(Hash.all(elements, 0, elements.length), Hash.text(header)));
    }

    private boolean isNowhere(Field field) {
        return poll(field).leaders().contains(Place.NOWHERE);
    }

    /** The same, from another node or a file, may be newer: then this is greater. */
    public long revision() {
        return revision;
    }

    /** Sixteen hexadecimal digits, the same on every node: a hash of the sender's header and the wording. */
    public String id() {
        return id;
    }

    /** The sender without its route, in upper case. */
    public String header() {
        return header;
    }

    /** Changes whenever what was answered before may have been wrong. */
    public int version() {
        return version;
    }

    public State state() {
        return state;
    }

    /** How many answered messages it was learned from. */
    public int examples() {
        return examples;
    }

    public Pattern pattern() {
        return pattern;
    }

    public FieldVotes poll(Field field) {
        return polls.getOrDefault(field, FieldVotes.EMPTY);
    }

    NameForm names() {
        return names;
    }

    Point point() {
        return point;
    }

    public SeenValues seen() {
        return seen;
    }

    Habits habits() {
        return habits;
    }

    double confidence() {
        return confidence;
    }

    public TemplateReading reading() {
        return reading;
    }

    public boolean overrides(Template other) {
        return overrides.contains(other.id) && !isDoubted();
    }

    /** True if examples of it contradicted each other about a critical field. */
    public boolean isDoubted() {
        return probation > 0
                || Example.CRITICAL.stream().anyMatch(it -> poll(it).isContested() && !poll(it).isDecided());
    }

    public TemplateParts parts() {
        return new TemplateParts(
                header,
                pattern.elements(),
                polls,
                names,
                point,
                seen,
                habits,
                fingerprints,
                overrides,
                probation,
                version,
                revision,
                examples,
                confidence);
    }

    /** A wording seen for the first time. */
    public static Template first(String header, Example example) {
        return new Template(TemplateParts.empty(header, example)).with(example, 0);
    }

    /**
     * The same after one more answer.
     *
     * @param hits how often it answered
     */
    public Template with(Example example, long hits) {
        boolean agrees = agrees(example);
        if (agrees && fingerprints.contains(example.fingerprint())) {
            return this;
        }
        boolean sameMeaning = examples == 0 || agrees(example, Example.MEANING);
        // A new code that goes with another meaning says what the code is, unless there are more of those than of
        // others.
        if (!sameMeaning && seen.isNewCode(example.loose()) && seen.foreign() < examples + hits) {
            return new Template(parts().withSeen(seen.andForeign()));
        }
        long name = Habits.key(example.answer().counterparty());
        var voted = new EnumMap<Field, FieldVotes>(Field.class);
        voted.putAll(polls);
        example.choices().forEach((field, choice) -> {
            boolean sameName = field == Field.COUNTERPARTY
                    && example.answer().counterparty().isPresent()
                    && habits.knows(name)
                    && !example.layout().isNameLiteral()
                    && agrees;
            if (!sameName) {
                voted.put(field, poll(field).vote(choice.options(), choice.need()));
            }
        });
        var voters = new LinkedHashSet<Long>();
        voters.add(example.fingerprint());
        fingerprints.stream().limit(MOST_FINGERPRINTS - 1).forEach(voters::add);
        boolean broken = state == State.ACTIVE && !agrees;
        int left = broken ? PROBATION : agrees ? Math.max(0, probation - 1) : probation > 0 ? PROBATION : 0;
        return new Template(new TemplateParts(
                header,
                pattern.elements(),
                voted,
                names.and(example.layout().nameForm()),
                pointWith(example.point()),
                (sameMeaning ? seen : seen.openOnly()).and(example.loose(), hits > 0),
                habits.and(name, example.answer().category(), example.answer().tags()),
                voters,
                overrides,
                left,
                version + (broken ? 1 : 0),
                revision + 1,
                examples + 1,
                Math.min(confidence, example.answer().confidence())));
    }

    private Point pointWith(Point seen) {
        return seen == Point.UNKNOWN || examples > 0 && point != Point.UNKNOWN && point != seen
                ? examples == 0 || seen == Point.UNKNOWN ? point : Point.UNKNOWN
                : seen;
    }

    /** True if no critical field says something else than before. */
    boolean agrees(Example example) {
        return examples == 0 || agrees(example, Example.CRITICAL);
    }

    private boolean agrees(Example example, Set<Field> fields) {
        return fields.stream()
                .allMatch(it -> poll(it).asked() == 0
                        || poll(it).isLedBy(example.choices().get(it).options()));
    }

    /** The same after an answer about a message it also fits, which read these fields otherwise. */
    public Template contradicted(Set<Field> fields, long fingerprint) {
        if (fingerprints.contains(fingerprint)) {
            return this;
        }
        var voted = new EnumMap<Field, FieldVotes>(Field.class);
        voted.putAll(polls);
        fields.forEach(it -> voted.put(it, poll(it).contradict()));
        boolean broken = state == State.ACTIVE;
        var parts = parts();
        return new Template(parts.with(voted, broken || probation > 0 ? PROBATION : 0, version + (broken ? 1 : 0)));
    }

    /** The same, going before a more general wording that fits its messages too. */
    public Template before(Template other) {
        var all = new LinkedHashSet<>(overrides);
        all.add(other.id);
        return overrides.contains(other.id) ? this : new Template(parts().withOverrides(all));
    }

    /** Names no wording. */
    @Override
    public String toString() {
        return "Template[" + id + " v" + version + " " + state.wireName() + "]";
    }
}
