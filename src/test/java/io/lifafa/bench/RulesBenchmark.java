package io.lifafa.bench;

import io.lifafa.bench.Scoring.Judged;
import io.lifafa.json.ExtractionJson;
import io.lifafa.json.Form;
import io.lifafa.rules.RulesExtractor;
import io.lifafa.sms.Extraction;
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

/**
 * How well the rules read workloads of the lab, and how fast: {@code RulesBenchmark [--aside 0|1|2] [--show] [--out
 * RESULTS.jsonl] WORKLOAD.jsonl…}.
 *
 * <p>Prints the table for the wordings of the banks developed on and of those kept aside, how far the confidence can be
 * believed, and the time per SMS. {@code --show} prints one message of each wording that is misread, of the development
 * part only: who develops does not look at the others.
 */
public final class RulesBenchmark {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final int ROUNDS = 10;

    private final RulesExtractor rules = new RulesExtractor(ZONE);
    private final BankSplit split;
    private final boolean show;
    private final RulesTable table = new RulesTable();
    private final Reliability reliability = new Reliability();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final List<String> results = new ArrayList<>();

    private RulesBenchmark(int aside, boolean show) {
        this.split = new BankSplit(aside);
        this.show = show;
    }

    public static void main(String[] args) throws IOException {
        var options = new ArrayList<>(Arrays.asList(args));
        boolean show = options.remove("--show");
        int aside = Integer.parseInt(option(options, "--aside", "0"));
        var out = option(options, "--out", "");
        var benchmark = new RulesBenchmark(aside, show);
        var messages = new ArrayList<Sms>();
        for (var file : options) {
            for (var line : Files.readAllLines(Path.of(file))) {
                messages.add(benchmark.judge(new JsonObject(line)));
            }
        }
        benchmark.print();
        System.out.printf("%n%.1f us of processor time per SMS%n", benchmark.micros(messages));
        if (!out.isEmpty()) {
            Files.write(Path.of(out), benchmark.results);
        }
    }

    private static String option(List<String> options, String name, String otherwise) {
        int at = options.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        options.remove(at);
        return options.remove(at);
    }

    private Sms judge(JsonObject known) {
        var date = LocalDateTime.parse(known.getString("date")).atZone(ZONE).toInstant();
        var sms =
                Sms.of(known.getString("unique_id"), "bench", known.getString("sender"), known.getString("body"), date);
        var truth = known.getJsonObject("truth");
        var answer = rules.read(sms);
        var extraction = answer.extraction();
        var json = ExtractionJson.write(extraction, Form.http(ZONE));
        results.add(json.copy().put("unique_id", sms.id()).encode());
        var part = split.partOf(sms.sender());
        var faults = Scoring.allFaults(truth, json).keySet();
        table.add(part, truth, faults);
        reliability.add(part, answer, truth, faults, wording(sms));
        if (show && part == BankSplit.Part.DEVELOPMENT && !faults.isEmpty()) {
            shown.merge(wording(sms) + faults, text(sms, truth, json, extraction, faults), (a, b) -> a);
        }
        return sms;
    }

    private static String wording(Sms sms) {
        return sms.sender() + sms.body().replaceAll("\\b[A-Z]\\w+\\b|[^\\p{L} ]|\\s+", "");
    }

    private static String text(
            Sms sms, JsonObject truth, JsonObject json, Extraction extraction, Iterable<Judged> faults) {
        var text = new StringBuilder("## %s (%.2f)%n%s%n".formatted(sms.sender(), extraction.confidence(), sms.body()));
        for (var field : faults) {
            text.append("   %-12s is %s, read %s%n"
                    .formatted(
                            field, field.of(truth).orElse("-"), field.of(json).orElse("-")));
        }
        return text.toString();
    }

    private void print() {
        shown.values().forEach(System.out::println);
        if (show) {
            reliability.printEvidence(System.out);
        }
        table.print(System.out);
        System.out.println();
        reliability.print(System.out);
    }

    /** Processor time, which hardly depends on what else is running; the best of several rounds. */
    private double micros(List<Sms> messages) {
        var threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            messages.forEach(rules::extract);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        return best / 1_000.0 / messages.size();
    }
}
