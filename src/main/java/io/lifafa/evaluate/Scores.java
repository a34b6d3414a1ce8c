package io.lifafa.evaluate;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shares of a group of messages. Filled message by message. */
public final class Scores {
    /** Above it a stored message is taken as sure. */
    private static final double SURE = 0.9;

    private Share exact = Share.NONE;
    private Share core = Share.NONE;
    private Share wrongMoney = Share.NONE;
    private Share wrongWhenSure = Share.NONE;
    private Share lost = Share.NONE;
    private final Map<Measure, Map<Grade, Integer>> fields = new EnumMap<>(Measure.class);

    void add(Judgement judgement) {
        exact = exact.plus(judgement.isExact());
        core = core.plus(judgement.isCoreRight());
        wrongMoney = wrongMoney.plus(judgement.isWrongMoney());
        if (judgement.message().truth().isTransaction()) {
            lost = lost.plus(judgement.isLost());
        }
        if (judgement.isStored() && judgement.reply().confidence() >= SURE) {
            wrongWhenSure = wrongWhenSure.plus(judgement.isWrongMoney());
        }
        judgement.grades().forEach((measure, grade) -> fields.computeIfAbsent(measure, it -> new EnumMap<>(Grade.class))
                .merge(grade, 1, Integer::sum));
    }

    /** How many messages were judged. */
    public int messages() {
        return exact.of();
    }

    /** Messages of which every judged value is right. */
    public Share exact() {
        return exact;
    }

    /** Messages of which intent, direction, amount and account are right, as far as they are judged. */
    public Share core() {
        return core;
    }

    /** Messages stored with a wrong direction, amount, currency, account or balance, or although nothing moved. */
    public Share wrongMoney() {
        return wrongMoney;
    }

    /** The same, of those stored at a confidence of 0.9 or more. */
    public Share wrongWhenSure() {
        return wrongWhenSure;
    }

    /** Transactions neither stored nor left as a dead letter. */
    public Share lost() {
        return lost;
    }

    /** The share of one value's readings that have this grade. */
    public Share of(Measure measure, Grade grade) {
        var grades = fields.getOrDefault(measure, Map.of());
        return new Share(
                grades.getOrDefault(grade, 0),
                grades.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** All that can be required of a run, by name: the more the better, 0 to 1. */
    public Map<String, Share> measures() {
        var all = new LinkedHashMap<String, Share>();
        all.put("exact", exact);
        all.put("core", core);
        all.put("money", not(wrongMoney));
        all.put("sure", not(wrongWhenSure));
        all.put("kept", not(lost));
        fields.keySet().forEach(it -> all.put(it.wireName(), of(it, Grade.RIGHT)));
        return all;
    }

    private static Share not(Share share) {
        return new Share(share.of() - share.count(), share.of());
    }
}
