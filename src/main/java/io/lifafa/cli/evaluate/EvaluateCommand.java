package io.lifafa.cli.evaluate;

import io.lifafa.cli.base.ConfigOptions;
import io.lifafa.cli.base.DurationConverter;
import io.lifafa.cli.base.ExitCode;
import io.lifafa.cli.cache.TemplateAnswers;
import io.lifafa.config.LifafaConfig;
import io.lifafa.evaluate.Answerer;
import io.lifafa.evaluate.Evaluation;
import io.lifafa.evaluate.LabelledFile;
import io.lifafa.evaluate.LabelledSms;
import io.lifafa.evaluate.ResultsAnswerer;
import io.lifafa.evaluate.report.EvaluationChange;
import io.lifafa.evaluate.report.EvaluationHtml;
import io.lifafa.evaluate.report.EvaluationJson;
import io.lifafa.evaluate.report.EvaluationText;
import io.lifafa.evaluate.report.Requirement;
import io.lifafa.files.OwnerOnly;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lifafa evaluate}. */
@Command(
        name = "evaluate",
        description = {
            "Measures how well labelled messages are read. Stores nothing.",
            "A line is one of lifafa run --out, corrected; or sender, body, date and an object \"truth\"; or CSV with a header."
        },
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
    /** Who may read the messages. */
    enum On {
        /** Filter and rules. */
        RULES,
        /** Filter, the learned templates of the configured store, and the rules for what they do not know. */
        TEMPLATES,
        /** A whole engine with the configured API and without learned templates. */
        API
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Labelled messages.")
    private List<Path> files;

    @Option(
            names = "--on",
            paramLabel = "WHO",
            split = ",",
            defaultValue = "rules",
            description =
                    "Who reads them, side by side: rules; templates (of the configured store, a running node's too, else the"
                            + " rules); api (the configured one, asked by an engine of its own). Default: ${DEFAULT-VALUE}.")
    private List<On> on;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "Judges a result file of lifafa run --out too, by unique_id.")
    private Path results;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Writes the report as JSON; - for the standard output.")
    private String json;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the report as one HTML page with plots.")
    private Path html;

    @Option(
            names = "--min",
            paramLabel = "MEASURE=SHARE,…",
            defaultValue = "",
            description =
                    "What has to be reached by each, or the exit code is 1: exact=0.95,amount=0.999; also core, money, sure, kept and"
                            + " every value's name.")
    private String min;

    @Option(
            names = "--compare",
            paramLabel = "REPORT",
            description = "Says what got better and what worse since an earlier report of --json.")
    private Path compare;

    @Option(
            names = "--give-up-after",
            paramLabel = "DURATION",
            defaultValue = "2m",
            converter = DurationConverter.class,
            description = "How long an outage of the API may last (default: ${DEFAULT-VALUE}).")
    private Duration giveUpAfter;

    @Override
    public Integer call() throws Exception {
        var required = required();
        var config = options.load();
        var earlier = compare == null ? Optional.<JsonObject>empty() : Optional.of(report(compare));
        var messages = messages(config);
        var evaluations = evaluations(config, messages);
        report(evaluations, earlier);
        var missed = required.stream()
                .flatMap(it -> evaluations.stream().map(it::missedBy).flatMap(Optional::stream))
                .toList();
        missed.forEach(it -> System.err.println("not reached: " + it));
        return missed.isEmpty() ? ExitCode.OK : ExitCode.NOT_OK;
    }

    private List<Requirement> required() {
        try {
            return Requirement.parse(min);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private static JsonObject report(Path file) throws IOException {
        try {
            return EvaluationChange.checked(new JsonObject(Files.readString(file)));
        } catch (RuntimeException wrong) {
            throw new IOException(file + ": it is no report of lifafa evaluate --json", wrong);
        }
    }

    /** A broken line is told, and the good ones beside it are taken. */
    private List<LabelledSms> messages(LifafaConfig config) throws IOException {
        var messages = new ArrayList<LabelledSms>();
        for (var file : files) {
            var read = LabelledFile.read(file, config.zone());
            read.faults().forEach(it -> System.err.println(file + ", " + it));
            messages.addAll(read.messages());
        }
        if (messages.isEmpty()) {
            throw new IOException("there is no labelled message to judge");
        }
        return messages;
    }

    private List<Evaluation> evaluations(LifafaConfig config, List<LabelledSms> messages) throws Exception {
        var evaluations = new ArrayList<Evaluation>();
        for (var who : on.stream().distinct().toList()) {
            evaluations.add(
                    switch (who) {
                        case RULES ->
                            Answerer.evaluate("rules", new RulesAnswerer(sms -> Optional.empty(), config), messages);
                        case TEMPLATES -> Answerer.evaluate("templates", templates(config), messages);
                        case API -> api(messages);
                    });
        }
        if (results != null) {
            evaluations.add(Answerer.evaluate("results", new ResultsAnswerer(results, config.zone()), messages));
        }
        return evaluations;
    }

    private static Answerer templates(LifafaConfig config) throws Exception {
        if (!TemplateAnswers.hasStore(config)) {
            throw new IOException("there is no store with templates in "
                    + config.store().dataDir() + "; name it by store.data_dir or store.uri");
        }
        var library = TemplateAnswers.library(config);
        return new RulesAnswerer(sms -> library.explain(sms).result().answer(), config);
    }

    private Evaluation api(List<LabelledSms> messages) throws Exception {
        if (options.load().api().url().isEmpty()) {
            throw new IOException("no API is configured; set api.url");
        }
        try (var own = new OwnDirectory("lifafa-evaluate")) {
            var apart = options.with(Map.of(
                    "store.uri", "",
                    "store.data_dir", own.path().resolve("store").toString(),
                    "cache.enabled", "false",
                    "cluster.enabled", "false",
                    "ingest.duplicates", "id"));
            return Answerer.evaluate("api", new EngineAnswerer(apart, own.path(), giveUpAfter), messages);
        }
    }

    private void report(List<Evaluation> evaluations, Optional<JsonObject> earlier) throws IOException {
        var report = EvaluationJson.of(evaluations);
        if ("-".equals(json)) {
            System.out.println(report.encodePrettily());
        } else {
            new EvaluationText(System.out).print(evaluations);
        }
        if (json != null && !json.equals("-")) {
            write(Path.of(json), report.encodePrettily());
        }
        if (html != null) {
            write(html, EvaluationHtml.of(evaluations));
        }
        earlier.ifPresent(it -> new EvaluationChange(it, report).print("-".equals(json) ? System.err : System.out));
    }

    private static void write(Path file, String text) throws IOException {
        try (var writer = OwnerOnly.writer(file)) {
            writer.write(text);
        }
    }
}
