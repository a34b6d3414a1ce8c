package io.lifafa.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.Awaiting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares what was sent with what is stored. */
final class Deliveries {
    private static final Duration LONGEST = Duration.ofSeconds(120);

    private Deliveries() {}

    /** Every accepted statement is there, in its right state, once; every amount is right; nothing else is there. */
    static void check(StoreView store, long seed, Collection<Trickle> sources) {
        Awaiting.until("all work done", LONGEST, () -> store.openChunks() == 0);
        Map<String, BigDecimal> paid = new HashMap<>();
        Set<String> others = new HashSet<>();
        for (var source : sources) {
            for (int number = 0; number < source.accepted(); number++) {
                var id = Statement.id(source.source(), number);
                Statement.of(seed, source.source(), number)
                        .truth()
                        .ifPresentOrElse(truth -> paid.put(id, truth.amount()), () -> others.add(id));
            }
        }
        Map<String, BigDecimal> stored = new HashMap<>();
        store.each("financial_transactions", it -> stored.put(it.getString("_id"), (BigDecimal) it.getValue("amount")));
        assertThat(stored).usingRecursiveComparison().isEqualTo(paid);
        Set<String> filtered = new HashSet<>();
        store.each("sms_data", it -> {
            if (it.getString("status").equals("filtered")) {
                filtered.add(it.getString("_id"));
            }
        });
        assertThat(filtered).isEqualTo(others);
        assertThat(store.count("sms_data")).isEqualTo(paid.size() + others.size());
        assertThat(store.count("dead_letters")).isZero();
    }
}
