package io.lifafa.bench.rules;

import io.lifafa.bench.Scoring;
import io.lifafa.evaluate.Evaluation;
import io.lifafa.evaluate.LabelledFile;
import io.lifafa.evaluate.LabelledSms;
import io.lifafa.evaluate.Measure;
import io.lifafa.evaluate.report.EvaluationText;
import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.rules.Rules;
import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well the rules read, and how fast: {@code RulesBenchmark [--aside 0|1|2] [--show] [WORKLOAD.jsonl…]}.
 *
 * <p>Without a workload it reads the sets of {@code src/test/resources/rules}, those developed on beside those kept aside.
 * Of workloads of the lab it prints the reports of {@code lifafa evaluate} for the banks developed on and those kept aside,
 * rupees apart. {@code --show} prints one message of each wording that is misread and what each kind of evidence is worth, of
 * the development part only: who develops does not look at the others.
 */
public final class RulesBenchmark {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final int ROUNDS = 10;

    private final Rules rules = new Rules(ZONE);
    private final BankSplit split;
    private final Map<String, Evaluation> parts = new LinkedHashMap<>();
    private final EvidenceShares evidence = new EvidenceShares();
    private final Map<String, String> shown = new LinkedHashMap<>();

    private RulesBenchmark(int aside) {
        this.split = new BankSplit(aside);
    }

    public static void main(String[] args) throws IOException {
        var options = new ArrayList<>(Arrays.asList(args));
        boolean show = options.remove("--show");
        int at = options.indexOf("--aside");
        int aside = at < 0 ? 0 : Integer.parseInt(options.get(at + 1));
        if (at >= 0) {
            options.subList(at, at + 2).clear();
        }
        var benchmark = new RulesBenchmark(aside);
        var messages = options.isEmpty() ? new RulesSets(System.out).print() : benchmark.workloads(options, show);
        System.out.printf("%n%.1f us of processor time per SMS%n", benchmark.micros(messages));
    }

    private List<Sms> workloads(List<String> files, boolean show) throws IOException {
        var messages = new ArrayList<Sms>();
        for (var file : files) {
            for (var message : LabelledFile.read(Path.of(file), ZONE).messages()) {
                judge(message);
                messages.add(message.sms());
            }
            for (var line : show ? Files.readAllLines(Path.of(file)) : List.<String>of()) {
                show(new JsonObject(line));
            }
        }
        shown.values().forEach(System.out::println);
        if (show) {
            evidence.print(System.out);
        }
        new EvaluationText(System.out).print(List.copyOf(parts.values()));
        return messages;
    }

    private void judge(LabelledSms message) {
        var reply = RulesSets.response(rules.read(message.sms()));
        var part = split.partOf(message.sms().sender()) == BankSplit.Part.ASIDE ? "kept aside" : "developed on";
        part(part + ", all").add(message, reply);
        var currency = message.truth().values().getOrDefault(Measure.CURRENCY, Optional.empty());
        if (message.truth().isTransaction() && currency.equals(Optional.of("INR"))) {
            part(part + ", rupees").add(message, reply);
        }
    }

    private Evaluation part(String name) {
        return parts.computeIfAbsent(name, Evaluation::new);
    }

    private void show(JsonObject known) {
        var sms = Sms.of(
                known.getString("unique_id"),
                "bench",
                known.getString("sender"),
                known.getString("body"),
                LocalDateTime.parse(known.getString("date")).atZone(ZONE).toInstant());
        if (split.partOf(sms.sender()) == BankSplit.Part.ASIDE) {
            return;
        }
        var truth = known.getJsonObject("truth");
        var answer = rules.read(sms);
        var json = ExtractionJson.write(answer.extraction(), Form.http(ZONE));
        var faults = Scoring.allFaults(truth, json);
        evidence.add(answer, truth, faults, wording(sms));
        if (!faults.isEmpty()) {
            var text = new StringBuilder("## %s (%.2f)%n%s%n"
                    .formatted(sms.sender(), answer.extraction().confidence(), sms.body()));
            faults.keySet()
                    .forEach(field -> text.append("   %-12s is %s, read %s%n"
                            .formatted(
                                    field,
                                    field.of(truth).orElse("-"),
                                    field.of(json).orElse("-"))));
            shown.merge(wording(sms) + faults.keySet(), text.toString(), (a, b) -> a);
        }
    }

    private static String wording(Sms sms) {
        return sms.sender() + sms.body().replaceAll("\\b[A-Z]\\w+\\b|[^\\p{L} ]|\\s+", "");
    }

    /** Processor time, which hardly depends on what else is running; the best of several rounds. */
    private double micros(List<Sms> messages) {
        var threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            messages.forEach(sms -> rules.read(sms).extraction());
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        return best / 1_000.0 / messages.size();
    }
}
