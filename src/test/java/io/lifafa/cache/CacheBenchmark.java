package io.lifafa.cache;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifafa.cache.matching.MatchResult;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.rules.Rules;
import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How often the cache answers, and whether it is right: {@code CacheBenchmark WORKLOAD [SECOND_WORKLOAD|-] [NOISE] [SEED]
 * [show] [quick] [harsh]}. Cold, message by message and in chunks of 500 with one question at a time per family; then match times and
 * the hazards.
 */
public final class CacheBenchmark {
    private static final int CHUNK = 500;

    private final double noise;
    private final long seed;
    private final boolean show;
    private final boolean harsh;
    private final Function<Sms, Extraction> second;

    /** True once every wording was seen: then each miss is worth a look. */
    private boolean again;

    private CacheBenchmark(double noise, long seed, boolean show, boolean witness, boolean harsh) {
        this.harsh = harsh;
        this.noise = noise;
        this.seed = seed;
        this.show = show;
        var rules = new Rules(LabApi.ZONE);
        second = witness ? sms -> rules.read(sms).extraction() : sms -> null;
    }

    public static void main(String[] args) throws IOException {
        var first = LabApi.load(Path.of(args[0]));
        var next = args.length > 1 && !args[1].equals("-") ? LabApi.load(Path.of(args[1])) : List.<LabApi.Known>of();
        double noise = args.length > 2 ? Double.parseDouble(args[2]) : 0;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
        var options = Arrays.asList(args);
        for (boolean witness : new boolean[] {true, false}) {
            var benchmark =
                    new CacheBenchmark(noise, seed, options.contains("show"), witness, options.contains("harsh"));
            System.out.println(witness ? "== with the rules as second reader" : "== without a second reader");
            var library = benchmark.library();
            benchmark.run("one by one", library, first, 1);
            if (!next.isEmpty()) {
                benchmark.again = true;
                benchmark.run("second run", library, next, 1);
                benchmark.again = false;
            }
            if (options.contains("quick")) {
                continue;
            }
            benchmark.run("chunks of 500", benchmark.library(), first, CHUNK);
            if (witness) {
                Timing.print(library, first);
            }
        }
        HazardTrial.main(new String[0]);
    }

    private TemplateLibrary library() {
        return new TemplateLibrary(20_000, LabApi.ZONE, second);
    }

    private final class Tally {
        private final Map<String, Integer> misses = new TreeMap<>();
        private final Map<String, Integer> wrong = new TreeMap<>();
        private int hits;
        private int wrongRows;
        private int apiWrongRows;
        private int asked;
        private final Map<String, List<String>> shown = new TreeMap<>();

        void hit(LabApi.Known known, MatchResult.Hit hit) {
            hits++;
            var fields = Score.wrong(known.truth(), hit.extraction());
            fields.forEach(it -> wrong.merge(it, 1, Integer::sum));
            wrongRows += fields.isEmpty() ? 0 : 1;
            if (show && !fields.isEmpty()) {
                shown.computeIfAbsent(hit.templateId() + " " + fields, it -> new ArrayList<>())
                        .add(known.sms().sender() + " | " + known.sms().body() + "\n      truth " + known.truth()
                                + "\n      hit   " + Score.text(hit.extraction()));
            }
        }

        void print(String title, LabApi api, TemplateLibrary library, int total) {
            System.out.printf(
                    "%-14s asked %.2f %% (%d), hits %d, wrong hits %d %s, misses %s, refused %d, wrong API rows %d, %s%n",
                    title,
                    100.0 * asked / total,
                    asked,
                    hits,
                    wrongRows,
                    wrong,
                    misses,
                    api.refused,
                    apiWrongRows,
                    library.byState());
            shown.forEach(
                    (key, rows) -> System.out.println("  " + rows.size() + "x " + key + "\n      " + rows.get(0)));
        }
    }

