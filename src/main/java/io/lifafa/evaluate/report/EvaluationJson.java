package io.lifafa.evaluate.report;

import io.lifafa.evaluate.Calibration;
import io.lifafa.evaluate.Evaluation;
import io.lifafa.evaluate.Grade;
import io.lifafa.evaluate.Measure;
import io.lifafa.evaluate.Misread;
import io.lifafa.evaluate.Scores;
import io.lifafa.evaluate.Share;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * Evaluations as JSON, for machines and for a later comparison. It names messages by their ids and holds nothing of their
 * texts.
 */
public final class EvaluationJson {
    private static final int MOST_KINDS = 50;

    private EvaluationJson() {}

    /** Shares are numbers from 0 to 1 with their bounds (95 %). */
    public static JsonObject of(List<Evaluation> evaluations) {
        var json = new JsonObject();
        evaluations.forEach(it -> json.put(it.name(), of(it)));
        return new JsonObject().put("answerers", json);
    }

    private static JsonObject of(Evaluation evaluation) {
        var groups = new JsonObject();
        for (var criterion : Evaluation.criteria()) {
            var members = new JsonObject();
            evaluation.by(criterion).forEach((name, scores) -> members.put(name, scores(scores)));
            groups.put(criterion, members);
        }
        return scores(evaluation.scores())
                .put("by", groups)
                .put(
                        "confidence",
                        new JsonObject()
                                .put("messages", bins(evaluation.messages()))
                                .put("values", bins(evaluation.values())))
                .put("worst", worst(evaluation))
                .put("messages", messages(evaluation));
    }

    private static JsonObject scores(Scores scores) {
        var measures = new JsonObject();
        scores.measures().forEach((name, share) -> measures.put(name, share(share)));
        var fields = new JsonObject();
        for (var measure : Measure.values()) {
            var grades = new JsonObject();
            for (var grade : Grade.values()) {
                grades.put(name(grade), scores.of(measure, grade).count());
            }
            if (scores.of(measure, Grade.RIGHT).of() > 0) {
                fields.put(measure.wireName(), grades);
            }
        }
        return new JsonObject()
                .put("n", scores.messages())
                .put("measures", measures)
                .put("fields", fields);
    }

    private static JsonObject share(Share share) {
        return new JsonObject()
                .put("share", share.value())
                .put("low", share.low())
                .put("high", share.high())
                .put("count", share.count())
                .put("of", share.of());
    }

    private static JsonArray bins(Calibration calibration) {
        var bins = new JsonArray();
        calibration
                .bins()
                .forEach(
                        it -> bins.add(share(it.right()).put("from", it.floor()).put("stated", it.stated())));
        return bins;
    }

    private static JsonArray worst(Evaluation evaluation) {
        var worst = new JsonArray();
        evaluation
                .worst(MOST_KINDS)
                .forEach(kind -> worst.add(new JsonObject()
                        .put(
                                "kind",
                                kind.getValue().get(0).measure().wireName() + " "
                                        + name(kind.getValue().get(0).grade()))
                        .put("n", kind.getValue().size())
                        .put(
                                "messages",
                                new JsonArray(kind.getValue().stream()
                                        .map(EvaluationJson::place)
                                        .toList()))));
        return worst;
    }

    /** Where it stands, not what. */
    private static JsonObject place(Misread misread) {
        var json = new JsonObject().put("unique_id", misread.id());
        misread.span()
                .ifPresent(
                        it -> json.put("span", new JsonArray().add(it.start()).add(it.end())));
        return json;
    }

    private static JsonObject messages(Evaluation evaluation) {
        var messages = new JsonObject();
        evaluation.judgements().forEach(it -> {
            var faults = new JsonArray();
            it.grades().forEach((measure, grade) -> {
                if (grade != Grade.RIGHT) {
                    faults.add(measure.wireName() + " " + name(grade));
                }
            });
            messages.put(it.message().sms().id(), faults);
        });
        return messages;
    }

    private static String name(Grade grade) {
        return grade.name().toLowerCase(Locale.ROOT);
    }
}
