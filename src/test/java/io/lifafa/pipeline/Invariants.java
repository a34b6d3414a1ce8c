package io.lifafa.pipeline;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.TestStore;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must hold of a store in which no work is left, whatever happened on the way. */
final class Invariants {
    private final TestStore store;

    Invariants(TestStore store) {
        this.store = store;
    }

    void hold(String how, List<String> batches, String... accepted) {
        assertThat(store.check().violations()).as(how).isEmpty();
        assertThat(store.ids("inbox")).as(how).isEmpty();
        assertThat(store.ids("inbox_payloads")).as(how).isEmpty();
        var byStatus = new TreeMap<String, TreeSet<String>>();
        for (var sms : store.documents("sms_data")) {
            byStatus.computeIfAbsent(sms.getString("status"), key -> new TreeSet<>())
                    .add(sms.getString("_id"));
        }
        assertThat(store.ids("sms_data")).as(how).containsExactlyInAnyOrder(accepted);
        assertThat(store.ids("financial_transactions"))
                .as(how + ": transactions")
                .containsExactlyElementsOf(byStatus.getOrDefault("processed", new TreeSet<>()));
        assertThat(store.ids("dead_letters"))
                .as(how + ": dead letters")
                .containsExactlyElementsOf(byStatus.getOrDefault("dead", new TreeSet<>()));
        for (var batch : batches) {
            var progress = await(store.archive().batch(batch));
            assertThat(progress.pending()).as(how + ": " + progress).isZero();
            assertThat(progress.done()).as(how + ": " + progress).isTrue();
        }
    }
}
