package io.lifafa.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.chaos.Statement.Truth;
import io.lifafa.sms.Direction;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares what the clients were told with what is stored, SMS by SMS. To be used when no work is open any more. */
final class Books {
    private static final int SHOWN = 10;

    private final long seed;
    private final Traffic traffic;
    private final StoreView store;
    private final List<String> wrong = new ArrayList<>();
    private int wrongs;

    Books(long seed, Traffic traffic, StoreView store) {
        this.seed = seed;
        this.traffic = traffic;
        this.store = store;
    }

    /** How an SMS or a chunk ended. */
    private static final List<String> ENDS = List.of("processed", "filtered", "duplicate", "dead");

    /** Everything at once. */
    void check(ChaosCluster cluster) throws IOException, InterruptedException {
        assertThat(store.openChunks()).as("open chunks").isZero();
        checkDeadLetters();
        checkBatches();
        checkStates();
        checkTransactions();
        assertThat(wrong).as("%d are wrong", wrongs).isEmpty();
        var audit = cluster.audit();
        assertThat(audit.code()).as(audit.output()).isZero();
        checkLogs(cluster);
    }

    /** Nothing here is ever the fault of an SMS. */
    private void checkDeadLetters() {
        assertThat(store.count("dead_letters")).as("dead letters").isZero();
    }

    /** What runs for longer than ten minutes has some of its batches summed up. */
    private void addSummaries(Map<String, int[]> batches) {
        store.each(
                "batch_summaries",
                summary -> {
                    var sums = batches.computeIfAbsent(summary.getString("_id"), id -> new int[2]);
                    sums[0] += summary.getInteger("accepted");
                    sums[1] += ENDS.stream().mapToInt(summary::getInteger).sum();
                },
                "accepted",
                "processed",
                "filtered",
                "duplicate",
                "dead");
    }

    /** Accepted = processed + filtered + duplicate + dead, of each batch that was acknowledged. */
    private void checkBatches() {
        Map<String, int[]> batches = new HashMap<>();
        addSummaries(batches);
        store.each(
                "chunk_results",
                result -> ResultShares.of(result).forEach(share -> {
                    var sums = batches.computeIfAbsent(share.getString("batch_id"), id -> new int[2]);
                    sums[0] += share.getInteger("attempt") == 0 ? share.getInteger("n") : 0;
                    sums[1] += ENDS.stream().mapToInt(share::getInteger).sum();
                }),
                "batch_id",
                "batches",
                "attempt",
                "n",
                "processed",
                "filtered",
                "duplicate",
                "dead");
        for (var batch : traffic.batches()) {
            var sums = batches.getOrDefault(batch.id(), new int[2]);
            if (sums[0] != batch.accepted() || sums[1] != batch.accepted()) {
                wrong("batch %s: %d acknowledged, %d stored, %d settled"
                        .formatted(batch.id(), batch.accepted(), sums[0], sums[1]));
            }
        }
    }

    /** Every acknowledged SMS is in the one state that is right for it, with no attempt of its own burned. */
    private void checkStates() {
        var seen = new Seen();
        store.each(
                "sms_data",
                sms -> {
                    var statement = seen.statement(sms);
                    var right = statement.truth().isPresent() ? "processed" : "filtered";
                    if (!right.equals(sms.getString("status")) || sms.getInteger("attempts") != 1) {
                        wrong("%s: %s after %d attempts"
                                .formatted(sms.getString("_id"), sms.getString("status"), sms.getInteger("attempts")));
                    }
                },
                "status",
                "attempts");
        seen.missing(statement -> true);
    }

    private void checkTransactions() {
        var seen = new Seen();
        store.each(
                "financial_transactions",
                transaction -> {
                    var stored = truth(transaction);
                    var statement = seen.statement(transaction);
                    if (!stored.equals(statement.truth())) {
                        wrong("%s: %s instead of %s (%s)"
                                .formatted(
                                        transaction.getString("_id"),
                                        stored,
                                        statement.truth(),
                                        transaction.getJsonObject("provenance")));
                    }
                },
                "transaction_type",
                "amount",
                "account",
                "balance",
                "provenance");
        seen.missing(statement -> statement.truth().isPresent());
    }

    private static Optional<Truth> truth(JsonObject transaction) {
        var account = transaction.getJsonObject("account", new JsonObject()).getString("account_number", "");
        return Optional.of(new Truth(
                transaction.getString("transaction_type").equals("debit") ? Direction.DEBIT : Direction.CREDIT,
                money(transaction.getValue("amount")).orElseThrow(),
                account.substring(Math.max(0, account.length() - 4)),
                money(transaction.getValue("balance"))));
    }

    private static Optional<BigDecimal> money(Object value) {
        return Optional.ofNullable(value).map(it -> new BigDecimal(it.toString()).setScale(2));
    }

    /** No process has written a word of any SMS anywhere. */
    private static void checkLogs(ChaosCluster cluster) throws IOException {
        try (var logs = cluster.logs()) {
            assertThat(logs.filter(Books::tells)).as("logs that hold texts").isEmpty();
        }
    }

    private static boolean tells(Path log) {
        try {
            return Files.readString(log).contains(Statement.MARK);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void wrong(String what) {
        wrongs++;
        if (wrong.size() < SHOWN) {
            wrong.add(what);
        }
    }

    /** Which of the SMS that were sent a collection knows. */
    private final class Seen {
        private final List<Integer> sent = traffic.sent();
        private final List<BitSet> seen =
                sent.stream().map(numbers -> new BitSet(numbers)).toList();

        Statement statement(JsonObject document) {
            var parts = document.getString("_id").split("-");
            int source = Integer.parseInt(parts[1]);
            int number = Integer.parseInt(parts[2]);
            if (number >= sent.get(source)) {
                wrong(document.getString("_id") + " was never sent");
            }
            seen.get(source).set(number);
            return Statement.of(seed, source, number);
        }

        void missing(Predicate<Statement> expected) {
            for (int source = 0; source < sent.size(); source++) {
                int next = seen.get(source).nextClearBit(0);
                while (next < sent.get(source)) {
                    if (expected.test(Statement.of(seed, source, next))) {
                        wrong(Statement.id(source, next) + " is missing");
                    }
                    next = seen.get(source).nextClearBit(next + 1);
                }
            }
        }
    }
}
