package io.lifafa.chaos.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.chaos.ResultShares;
import io.lifafa.chaos.StoreView;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what a client was told with what is stored, when no work is open any more. */
final class StepBooks {
    private static final List<String> ENDS = List.of("processed", "filtered", "duplicate", "dead");

    private final StoreView store;
    private final StepRequests requests;
    private final boolean withApi;
    private final int healedBelow;
    private final List<String> wrong = new ArrayList<>();

    StepBooks(StoreView store, StepRequests requests, boolean withApi, int healedBelow) {
        this.store = store;
        this.requests = requests;
        this.withApi = withApi;
        this.healedBelow = healedBelow;
    }

    void check() {
        if (store.openChunks() != 0) {
            wrong.add(store.openChunks() + " open chunks");
        }
        checkBatches();
        checkStates();
        checkTransactions();
        checkBeside("dead_letters", "dead");
        checkPayloads();
        assertThat(wrong).isEmpty();
    }

    private void checkBatches() {
        Map<String, int[]> sums = new HashMap<>();
        store.each("chunk_results", result -> ResultShares.of(result).forEach(share -> {
            var sum = sums.computeIfAbsent(share.getString("batch_id"), id -> new int[2]);
            sum[0] += share.getInteger("attempt") == 0 ? share.getInteger("n") : 0;
            sum[1] += ENDS.stream().mapToInt(share::getInteger).sum();
        }));
        sums.forEach((batch, sum) -> {
            if (sum[0] != sum[1] || requests.batches().getOrDefault(batch, sum[0]) != sum[0]) {
                wrong.add("batch %s: %s acknowledged, %d stored, %d settled"
                        .formatted(batch, requests.batches().get(batch), sum[0], sum[1]));
            }
        });
        requests.batches().keySet().stream()
                .filter(batch -> !sums.containsKey(batch))
                .forEach(batch -> wrong.add("batch " + batch + " is missing"));
    }

    /** Each id has one document at most, so what is neither missing nor wrong is in exactly one state. */
    private void checkStates() {
        var missing = new TreeSet<>(requests.acknowledged());
        store.each("sms_data", document -> {
            var sms = sms(document);
            missing.remove(sms.number());
            if (!sms.end(healedBelow).equals(document.getString("status"))) {
                wrong.add(told(sms) + " is " + document.getString("status"));
            }
            if (!requests.acknowledged().contains(sms.number())) {
                wrong.add(told(sms) + " was not acknowledged");
            }
        });
        missing.forEach(number -> wrong.add(told(new StepSms(number, withApi)) + " is missing"));
    }

    private void checkTransactions() {
        checkBeside("financial_transactions", "processed");
        store.each("financial_transactions", document -> {
            var sms = sms(document);
            if (!sms.isReadBy(document)) {
                wrong.add(told(sms) + " is misread");
            }
        });
    }

    /** What stands beside a state is there for all SMS in that state and no others. */
    private void checkBeside(String collection, String status) {
        var there = ids(store.all(collection));
        var expected = requests.acknowledged().stream()
                .map(number -> new StepSms(number, withApi))
                .filter(sms -> sms.end(healedBelow).equals(status))
                .map(StepSms::id)
                .collect(Collectors.toSet());
        differences(there, expected).forEach(id -> wrong.add(collection + " has " + told(id) + " beside its state"));
        differences(expected, there).forEach(id -> wrong.add(collection + " lacks " + told(id)));
    }

    /** Only appends that nobody was told of may have left one. */
    private void checkPayloads() {
        var closed = ids(store.all("chunk_results"));
        ids(store.all("inbox_payloads")).stream()
                .filter(closed::contains)
                .forEach(chunk -> wrong.add("payload of the closed chunk " + chunk));
    }

    private static Set<String> ids(List<JsonObject> documents) {
        return documents.stream().map(it -> it.getString("_id")).collect(Collectors.toSet());
    }

    private static Set<String> differences(Set<String> of, Set<String> without) {
        var rest = new TreeSet<>(of);
        rest.removeAll(without);
        return rest;
    }

    private StepSms sms(JsonObject document) {
        return StepSms.ofId(document.getString("_id"), withApi);
    }

    private String told(String id) {
        return told(StepSms.ofId(id, withApi));
    }

    private String told(StepSms sms) {
        return "%s (%s, first sent in %s)".formatted(sms.id(), sms.kind(), requests.firstSent(sms.number()));
    }
}
