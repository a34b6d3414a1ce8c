package io.lifafa.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The day that an SMS names, from the request to whoever reads of it. */
@Timeout(60)
class WrittenDayTest {
    private static final String SMS = """
            {"unique_id": "d-1", "user_id": "asha", "sender": "AX-SURYAB-T", "date": "2025-06-09",
             "body": "Rs.90.00 debited from a/c XX8841 on 08-06-2025"}""";

    @Test
    void aDayAloneIsThatDayOnTheBusInTheStoreAndInAnswers() throws Exception {
        try (var node = TestNode.start(Map.of("zone", "Asia/Kolkata"))) {
            var heard = new LinkedBlockingQueue<JsonObject>();
            node.node().vertx().eventBus().<JsonObject>consumer("lifafa.transactions", it -> heard.add(it.body()));
            node.done(node.postJson(SMS));
            says(heard.poll(20, TimeUnit.SECONDS));
            says(node.get("/api/v1/sms/d-1").json().getJsonObject("extraction"));
            says(found(node, "from=2025-06-08&to=2025-06-09"));
            assertThat(found(node, "from=2025-06-07&to=2025-06-08")).isNull();
        }
    }

    @Test
    void aDayIsFoundByItsLocalDateAfterTheZoneWasChangedToo(@TempDir Path dir) throws Exception {
        try (var node = TestNode.startIn(dir.toString(), Map.of("zone", "Asia/Kolkata"))) {
            node.done(node.postJson(SMS));
        }
        try (var node = TestNode.startIn(dir.toString(), Map.of("zone", "America/New_York"))) {
            says(found(node, "from=2025-06-08&to=2025-06-09"));
            assertThat(found(node, "from=2025-06-07&to=2025-06-08")).isNull();
            assertThat(found(node, "from=2025-06-09")).isNull();
            assertThat(found(node, "from=2025-06-07T18:30:00Z&to=2025-06-07T18:30:01Z"))
                    .isNotNull();
        }
    }

    private static JsonObject found(TestNode node, String days) throws Exception {
        var rows = node.get("/api/v1/transactions?user_id=asha&" + days).json().getJsonArray("transactions");
        return rows.isEmpty() ? null : rows.getJsonObject(0);
    }

    private static void says(JsonObject transaction) {
        assertThat(transaction.getString("transaction_date")).isEqualTo("2025-06-08T00:00:00+05:30");
        assertThat(transaction.getString("transaction_local_date")).isEqualTo("2025-06-08");
        assertThat(transaction.getString("transaction_date_precision")).isEqualTo("day");
        assertThat(transaction.getString("transaction_date_zone")).isEqualTo("Asia/Kolkata");
    }
}
