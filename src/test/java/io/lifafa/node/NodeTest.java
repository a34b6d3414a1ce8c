package io.lifafa.node;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifafa.config.load.ConfigLoader;
import io.lifafa.store.check.ConsistencyCheck;
import io.lifafa.store.database.Database;
import io.lifafa.store.embedded.SmallDisk;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping, and what happens when it cannot. */
@Timeout(60)
class NodeTest {
    @Test
    void aFullDiskIsSaidAndReadingGoesOn(@TempDir Path dir) throws Exception {
        try (var disk = new SmallDisk(dir);
                var node = TestNode.start(Map.of("store.uri", disk.server().uri()))) {
            node.done(node.postJson(SampleSms.payments(5).encode()));
            disk.fill();
            var answer = node.postJson(SampleSms.payment(6).encode());
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.json().getString("detail")).contains("disk");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(node.get("/api/v1/sms/pay-5").status()).isEqualTo(200);
            assertThat(node.management("/health/live").status()).isEqualTo(200);
            var check = StageChecks.embedded(disk.server()).get();
            assertThat(check.failed()).isTrue();
            assertThat(check.cause()).hasMessageContaining("space");
            assertThat(violations(disk.server().uri())).isZero();
            disk.empty();
            assertThat(StageChecks.embedded(disk.server()).get().succeeded()).isTrue();
            assertThat(node.postJson(SampleSms.payment(6).encode()).status()).isEqualTo(202);
        }
    }

    private static long violations(String uri) throws Exception {
        var vertx = Vertx.vertx();
        try {
            var config = ConfigLoader.load(Optional.empty(), Map.of(), Map.of("store.uri", uri));
            var database = Database.open(vertx, uri, config.store());
            var report = await(new ConsistencyCheck(database).run());
            assertThat(report.accepted()).isEqualTo(5);
            await(database.close());
            return report.violationCount();
        } finally {
            await(vertx.close());
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var port = Integer.toString(taken.getLocalPort());
            var failure = catchThrowable(() -> TestNode.start(Map.of("http.port", port)));
            assertThat(failure).rootCause().hasMessageContaining("in use");
            assertThat(failure).hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    void workThatWasTakenIsDoneAfterARestart(@TempDir Path dir) throws Exception {
        TestNode.Answer answer;
        try (var node = TestNode.startIn(dir.toString(), Map.of())) {
            answer = node.postJson(SampleSms.payments(600).encode());
            assertThat(answer.status()).isEqualTo(202);
        }
        try (var node = TestNode.startIn(dir.toString(), Map.of())) {
            assertThat(node.done(answer).getInteger("processed")).isEqualTo(600);
        }
    }
}
