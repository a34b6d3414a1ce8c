package io.lifafa.cache.matching;

import io.lifafa.cache.Miss;
import io.lifafa.cache.learning.Differences;
import io.lifafa.cache.template.State;
import io.lifafa.cache.template.Template;
import io.lifafa.cache.template.TemplateReading;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides which of the templates that a text fits may answer. In doubt none does. */
final class Matcher {
    private final ZoneId zone;

    Matcher(ZoneId zone) {
        this.zone = zone;
    }

    /** What one fitting template reads. */
    record Reader(TemplateIndex.Fit fit, TemplateReading.Result result) {
        Template template() {
            return fit.template();
        }
    }

    /** An answer and who gave it, or why there is none. */
    record Verdict(MatchResult result, Optional<Entry> entry) {}

    Verdict decide(Sms sms, List<TemplateIndex.Fit> fits) {
        if (fits.isEmpty()) {
            return noHit(Miss.UNKNOWN_WORDING, Optional.empty());
        }
        Reader best = null;
        var others = new ArrayList<Reader>(fits.size());
        for (var reader : readers(sms, fits)) {
            boolean answers = reader.template().state() == State.ACTIVE
                    && reader.result().extraction().isPresent();
            if (answers && best == null) {
                best = reader;
            } else {
                others.add(reader);
            }
        }
        if (best == null) {
            return noHit(reason(others), Optional.of(others.get(0).template().id()));
        }
        var answer = best.result().extraction().orElseThrow();
        for (var other : others) {
            if (isHeard(other.template()) && differs(answer, other)) {
                return noHit(Miss.DISAGREEMENT, Optional.of(best.template().id()));
            }
        }
        var template = best.template();
        return new Verdict(
                new MatchResult.Hit(answer, template.id(), template.version()),
                Optional.of(best.fit().entry()));
    }

    /** Who fits and gives way to no other that fits. */
    List<Reader> readers(Sms sms, List<TemplateIndex.Fit> fits) {
        var readers = new ArrayList<Reader>(fits.size());
        for (var fit : fits) {
            boolean overridden = fits.size() > 1
                    && fits.stream().anyMatch(it -> it != fit && it.template().overrides(fit.template()));
            if (!overridden) {
                readers.add(new Reader(fit, read(sms, fit)));
            }
        }
        return readers;
    }

    private TemplateReading.Result read(Sms sms, TemplateIndex.Fit fit) {
        TemplateReading.Result good = null;
        TemplateReading.Result bad = TemplateReading.Result.miss(Miss.AMBIGUOUS);
        for (var way : fit.ways()) {
            var result = fit.template().reading().read(sms, way, zone);
            if (result.extraction().isEmpty()) {
                bad = result;
            } else if (good != null) {
                return TemplateReading.Result.miss(Miss.AMBIGUOUS);
            } else {
                good = result;
            }
        }
        return good == null ? bad : good;
    }

    /** A wording that is still learned may not answer, but may object. */
    private static boolean isHeard(Template template) {
        return template.state() == State.ACTIVE || template.state() == State.LEARNING && !template.isDoubted();
    }

    private static boolean differs(Extraction answer, Reader other) {
        return other.result()
                .extraction()
                .filter(it -> !Differences.between(answer, it).isEmpty())
                .isPresent();
    }

    private static Miss reason(List<Reader> readers) {
        var reason = Miss.LEARNING;
        for (var reader : readers) {
            if (reader.template().state() == State.ACTIVE) {
                return reader.result().miss().orElse(Miss.LEARNING);
            }
            reason = reader.template().state() == State.QUARANTINED ? Miss.QUARANTINED : reason;
        }
        return reason;
    }

    private static Verdict noHit(Miss why, Optional<String> id) {
        return new Verdict(new MatchResult.NoHit(why, id), Optional.empty());
    }
}
