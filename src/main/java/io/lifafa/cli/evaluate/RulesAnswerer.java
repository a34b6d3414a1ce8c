package io.lifafa.cli.evaluate;

import io.lifafa.config.LifafaConfig;
import io.lifafa.evaluate.Answerer;
import io.lifafa.evaluate.LabelledSms;
import io.lifafa.evaluate.Response;
import io.lifafa.rules.Rules;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The way of an SMS where no API is asked: filter, then templates where there are some, then the rules. */
final class RulesAnswerer implements Answerer {
    private final Function<Sms, Optional<Extraction>> templates;
    private final Rules rules;
    private final ZoneId zone;

    /** @param templates answer before the rules do, where they can */
    RulesAnswerer(Function<Sms, Optional<Extraction>> templates, LifafaConfig config) {
        this.templates = templates;
        this.rules = new Rules(config.zone(), config.rules().lexicon());
        this.zone = config.zone();
    }

    @Override
    public List<Response> read(List<LabelledSms> messages) {
        return messages.stream().map(it -> reply(it.sms())).toList();
    }

    private Response reply(Sms sms) {
        var reading = rules.read(sms);
        if (reading.dropReason().isPresent()) {
            return Response.putAway(reading.extraction(), zone);
        }
        return Response.of(templates.apply(sms).orElseGet(reading::extraction), zone);
    }
}
