package io.lifafa.tenants.isolation;

import static io.lifafa.tenants.isolation.TwoTenants.BIRCH;
import static io.lifafa.tenants.isolation.TwoTenants.BOTH;
import static io.lifafa.tenants.isolation.TwoTenants.HOME;
import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.lifafa.bus.Addresses;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * Two tenants use the same ids, with marked values in every field: nothing marked of one comes out to the other, in no answer, no event, no
 * log line and no metric.
 */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NothingOfOneShowsToTheOtherTest {
    private static final Map<MarkedTenant, Queue<String>> ANSWERS =
            Map.of(HOME, new ConcurrentLinkedQueue<>(), BIRCH, new ConcurrentLinkedQueue<>());
    private static final Map<MarkedTenant, String> BATCHES = new ConcurrentHashMap<>();
    private static final Map<String, Queue<String>> NEWS = new ConcurrentHashMap<>();
    private static final Queue<String> LOGGED = new ConcurrentLinkedQueue<>();
    private static final AppenderBase<ILoggingEvent> APPENDER = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            LOGGED.add(event.getLoggerName() + " " + event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                LOGGED.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    };
    private static Level level;
    private static TwoTenants node;

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @BeforeAll
    static void start() throws Exception {
        level = logger("io.lifafa").getLevel();
        logger("io.lifafa").setLevel(Level.TRACE);
        APPENDER.start();
        logger(Logger.ROOT_LOGGER_NAME).addAppender(APPENDER);
        node = TwoTenants.start(Map.of("ingest.id_conflict", "keep"));
        for (var address : List.of(Addresses.TRANSACTIONS, Addresses.CHUNKS)) {
            listen(address);
            listen(Addresses.of(address, BIRCH.name()));
        }
        for (var tenant : BOTH) {
            BATCHES.put(tenant, node.done(tenant, tenant.all()).getString("batch_id"));
        }
    }

    private static void listen(String address) throws Exception {
        var heard = new ConcurrentLinkedQueue<String>();
        NEWS.put(address, heard);
        await(node.node()
                .node()
                .vertx()
                .eventBus()
                .<JsonObject>consumer(address, it -> heard.add(it.body().encode()))
                .completion());
    }

    @AfterAll
    static void stop() {
        node.close();
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(APPENDER);
        logger("io.lifafa").setLevel(level);
    }

    private static MarkedTenant other(MarkedTenant tenant) {
        return tenant == HOME ? BIRCH : HOME;
    }

    private static TestNode.Answer kept(MarkedTenant tenant, TestNode.Answer answer) {
        ANSWERS.get(tenant).add(answer.response().headers().map() + answer.body());
        return answer;
    }

    private static TestNode.Answer ask(MarkedTenant tenant, String path) throws Exception {
        return kept(tenant, node.get(tenant, path));
    }

    private static TestNode.Answer send(MarkedTenant tenant, Object sms, String... headers) throws Exception {
        return kept(tenant, node.post(tenant, "/api/v1/sms", sms.toString(), headers));
    }

    private static void isHis(MarkedTenant tenant, String text) {
        assertThat(text).contains(tenant.word()).doesNotContain(other(tenant).marks());
    }

    @Test
    @Order(1)
    void theSameIdsLeadEachToHisOwn() throws Exception {
        for (var tenant : BOTH) {
            for (var id : List.of(MarkedTenant.PAID, MarkedTenant.DEAD)) {
                isHis(tenant, ask(tenant, "/api/v1/sms/" + id).body());
            }
            var paid = ask(tenant, "/api/v1/sms/" + MarkedTenant.PAID).json();
            assertThat(paid.getString("status")).isEqualTo("processed");
            assertThat(paid.encode()).contains(tenant.marks());
            assertThat(ask(tenant, "/api/v1/sms/" + MarkedTenant.FILTERED)
                            .json()
                            .getString("status"))
                    .isEqualTo("filtered");
            var batch = ask(tenant, "/api/v1/batches/" + BATCHES.get(tenant)).json();
            assertThat(batch.getInteger("accepted")).isEqualTo(5);
            assertThat(batch.getInteger("processed")).isEqualTo(2);
            assertThat(batch.getInteger("dead")).isEqualTo(2);
        }
    }

    @Test
    @Order(2)
    void pagesHoldEachHisOwnAlone() throws Exception {
        for (var tenant : BOTH) {
            assertThat(pages(tenant, "/api/v1/transactions?limit=1&user_id=" + tenant.user(), "transactions"))
                    .isEqualTo(2);
            assertThat(pages(
                            tenant,
                            "/api/v1/transactions?limit=1&user_id="
                                    + other(tenant).user(),
                            "transactions"))
                    .isZero();
            assertThat(pages(tenant, "/api/v1/dead-letters?limit=1", "dead_letters"))
                    .isEqualTo(2);
            pages(tenant, "/api/v1/doubted?limit=1", "doubted");
            isHis(tenant, ask(tenant, "/api/v1/dead-letters").body());
            ask(tenant, "/api/v1/keys");
        }
    }

    /** How many things the pages hold together; each page is kept. */
    private static int pages(MarkedTenant tenant, String path, String what) throws Exception {
        int count = 0;
        var cursor = "";
        do {
            var page = ask(tenant, path + cursor).json();
            count += page.getJsonArray(what).size();
            cursor = page.containsKey("next_cursor") ? "&cursor=" + page.getString("next_cursor") : "";
        } while (!cursor.isEmpty());
        return count;
    }

    @Test
    @Order(3)
    void theSameIdempotencyKeyIsAnotherForEach() throws Exception {
        var header = new String[] {"Idempotency-Key", "nightly"};
        var batches = new HashSet<String>();
        for (var tenant : BOTH) {
            var sms = tenant.paid("s-idem").put("body", tenant.paid("").getString("body") + " a");
            var first = send(tenant, sms, header);
            assertThat(first.status()).isEqualTo(202);
            assertThat(send(tenant, sms, header).json().getString("batch_id"))
                    .isEqualTo(first.json().getString("batch_id"));
            assertThat(send(tenant, tenant.paid("s-else"), header).status()).isEqualTo(422);
            batches.add(first.json().getString("batch_id"));
            node.done(tenant, first);
        }
        assertThat(batches).hasSize(2);
    }

    @Test
    @Order(4)
    void aSecondTextUnderOneIdConflictsWithinItsTenant() throws Exception {
        for (var tenant : BOTH) {
            var second = tenant.paid(MarkedTenant.PAID)
                    .put("body", tenant.paid("").getString("body").replace("TIFFINS", "STORES"));
            var batch = node.done(tenant, send(tenant, second));
            assertThat(batch.getInteger("processed")).isEqualTo(1);
            isHis(
                    tenant,
                    ask(tenant, "/api/v1/transactions?user_id=" + tenant.user()).body());
            isHis(tenant, ask(tenant, "/api/v1/sms/" + MarkedTenant.PAID).body());
        }
    }

    /** The same text for the same user, without an id: a duplicate of what its own tenant sent, and new to the other. */
    @Test
    @Order(5)
    void anSmsIsNoDuplicateOfAnotherTenants() throws Exception {
        var shared = new JsonObject()
                .put("user_id", "u1")
                .put("sender", "AX-SURYAB-T")
                .put("body", "Sent Rs.31.00 From Surya Bank A/C *8841 To KAVERI TIFFINS On 02/06/2025")
                .put("date", "2025-06-02T15:48:00+05:30");
        for (var tenant : BOTH) {
            assertThat(node.done(tenant, send(tenant, shared)).getInteger("processed"))
                    .as(tenant.name())
                    .isEqualTo(1);
            var again = shared.copy().put("unique_id", "s-again");
            assertThat(node.done(tenant, send(tenant, again)).getInteger("duplicate"))
                    .as(tenant.name())
                    .isEqualTo(1);
            assertThat(ask(tenant, "/api/v1/sms/s-again").json().getString("status"))
                    .isEqualTo("duplicate");
        }
    }

    @Test
    @Order(6)
    void aReplayTakesEachHisOwn() throws Exception {
        var before = node.get(HOME, "/api/v1/dead-letters").body();
        var replayed = kept(BIRCH, node.post(BIRCH, "/api/v1/dead-letters/replay", "{\"all\":true}"));
        assertThat(node.done(BIRCH, replayed).getInteger("accepted")).isEqualTo(2);
        assertThat(node.get(HOME, "/api/v1/dead-letters").body()).isEqualTo(before);
        var named = kept(HOME, node.post(HOME, "/api/v1/dead-letters/replay", "{\"ids\":[\"s-dead\"]}"));
        assertThat(node.done(HOME, named).getInteger("accepted")).isEqualTo(1);
        pagesHoldEachHisOwnAgain();
    }

    private static void pagesHoldEachHisOwnAgain() throws Exception {
        for (var tenant : BOTH) {
            assertThat(pages(tenant, "/api/v1/dead-letters?limit=1", "dead_letters"))
                    .isEqualTo(2);
        }
    }

    @Test
    @Order(7)
    void eachHearsTheNewsOfHisOwnAlone() {
        var home = NEWS.get(Addresses.TRANSACTIONS);
        var birch = NEWS.get(Addresses.of(Addresses.TRANSACTIONS, BIRCH.name()));
        until("news of both", () -> home.size() >= 2 && birch.size() >= 2);
        assertThat(home.toString()).contains(HOME.marks()).doesNotContain(BIRCH.marks());
        assertThat(birch.toString()).contains(BIRCH.marks()).doesNotContain(HOME.marks());
        var chunks = NEWS.get(Addresses.CHUNKS).toString();
        assertThat(chunks).contains(BATCHES.get(HOME)).doesNotContain(BATCHES.get(BIRCH), BIRCH.name());
        var others = NEWS.get(Addresses.of(Addresses.CHUNKS, BIRCH.name())).toString();
        assertThat(others).contains(BATCHES.get(BIRCH)).doesNotContain(BATCHES.get(HOME), HOME.name());
    }

    @Test
    @Order(8)
    void nothingMarkedCameOutAnywhereElse() throws Exception {
        for (var tenant : BOTH) {
            assertThat(ANSWERS.get(tenant)).hasSizeGreaterThan(15);
            assertThat(ANSWERS.get(tenant).toString())
                    .doesNotContain(other(tenant).marks());
            assertThat(ANSWERS.get(tenant).toString()).doesNotContain(BATCHES.get(other(tenant)));
        }
        logger("io.lifafa.tenants").debug("probe");
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + node.node().node().managementPort() + "/metrics"))
                .header("Authorization", "Bearer " + node.key(HOME));
        var metrics = node.node().send(request);
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(LOGGED.toString()).contains("probe");
        for (var tenant : BOTH) {
            assertThat(metrics.body()).doesNotContain(tenant.marks());
            assertThat(LOGGED.toString()).doesNotContain(tenant.marks());
        }
    }
}
