package io.lifafa.cache;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifafa.api.answer.GroundedQuestion;
import io.lifafa.api.answer.ItemAnswer;
import io.lifafa.api.answer.Witness;
import io.lifafa.cache.learning.Differences;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Stands in for the API in process: a workload's truth, spoilt now and then, through the real reader of replies. */
final class LabApi {
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final GroundedQuestion question = new GroundedQuestion(false, ZONE, sms -> Witness.NONE);
    private final double noise;
    private final boolean harsh;
    private final Random random;
    int refused;
    int items;

    LabApi(double noise, long seed) {
        this(noise, seed, false);
    }

    /** @param harsh spoils answers only in ways that grounding lets through */
    LabApi(double noise, long seed, boolean harsh) {
        this.noise = noise;
        this.harsh = harsh;
        random = new Random(seed);
    }

    /** A message and what is right about it. */
    record Known(Sms sms, ObjectNode truth) {}

    static List<Known> load(Path file) throws IOException {
        var known = new ArrayList<Known>();
        for (var line : Files.readAllLines(file)) {
            var row = JSON.readTree(line);
            known.add(new Known(sms(row), (ObjectNode) row.get("truth")));
        }
        return known;
    }

    private static Sms sms(JsonNode row) {
        return Sms.of(
                row.path("unique_id").asText(),
                row.path("user_id").asText(),
                row.path("sender").asText(),
                row.path("body").asText(),
                LocalDateTime.parse(row.path("date").asText()).toInstant(ZoneOffset.UTC));
    }

    /** The answer that the pipeline would get; asked twice if the first one is doubtful or wrong. */
    Optional<Extraction> ask(Known known) {
        items++;
        var first = once(known);
        if (first instanceof ItemAnswer.Good good) {
            return Optional.of(good.extraction());
        }
        var second = once(known);
        if (second instanceof ItemAnswer.Good good) {
            return Optional.of(good.extraction());
        }
        if (first instanceof ItemAnswer.Doubtful one
                && second instanceof ItemAnswer.Doubtful two
                && Differences.between(one.extraction(), two.extraction()).isEmpty()) {
            return Optional.of(two.extraction());
        }
        refused++;
        return Optional.empty();
    }

    private ItemAnswer once(Known known) {
        var answer = known.truth().deepCopy().put("id", "1");
        if (random.nextDouble() < noise && answer.has("amount")) {
            if (harsh) {
                spoilUnseen(answer, known.sms().body());
            } else {
                spoil(answer);
            }
        }
        var reply = JSON.createObjectNode();
        reply.putArray("results").add(answer);
        return question.read(List.of(known.sms()), reply.toString(), "lab")
                .answers()
                .get(known.sms().id());
    }

    private void spoilUnseen(ObjectNode answer, String body) {
        switch (random.nextInt(6)) {
            case 0 -> answer.remove("account");
            case 1 -> answer.remove("counterparty");
            case 2 -> {
                var words = body.split("\\W+");
                answer.put("counterparty", words[random.nextInt(words.length)]);
            }
            case 3 -> {
                boolean debit = answer.path("transaction_type").asText().equals("debit");
                answer.put("transaction_type", debit ? "credit" : "debit");
            }
            case 4 -> ((ObjectNode) answer.get("metadata")).remove("reference_id");
            default -> answer.remove("balance");
        }
    }

    private void spoil(ObjectNode answer) {
        double kind = random.nextDouble();
        if (kind < 0.3) {
            answer.put(
                    "amount",
                    answer.get("amount")
                            .decimalValue()
                            .multiply(new BigDecimal("1.1"))
                            .setScale(2, RoundingMode.HALF_UP));
        } else if (kind < 0.5 && answer.has("balance")) {
            var amount = answer.get("amount");
            answer.set("amount", answer.get("balance"));
            answer.set("balance", amount);
        } else if (kind < 0.7) {
            boolean debit = answer.path("transaction_type").asText().equals("debit");
            answer.put("transaction_type", debit ? "credit" : "debit");
        } else if (kind < 0.85 && answer.has("counterparty")) {
            answer.put("counterparty", "Acme Corporation");
        } else {
            answer.remove("account");
        }
    }
}
