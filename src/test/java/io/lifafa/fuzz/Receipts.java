package io.lifafa.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.TestNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a node said that it took. Thread rule: any. */
final class Receipts {
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();

    void add(String batchId, int sms) {
        accepted.put(batchId, sms);
    }

    int count() {
        return accepted.size();
    }

    /** All of it is there. */
    void hold(TestNode node) {
        assertThat(accepted).isNotEmpty();
        accepted.entrySet().parallelStream().forEach(batch -> assertThat(taken(node, batch.getKey()))
                .as(batch.getKey())
                .isEqualTo(batch.getValue()));
    }

    private static int taken(TestNode node, String batch) {
        try {
            return node.get("/api/v1/batches/" + batch).json().getInteger("accepted");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
