package io.lifafa.cli.evaluate;

import io.lifafa.config.LifafaConfig;
import io.lifafa.evaluate.Answerer;
import io.lifafa.evaluate.LabelledSms;
import io.lifafa.evaluate.Response;
import io.lifafa.rules.MessageFilter;
import io.lifafa.rules.RulesExtractor;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The way of an SMS where no API is asked: filter, then templates where there are some, then the rules. */
final class RulesAnswerer implements Answerer {
    private final Function<Sms, Optional<Extraction>> templates;
    private final MessageFilter filter;
    private final RulesExtractor rules;
    private final ZoneId zone;

    /** @param templates answer before the rules do, where they can */
    RulesAnswerer(Function<Sms, Optional<Extraction>> templates, LifafaConfig config) {
        this.templates = templates;
        this.filter = new MessageFilter(config.zone(), config.rules().lexicon());
        this.rules = new RulesExtractor(config.zone(), config.rules().lexicon());
        this.zone = config.zone();
    }

    @Override
    public List<Response> read(List<LabelledSms> messages) {
        return messages.stream().map(it -> reply(it.sms())).toList();
    }

    private Response reply(Sms sms) {
        var read = rules.extract(sms);
        if (filter.reasonToDrop(sms).isPresent()) {
            return Response.putAway(read, zone);
        }
        return Response.of(templates.apply(sms).orElse(read), zone);
    }
}
