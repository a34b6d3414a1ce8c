package io.lifafa.store.database;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import io.lifafa.store.RewritingClient;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.TestStore;
import io.lifafa.store.stage.MongoStore;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server without Decimal128 is refused when a node starts; one that is away is only away. */
@Timeout(60)
class DecimalProbeTest {
    private static final String REFUSAL = "cannot keep exact decimals";
    private TestStore store;

    @BeforeEach
    void open() {
        store = TestStore.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Future<Void> prepare(Function<BigDecimal, Object> decimals, boolean exclusive) {
        var database = Database.over(RewritingClient.over(store.client(), decimals));
        return MongoStore.prepare(database, Duration.ofDays(1), exclusive, Set.of(), store.clock());
    }

    private static Object hangUp() {
        throw new MongoSocketReadException("gone", new ServerAddress("127.0.0.1"));
    }

    @Test
    void aServerThatHangsUpOnADecimalIsRefused() {
        assertThat(failure(prepare(it -> hangUp(), false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(REFUSAL)
                .hasMessageContaining("MongoDB 3.4");
        assertThat(store.ids(Collections.PROBE)).isEmpty();
    }

    @Test
    void aServerThatMakesADecimalADoubleIsRefused() {
        assertThat(failure(prepare(BigDecimal::doubleValue, false))).hasMessageContaining(REFUSAL);
    }

    @Test
    void aServerThatKeepsDecimalsIsTakenAndNothingIsLeftThere() {
        assumeTrue(store.keepsDecimals(), "this server has no Decimal128");
        await(prepare(it -> it, false));

        assertThat(store.ids(Collections.PROBE)).isEmpty();
    }

    @Test
    void aConnectionThatIsLostOnceIsNoRefusal() {
        assumeTrue(store.keepsDecimals(), "this server has no Decimal128");
        var asked = new AtomicInteger();

        await(prepare(it -> asked.incrementAndGet() == 1 ? hangUp() : it, false));

        assertThat(asked).hasValue(2);
    }

    @Test
    void aServerThatGoesAwayIsUnavailable() {
        var gone = new SteppedClient(store.client()).dyingAt(1, SteppedClient.Death.BEFORE);

        assertThat(failure(DecimalProbe.require(Database.over(gone.client()))))
                .isInstanceOf(ServiceException.class)
                .hasMessage("store unavailable: connection to the database lost");
    }

    @Test
    void theEmbeddedStoreIsNotAsked() {
        await(prepare(it -> hangUp(), true));
    }
}
