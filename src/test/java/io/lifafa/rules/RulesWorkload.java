package io.lifafa.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a workload of the lab (JSONL), extracts every message and writes the results (JSONL) for its score: {@code
 * RulesWorkload WORKLOAD RESULTS}. Prints the mean time per SMS and how many transactions the filter would drop.
 */
public final class RulesWorkload {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RulesWorkload() {}

    public static void main(String[] args) throws IOException {
        var rows = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(Path.of(args[0]))) {
            rows.add(JSON.readTree(line));
        }
        var messages = rows.stream().map(RulesWorkload::sms).toList();
        var extractor = new RulesExtractor(ZoneId.of("Asia/Kolkata"));
        var lines = messages.stream()
                .map(sms -> row(sms.id(), extractor.extract(sms)).toString())
                .toList();
        Files.write(Path.of(args[1]), lines);
        System.out.printf(
                "%.1f us per SMS, %d transactions dropped by the filter, %d messages dropped%n",
                micros(extractor, messages), dropped(rows, messages, true), dropped(rows, messages, false));
    }

    private static Sms sms(JsonNode row) {
        var date = LocalDateTime.parse(row.path("date").asText()).toInstant(ZoneOffset.UTC);
        return Sms.of(
                row.path("unique_id").asText(),
                row.path("user_id").asText(),
                row.path("sender").asText(),
                row.path("body").asText(),
                date);
    }

    private static ObjectNode row(String id, Extraction extraction) {
        var row = JSON.createObjectNode().put("unique_id", id);
        row.put("message_intent", extraction.intent().wireName());
        row.put(
                "transaction_type",
                extraction.direction().map(Direction::wireName).orElse(null));
        row.put("amount", extraction.amount().orElse(null));
        row.put("currency", extraction.currency().orElse(null));
        row.put("balance", extraction.balance().orElse(null));
        row.put("counterparty", extraction.counterparty().orElse(null));
        row.put("confidence_score", extraction.confidence());
        extraction.account().flatMap(account -> account.number()).ifPresent(number -> row.putObject("account")
                .put("account_number", number));
        extraction.referenceId().ifPresent(id2 -> row.putObject("metadata").put("reference_id", id2));
        return row;
    }

    private static double micros(RulesExtractor extractor, List<Sms> messages) {
        long best = Long.MAX_VALUE;
        long seen = 0;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (var sms : messages) {
                seen += extractor.extract(sms).provenance().spans().size();
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return seen < 0 ? 0 : best / 1_000.0 / messages.size();
    }

    private static long dropped(List<JsonNode> rows, List<Sms> messages, boolean transactions) {
        var filter = new MessageFilter();
        long dropped = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean counts = !transactions
                    || rows.get(i).path("truth").path("message_intent").asText().equals("transaction");
            dropped += counts && filter.reasonToDrop(messages.get(i)).isPresent() ? 1 : 0;
        }
        return dropped;
    }
}
