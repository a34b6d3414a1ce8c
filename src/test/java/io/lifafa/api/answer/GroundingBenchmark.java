package io.lifafa.api.answer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifafa.rules.Rules;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Sms;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many right answers are believed and how many wrong ones are seen: {@code GroundingBenchmark WORKLOAD.jsonl
 * [show]}. Feeds each message's truth, whole and spoilt in each way of the lab's API, through the reader, 20 at a time.
 */
public final class GroundingBenchmark {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final int BATCH = 20;

    private final List<JsonNode> rows;
    private final boolean show;

    private GroundingBenchmark(List<JsonNode> rows, boolean show) {
        this.rows = rows;
        this.show = show;
    }

    public static void main(String[] args) throws IOException {
        var rows = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(Path.of(args[0]))) {
            rows.add(JSON.readTree(line));
        }
        var benchmark = new GroundingBenchmark(rows, args.length > 1);
        var rules = new Rules(ZONE);
        benchmark.table("no witness, as sent", new GroundedQuestion(false, ZONE, sms -> Witness.NONE));
        benchmark.table(
                "rules as witness",
                new GroundedQuestion(
                        false,
                        ZONE,
                        sms -> answer -> objection(rules, sms, answer)
                                .map(reason -> new Objection(reason, Field.DIRECTION, "", Optional.empty()))));
        benchmark.table("no witness, redacted", new GroundedQuestion(true, ZONE, sms -> Witness.NONE));
        benchmark.time(new GroundedQuestion(false, ZONE, sms -> Witness.NONE));
    }

    private static Optional<String> objection(Rules rules, Sms sms, Extraction answer) {
        var other = rules.read(sms).extraction();
        if (other.confidence() < 0.9 || !other.isTransaction()) {
            return Optional.empty();
        }
        if (!answer.isTransaction()) {
            return Optional.of("intent_disputed");
        }
        return other.direction().equals(answer.direction()) ? Optional.empty() : Optional.of("direction_disputed");
    }

    private interface Spoiling {
        boolean spoil(ObjectNode answer);
    }

    private void table(String title, GroundedQuestion question) {
        System.out.println("== " + title);
        count("right", question, answer -> true);
        count(
                "amount x1.1",
                question,
                answer -> transaction(answer)
                        && put(
                                answer,
                                "amount",
                                answer.get("amount").decimalValue().multiply(new BigDecimal("1.1"))));
        count("amount and balance traded", question, answer -> {
            if (!answer.has("balance")) {
                return false;
            }
            var amount = answer.get("amount").decimalValue();
            return put(answer, "amount", answer.get("balance").decimalValue()) && put(answer, "balance", amount);
        });
        count("direction flipped", question, answer -> {
            if (transaction(answer)) {
                boolean debit = answer.get("transaction_type").asText().equals("debit");
                answer.put("transaction_type", debit ? "credit" : "debit");
                return true;
            }
            return false;
        });
        count("counterparty invented", question, answer -> {
            answer.put("counterparty", "Acme Corporation");
            return transaction(answer);
        });
        count("account deleted", question, answer -> answer.remove("account") != null);
        swapped(question);
    }

    private static boolean transaction(ObjectNode answer) {
        return answer.has("amount");
    }

    private static boolean put(ObjectNode answer, String name, BigDecimal value) {
        answer.put(name, value);
        return true;
    }

    private void count(String kind, GroundedQuestion question, Spoiling spoiling) {
        var counts = new TreeMap<String, Integer>();
        int asked = 0;
        int changed = 0;
        for (int from = 0; from < rows.size(); from += BATCH) {
            var batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
            var messages = batch.stream().map(GroundingBenchmark::sms).toList();
            var answers = new ArrayList<ObjectNode>();
            var spoilt = new ArrayList<Boolean>();
            for (int i = 0; i < batch.size(); i++) {
                ObjectNode answer = batch.get(i).get("truth").deepCopy();
                answers.add(answer.put("id", Integer.toString(i + 1)));
                spoilt.add(spoiling.spoil(answer));
            }
            var read = question.read(messages, reply(answers), "lab");
            for (int i = 0; i < batch.size(); i++) {
                if (spoilt.get(i)) {
                    var answer = read.answers().get(messages.get(i).id());
                    asked++;
                    counts.merge(name(answer), 1, Integer::sum);
                    if (kind.equals("right")) {
                        boolean same = same(answers.get(i), answer);
                        changed += same ? 0 : 1;
                        show(batch.get(i), answer, it -> !same || !(it instanceof ItemAnswer.Good));
                    } else if (kind.equals("amount and balance traded")) {
                        show(batch.get(i), answer, it -> it instanceof ItemAnswer.Good);
                    }
                }
            }
        }
        print(kind, asked, counts);
        if (kind.equals("right")) {
            System.out.printf("    believed with another value than the truth: %d%n", changed);
        }
    }

    private void swapped(GroundedQuestion question) {
        var counts = new TreeMap<String, Integer>();
        int asked = 0;
        for (int from = 0; from + 1 < rows.size(); from += 2) {
            var pair = rows.subList(from, from + 2);
            var messages = pair.stream().map(GroundingBenchmark::sms).toList();
            ObjectNode first = pair.get(0).get("truth").deepCopy();
            ObjectNode second = pair.get(1).get("truth").deepCopy();
            if (first.has("amount") || second.has("amount")) {
                var answers =
                        question.read(messages, reply(List.of(first.put("id", "2"), second.put("id", "1"))), "lab");
                for (var sms : messages) {
                    counts.merge(name(answers.answers().get(sms.id())), 1, Integer::sum);
                    asked++;
                }
            }
        }
        print("two answers swapped", asked, counts);
    }

    private static String reply(List<ObjectNode> answers) {
        var reply = JSON.createObjectNode();
        answers.forEach(reply.putArray("results")::add);
        return reply.toString();
    }

    private void show(JsonNode row, ItemAnswer answer, Predicate<ItemAnswer> wanted) {
        if (show && wanted.test(answer)) {
            System.out.println("    " + name(answer) + " " + row.get("body") + " " + row.get("truth"));
        }
    }

    private static boolean same(ObjectNode truth, ItemAnswer answer) {
        var it = answer instanceof ItemAnswer.Good good
                ? good.extraction()
                : answer instanceof ItemAnswer.Doubtful doubtful ? doubtful.extraction() : null;
        return it == null
                || money(truth, "amount", it.amount())
                        && money(truth, "balance", it.balance())
                        && text(truth.path("transaction_type"), it.direction().map(d -> d.wireName()))
                        && text(truth.path("counterparty"), it.counterparty())
                        && text(
                                truth.path("account").path("account_number"),
                                it.account().flatMap(a -> a.number()))
                        && text(truth.path("metadata").path("reference_id"), it.referenceId())
                        && (!it.isTransaction() || text(truth.path("currency"), it.currency()));
    }

    private static boolean money(ObjectNode truth, String name, Optional<BigDecimal> value) {
        return truth.has(name)
                ? value.isPresent() && value.get().compareTo(truth.get(name).decimalValue()) == 0
                : value.isEmpty();
    }

    private static boolean text(JsonNode truth, Optional<String> value) {
        return Optional.ofNullable(truth.textValue()).equals(value);
    }

    private static String name(ItemAnswer answer) {
        if (answer instanceof ItemAnswer.Wrong wrong) {
            return "wrong: " + wrong.reason();
        }
        return answer instanceof ItemAnswer.Doubtful doubtful ? "doubtful: " + doubtful.reason() : "good";
    }

    private static void print(String kind, int asked, Map<String, Integer> counts) {
        System.out.printf("%-28s %6d", kind, asked);
        counts.forEach((name, count) -> System.out.printf("  %s %.2f %%", name, 100.0 * count / Math.max(1, asked)));
        System.out.println();
    }

    private void time(GroundedQuestion question) {
        var messages = rows.stream().map(GroundingBenchmark::sms).toList();
        var replies = new ArrayList<String>();
        for (int from = 0; from < rows.size(); from += BATCH) {
            var answers = new ArrayList<ObjectNode>();
            for (int i = 0; i < BATCH && from + i < rows.size(); i++) {
                ObjectNode answer = rows.get(from + i).get("truth").deepCopy();
                answers.add(answer.put("id", Integer.toString(i + 1)));
            }
            replies.add(reply(answers));
        }
        long best = Long.MAX_VALUE;
        long seen = 0;
        for (int round = 0; round < 10; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < replies.size(); i++) {
                int end = Math.min(rows.size(), (i + 1) * BATCH);
                seen += question.read(messages.subList(i * BATCH, end), replies.get(i), "lab")
                        .answers()
                        .size();
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("%.1f us per item (%d answers)%n", best / 1_000.0 / rows.size(), seen);
    }

    private static Sms sms(JsonNode row) {
        return Sms.of(
                row.path("unique_id").asText(),
                row.path("user_id").asText(),
                row.path("sender").asText(),
                row.path("body").asText(),
                LocalDateTime.parse(row.path("date").asText()).toInstant(ZoneOffset.UTC));
    }
}
