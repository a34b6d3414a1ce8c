package io.lifafa.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.promises.Warnings;
import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start, work and an orderly stop are nothing to warn of. */
@Timeout(90)
class QuietStopTest {
    private static int closed(TestNode node) throws Exception {
        var nodes = node.get("/api/v1/cluster").json().getJsonArray("nodes");
        return nodes.getJsonObject(0).getJsonObject("pipeline").getInteger("closed_chunks");
    }

    @Test
    void aStopInTheMiddleOfWorkWarnsOfNothing(@TempDir Path dir) throws Exception {
        try (var warnings = Warnings.listen()) {
            for (int round = 0; round < 2; round++) {
                var sms = SampleSms.payments(2_000).encode().replace("\"pay-", "\"r" + round + "-");
                try (var node = TestNode.startIn(dir.toString(), Map.of())) {
                    assertThat(node.postJson(sms).status()).isEqualTo(202);
                    Awaiting.until("work has begun", Duration.ofSeconds(20), () -> closed(node) > 0);
                }
            }
            assertThat(warnings.lines()).isEmpty();
        }
    }
}
