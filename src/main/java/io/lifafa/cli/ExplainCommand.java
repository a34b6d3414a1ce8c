package io.lifafa.cli;

import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.cli.base.FailureText;
import io.lifafa.cli.cache.TemplateAnswers;
import io.lifafa.cli.cache.TemplateText;
import io.lifafa.cli.cache.ValueText;
import io.lifafa.config.LifafaConfig;
import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.rules.Rules;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lifafa explain}. */
@Command(
        name = "explain",
        description = "Shows what the engine makes of one SMS, and from which characters. Stores nothing.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Parameters(paramLabel = "TEXT", description = "The whole text of the SMS.")
    private String text;

    @Option(names = "--sender", defaultValue = "", description = "The sender's header, for instance AX-HDFCBK-S.")
    private String sender;

    @Override
    public Integer call() throws Exception {
        LifafaConfig config = options.load();
        var sms = Sms.of("explained", config.ingest().defaultUser(), sender, text, Instant.now());
        var out = System.out;
        var reading = new Rules(config.zone(), config.rules().lexicon()).read(sms);
        reading.dropReason()
                .ifPresentOrElse(
                        reason -> out.println("filtered: " + reason.wireName() + " (no transaction, kept as filtered)"),
                        () -> out.println("not filtered: may be a transaction"));
        var byTemplate = template(config, sms);
        var answer = byTemplate.orElseGet(reading::extraction);
        out.println("answered by: " + answer.provenance().source().wireName());
        out.println();
        new ValueText(sms.body(), byTemplate.isPresent() ? Map.of() : reading.found()).print(answer, out);
        out.println();
        out.println(ExtractionJson.write(answer, sms, Form.http(config.zone())).encodePrettily());
        return ExitCode.OK;
    }

    /** What the learned templates say; a store that cannot be opened now is no reason to say nothing. */
    private static Optional<Extraction> template(LifafaConfig config, Sms sms) {
        if (!TemplateAnswers.hasStore(config)) {
            // There is no store yet, and explaining makes none.
            return Optional.empty();
        }
        try {
            var explanation = TemplateAnswers.library(config).explain(sms);
            TemplateText.print(explanation, sms, System.out);
            return explanation.result().answer();
        } catch (Exception e) {
            System.out.println("templates: not looked at: " + FailureText.of(e, "explain"));
            return Optional.empty();
        }
    }
}
