package io.lifafa.limiter.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.bus.Addresses;
import io.lifafa.store.LimitStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The accounting of shared limits over the bus, on a store where others write as well. */
@Timeout(60)
class LimiterVerticleTest {
    private static final String API = "api-1";

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<JsonObject> hints = new LinkedBlockingQueue<>();
    private volatile long revision;
    private volatile JsonObject limits = new JsonObject();
    private volatile int othersFirst;
    private volatile boolean reachable = true;
    private volatile int writes;
    private volatile long nanos;

    /** One document; the first writes of each attempt may be beaten by others. */
    private final LimitStore store = new LimitStore() {
        @Override
        public Future<JsonObject> read(String id) {
            if (!reachable) {
                return Future.failedFuture(new ServiceException(503, "no store"));
            }
            return Future.succeededFuture(
                    revision == 0
                            ? new JsonObject()
                            : new JsonObject().put("revision", revision).put("limits", limits.copy()));
        }

        @Override
        public Future<Boolean> replace(String id, long expected, JsonObject becomes) {
            writes++;
            if (othersFirst > 0) {
                othersFirst--;
                return Future.succeededFuture(false);
            }
            assertThat(expected).isEqualTo(revision);
            revision++;
            limits = becomes.copy();
            return Future.succeededFuture(true);
        }
    };

    private final LimiterVerticle verticle = new LimiterVerticle(store, Optional.empty(), () -> nanos);
    private ClusterLimits client;

    @BeforeEach
    void deploy() throws Exception {
        vertx.eventBus().<JsonObject>consumer(Addresses.LIMITS_CHANGED, message -> hints.add(message.body()));
        assertThat(verticle.isRunning()).isFalse();
        await(vertx.deployVerticle(verticle));
        client = LimitsClient.here(vertx);
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
        assertThat(verticle.isRunning()).isFalse();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Answer renew(ReportDraft report) throws Exception {
        return await(client.renew(API, report.report()));
    }

    private JsonObject hint() throws InterruptedException {
        return hints.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void aReportIsWrittenAndAnswered() throws Exception {
        assertThat(verticle.isRunning()).isTrue();
        var answer = renew(new ReportDraft("a"));
        assertThat(answer.written()).isTrue();
        assertThat(answer.revision()).isEqualTo(1).isEqualTo(revision);
        assertThat(answer.share()).isEqualTo(1);
        assertThat(Limits.of(limits).member("a")).isPresent();
    }

    @Test
    void aReportThatSaysNothingNewIsAnsweredWithoutAWrite() throws Exception {
        renew(new ReportDraft("a").beat(1));
        var answer = renew(new ReportDraft("a").beat(2).uses(1));
        assertThat(answer.written()).isFalse();
        assertThat(answer.revision()).isEqualTo(1).isEqualTo(revision);
    }

    @Test
    void theOthersHearOfWhatIsUrgentWithItsRevision() throws Exception {
        renew(new ReportDraft("a").beat(1));
        renew(new ReportDraft("b").beat(1));
        assertThat(hint()).isEqualTo(new JsonObject().put("api", API).put("revision", 2L));
        renew(new ReportDraft("a").beat(2).uses(1).wants(0.9));
        renew(new ReportDraft("a").beat(3).uses(1).refused());
        assertThat(hint().getLong("revision"))
                .as("what was not urgent made no hint")
                .isEqualTo(4);
    }

    @Test
    void aWriteThatOthersBeatIsTriedAgainUpToTwentyTimes() throws Exception {
        othersFirst = 19;
        assertThat(renew(new ReportDraft("a")).written()).isTrue();
        assertThat(writes).isEqualTo(20);
        othersFirst = 20;
        assertThatThrownBy(() -> renew(new ReportDraft("b")))
                .hasRootCauseInstanceOf(ServiceException.class)
                .hasMessageContaining("others were always faster");
        assertThat(writes).isEqualTo(40);
        othersFirst = 19;
        await(client.leave(API, "a"));
        assertThat(writes).isEqualTo(60);
    }

    @Test
    void aLeaveThatOthersAlwaysBeatFails() throws Exception {
        renew(new ReportDraft("a"));
        othersFirst = 20;
        assertThatThrownBy(() -> await(client.leave(API, "a"))).hasMessageContaining("others were always faster");
        assertThat(writes).isEqualTo(21);
    }

    @Test
    void aReportThatIsLateIsAConflict() throws Exception {
        renew(new ReportDraft("a").beat(5));
        assertThatThrownBy(() -> renew(new ReportDraft("a").beat(4)))
                .hasRootCauseInstanceOf(ServiceException.class)
                .hasMessageContaining("a later report");
    }

    @Test
    void whoLeavesIsForgottenAndTheOthersHearOfIt() throws Exception {
        renew(new ReportDraft("a"));
        await(client.leave(API, "a"));
        assertThat(Limits.of(limits).members()).isEmpty();
        assertThat(hint().getLong("revision")).isEqualTo(2);
        await(client.leave(API, "a"));
        assertThat(revision).as("nothing is written twice").isEqualTo(2);
    }

    @Test
    void aMemberWithoutASignOfLifeForFifteenSecondsIsGone() throws Exception {
        renew(new ReportDraft("a").beat(1));
        renew(new ReportDraft("b").beat(1));
        renew(new ReportDraft("b").beat(2));
        nanos = SignsOfLife.GONE_AFTER_NANOS;
        assertThat(renew(new ReportDraft("b").beat(3)).nodes()).isEqualTo(2);
        nanos++;
        var answer = renew(new ReportDraft("b").beat(4));
        assertThat(answer.nodes()).isEqualTo(1);
        assertThat(answer.share()).isEqualTo(1);
    }

    @Test
    void peopleAreToldTheLastTroubleUntilItIsOver() throws Exception {
        assertThat(verticle.describe().isEmpty()).isTrue();
        reachable = false;
        assertThatThrownBy(() -> renew(new ReportDraft("a"))).hasMessageContaining("no store");
        assertThat(verticle.describe().getString("last_trouble")).isEqualTo("no store");
        reachable = true;
        renew(new ReportDraft("a"));
        assertThat(verticle.describe().isEmpty()).isTrue();
    }

    @Test
    void stoppedItServesNothing() throws Exception {
        await(vertx.undeploy(vertx.deploymentIDs().iterator().next()));
        assertThat(verticle.isRunning()).isFalse();
        assertThatThrownBy(() -> renew(new ReportDraft("a"))).isNotNull();
    }
}
