package io.lifafa.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What one answerer made of all messages. Filled message by message; for one thread. */
public final class Evaluation {
    /** By what messages are grouped. */
    private static final Map<String, Function<Judgement, String>> GROUPINGS = groupings();

    private final String name;
    private final Scores all = new Scores();
    private final Map<String, Map<String, Scores>> groups = new LinkedHashMap<>();
    private final Calibration messages = new Calibration();
    private final Calibration values = new Calibration();
    private final List<Judgement> judgements = new ArrayList<>();

    /** @param name what the answerer is called in reports */
    public Evaluation(String name) {
        this.name = name;
    }

    private static Map<String, Function<Judgement, String>> groupings() {
        var by = new LinkedHashMap<String, Function<Judgement, String>>();
        by.put("set", it -> it.message().set());
        by.put("source", it -> it.reply().source());
        by.put("sender", it -> it.message().sms().sender());
        by.put("language", it -> it.message().language());
        by.put("currency", it -> it.message()
                .truth()
                .values()
                .getOrDefault(Measure.CURRENCY, Optional.empty())
                .orElse("none"));
        return Collections.unmodifiableMap(by);
    }

    /** Judges one answer. */
    public void add(LabelledSms message, Response reply) {
        var judgement = Judgement.of(message, reply);
        judgements.add(judgement);
        all.add(judgement);
        GROUPINGS.forEach((by, key) -> groups.computeIfAbsent(by, it -> new TreeMap<>())
                .computeIfAbsent(key.apply(judgement), it -> new Scores())
                .add(judgement));
        if (judgement.isStored()) {
            messages.add(reply.confidence(), !judgement.isWrongMoney());
            reply.confidences().forEach((measure, confidence) -> {
                if (judgement.grades().containsKey(measure)) {
                    values.add(confidence, judgement.grades().get(measure) == Grade.RIGHT);
                }
            });
        }
    }

    public String name() {
        return name;
    }

    /** The shares over all messages. */
    public Scores scores() {
        return all;
    }

    /** The scores of the groups by this criterion, by name; one group that is unnamed is no grouping. */
    public Map<String, Scores> by(String criterion) {
        var found = groups.getOrDefault(criterion, Map.of());
        return found.keySet().equals(Set.of("")) ? Map.of() : found;
    }

    public static List<String> criteria() {
        return List.copyOf(GROUPINGS.keySet());
    }

    public Calibration messages() {
        return messages;
    }

    public Calibration values() {
        return values;
    }

    public List<Judgement> judgements() {
        return Collections.unmodifiableList(judgements);
    }

    /** The kinds of misreading, the most frequent first. */
    public List<Map.Entry<String, List<Misread>>> worst(int most) {
        var kinds = new TreeMap<String, List<Misread>>();
        judgements.stream().flatMap(it -> Misread.of(it).stream()).forEach(it -> kinds.computeIfAbsent(
                        it.kind(), kind -> new ArrayList<>())
                .add(it));
        return kinds.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        (Map.Entry<String, List<Misread>> it) -> -it.getValue().size()))
                .limit(most)
                .toList();
    }
}