    private void run(String title, TemplateLibrary library, List<LabApi.Known> messages, int chunk) {
        var api = new LabApi(noise, seed, harsh);
        var tally = new Tally();
        for (int from = 0; from < messages.size(); from += chunk) {
            List<LabApi.Known> waiting = messages.subList(from, Math.min(messages.size(), from + chunk));
            while (!waiting.isEmpty()) {
                waiting = round(library, api, tally, waiting);
            }
        }
        tally.print(title, api, library, messages.size());
    }

    /** One try at all of these: hits leave, one miss of each family asks, the others wait. */
    private List<LabApi.Known> round(TemplateLibrary library, LabApi api, Tally tally, List<LabApi.Known> messages) {
        var later = new ArrayList<LabApi.Known>();
        var asking = new ArrayList<LabApi.Known>();
        var families = new HashSet<Long>();
        for (var known : messages) {
            var result = library.match(known.sms());
            if (result instanceof MatchResult.Hit hit) {
                tally.hit(known, hit);
            } else if (families.add(TemplateLibrary.family(known.sms()))) {
                var reason = ((MatchResult.NoHit) result).reason();
                tally.misses.merge(reason.wireName(), 1, Integer::sum);
                tally.asked++;
                asking.add(known);
                if (show && (again || title(reason))) {
                    System.out.println("  miss " + reason.wireName() + " "
                            + known.sms().sender() + " | " + known.sms().body().replace('\n', '~'));
                }
            } else {
                later.add(known);
            }
        }
        for (var known : asking) {
            api.ask(known).ifPresent(answer -> {
                tally.apiWrongRows += Score.wrong(known.truth(), answer).isEmpty() ? 0 : 1;
                library.learn(known.sms(), answer);
            });
        }
        return later;
    }

    private static boolean title(Miss reason) {
        return reason != Miss.UNKNOWN_SENDER && reason != Miss.LEARNING;
    }

    /** Compares with the truth of the lab, field by field. */
    static final class Score {
        private Score() {}

        static List<String> wrong(JsonNode truth, Extraction it) {
            var wrong = new ArrayList<String>();
            note(
                    wrong,
                    "intent",
                    truth.path("message_intent").asText().equals(it.intent().wireName()));
            if (!truth.has("amount")) {
                note(wrong, "amount", !it.isTransaction());
                return wrong;
            }
            note(wrong, "amount", money(truth, "amount", it.amount()));
            note(
                    wrong,
                    "direction",
                    text(truth.path("transaction_type"), it.direction().map(d -> d.wireName())));
            note(wrong, "currency", text(truth.path("currency"), it.currency()));
            note(wrong, "balance", money(truth, "balance", it.balance()));
            note(wrong, "fee", !truth.has("fee") || money(truth, "fee", it.fee()));
            note(
                    wrong,
                    "account",
                    account(truth).equals(it.account().flatMap(Account::number).map(Score::digits)));
            note(wrong, "counterparty", text(truth.path("counterparty"), it.counterparty()));
            note(wrong, "reference", text(truth.path("metadata").path("reference_id"), it.referenceId()));
            return wrong;
        }

        private static Optional<String> account(JsonNode truth) {
            return Optional.ofNullable(
                            truth.path("account").path("account_number").textValue())
                    .map(Score::digits);
        }

        /** As the lab's score compares accounts: the last four digits. */
        private static String digits(String account) {
            var digits = account.replaceAll("\\D", "");
            return digits.substring(Math.max(0, digits.length() - 4));
        }

        private static void note(List<String> wrong, String field, boolean right) {
            if (!right) {
                wrong.add(field);
            }
        }

        private static boolean money(JsonNode truth, String name, Optional<BigDecimal> value) {
            return truth.has(name)
                    ? value.filter(it -> it.compareTo(truth.get(name).decimalValue()) == 0)
                            .isPresent()
                    : value.isEmpty();
        }

        private static boolean text(JsonNode truth, Optional<String> value) {
            return Optional.ofNullable(truth.textValue()).equals(value);
        }

        static String text(Extraction it) {
            return it.intent() + " " + it.direction() + " " + it.amount() + " " + it.currency() + " acc "
                    + it.account().flatMap(Account::number) + " bal " + it.balance() + " cp " + it.counterparty()
                    + " ref "
                    + it.referenceId();
        }
    }
}
