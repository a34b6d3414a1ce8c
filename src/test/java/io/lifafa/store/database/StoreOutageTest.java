package io.lifafa.store.database;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketException;
import com.mongodb.ServerAddress;
import io.lifafa.store.Sample;
import io.lifafa.store.TestClock;
import io.lifafa.store.TestStore;
import io.lifafa.store.archive.SettledArchive;
import io.lifafa.store.check.ConsistencyCheck;
import io.lifafa.store.failure.StoreFailures;
import io.lifafa.store.journal.MongoJournal;
import io.lifafa.testsupport.Ports;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.serviceproxy.ServiceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that is away or silent: every call fails in time, with 503 and no word of the driver's. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class StoreOutageTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static Vertx vertx;

    @BeforeAll
    static void open(Vertx vertx) {
        StoreOutageTest.vertx = vertx;
    }

    @Test
    void aServerThatIsAwayIsUnavailableWithinTheTimeout() throws IOException {
        int port = Ports.free();
        everyCallFails("mongodb://secret-user:secret-pass@127.0.0.1:" + port + "/?authSource=admin");
    }

    @Test
    void aServerThatTakesConnectionsAndSaysNothingIsUnavailableWithinTheTimeout() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            everyCallFails("mongodb://127.0.0.1:" + silent.getLocalPort());
        }
    }

    /** By the driver's own 30 seconds for each call it would not be within the test's time. */
    private static void everyCallFails(String uri) {
        var database = Database.open(vertx, uri, TestStore.config(TIMEOUT));
        try {
            var clock = new TestClock();
            var journal = new MongoJournal(database, TestStore.LEASE, clock);
            var archive = new SettledArchive(database, clock, () -> "b");
            var failures = List.of(
                    failure(journal.append(Sample.chunk("b", 0, "s1"))),
                    failure(journal.claim("w", 1)),
                    failure(archive.batch("b")),
                    failure(new ConsistencyCheck(database).run()),
                    failure(database.ping()));

            assertThat(failures).allSatisfy(it -> {
                assertThat(it).isInstanceOf(ServiceException.class);
                assertThat(((ServiceException) it).failureCode()).isEqualTo(503);
                assertThat(it.getMessage())
                        .matches(
                                "store unavailable: (no connection to the database in time|127.0.0.1:\\d+ (refuses connections|does not answer): .*)");
            });
        } finally {
            await(database.close());
        }
    }

    @Test
    void whatIsInADriversMessageGoesNoFurther() {
        var lost = new MongoSocketException("sms body 4321", new ServerAddress("10.1.2.3"));

        assertThat(StoreFailures.describe(lost).getMessage())
                .isEqualTo("store unavailable: connection to the database lost");
        assertThat(StoreFailures.describe(new IllegalStateException("sms body 4321"))
                        .getMessage())
                .isEqualTo("store unavailable: IllegalStateException");
    }
}
