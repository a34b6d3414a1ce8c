package io.lifafa.tenants.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.lifafa.tenants.SettableClock;
import io.lifafa.tenants.settings.OnQuota;
import io.lifafa.tenants.settings.QuotaName;
import io.lifafa.tenants.settings.TenantSettings;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one node lets in. The clock stands at 10:00 UTC on the first of a month. */
@Timeout(60)
class TenantQuotasTest {
    private final Vertx vertx = Vertx.vertx();
    private final UsageInMemory store = new UsageInMemory();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private QuotaNode node() {
        return node(1);
    }

    private QuotaNode node(int nodes) {
        return new QuotaNode(vertx, store, "p", nodes, new SettableClock());
    }

    private static QuotaExceeded refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        try {
            call.call();
        } catch (QuotaExceeded refusal) {
            return refusal;
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
        throw new AssertionError("not refused");
    }

    @Test
    void aTenantWithoutQuotasIsCountedAndNeverRefused() {
        var node = node();
        for (int i = 0; i < 1_000; i++) {
            node.quotas.request("blue");
            node.quotas.takeSms("blue", 1_000_000);
        }
        node.quotas.called("blue", Long.MAX_VALUE / 4);

        assertThat(node.quotas.usedUp("blue")).isEmpty();
        assertThat(node.quotas.rateLimit("blue")).isEmpty();
        node.sync();
        assertThat(store.total("blue/2026-03-01"))
                .isEqualTo(new UsageCounts(1_000, 1_000_000_000L, 1, Long.MAX_VALUE / 4, 0));
    }

    @Test
    void smsBeyondTheDaysAreRefusedWholeUntilMidnightUtc() {
        var node = node().with("blue", QuotaName.SMS_PER_DAY, 100);
        node.quotas.takeSms("blue", 90);

        var refusal = refusal(() -> node.quotas.takeSms("blue", 11));
        assertThat(refusal.quota()).isEqualTo(QuotaName.SMS_PER_DAY);
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofHours(14));
        assertThat(refusal).hasMessageContaining("sms_per_day").hasMessageContaining("100");
        assertThatCode(() -> node.quotas.requireSms("blue")).doesNotThrowAnyException();

        node.quotas.takeSms("blue", 10);
        assertThatThrownBy(() -> node.quotas.requireSms("blue")).isInstanceOf(QuotaExceeded.class);
        assertThat(node.refused).hasSize(2);

        node.clock.move(Duration.ofHours(14));
        assertThatCode(() -> node.quotas.takeSms("blue", 100)).doesNotThrowAnyException();
    }

    @Test
    void oneTenantsUseIsNobodyElses() {
        var node = node().with("blue", QuotaName.SMS_PER_DAY, 5).with("green", QuotaName.SMS_PER_DAY, 5);
        node.quotas.takeSms("blue", 5);
        assertThatCode(() -> node.quotas.takeSms("green", 5)).doesNotThrowAnyException();
    }

    @Test
    void smsThatWereNotAcceptedAfterAllMayBeSentAgain() {
        var node = node().with("blue", QuotaName.SMS_PER_DAY, 10);
        node.quotas.takeSms("blue", 10);
        node.quotas.countSms("blue", -10);
        assertThatCode(() -> node.quotas.takeSms("blue", 10)).doesNotThrowAnyException();
    }

    @Test
    void aQuotaThatChangesWhileInUseHoldsFromTheNextRequestOn() {
        var node = node().with("blue", QuotaName.SMS_PER_DAY, 10);
        node.quotas.takeSms("blue", 10);
        node.with("blue", QuotaName.SMS_PER_DAY, 20);
        node.quotas.takeSms("blue", 10);

        node.with("blue", QuotaName.SMS_PER_DAY, 5);
        assertThatThrownBy(() -> node.quotas.requireSms("blue")).isInstanceOf(QuotaExceeded.class);
        assertThat(node.quotas.rateLimit("blue").orElseThrow().state()).isEqualTo("\"sms\";r=0;t=50400");

        node.set(TenantSettings.of("blue"));
        assertThatCode(() -> node.quotas.takeSms("blue", 1_000)).doesNotThrowAnyException();
    }

    @Test
    void aQuotaOfNothingLetsNothingIn() {
        var node = node().with("blue", QuotaName.SMS_PER_DAY, 0);
        assertThatThrownBy(() -> node.quotas.requireSms("blue")).isInstanceOf(QuotaExceeded.class);
    }

    @Test
    void requestsComeInASecondsBurstAndThenEvenly() {
        var node = node().with("blue", QuotaName.REQUESTS_PER_SECOND, 4);
        IntStream.range(0, 4).forEach(i -> node.quotas.request("blue"));

        var refusal = refusal(() -> node.quotas.request("blue"));
        assertThat(refusal.quota()).isEqualTo(QuotaName.REQUESTS_PER_SECOND);
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(1));

        node.nanos.addAndGet(Duration.ofMillis(250).toNanos());
        node.quotas.request("blue");
        assertThatThrownBy(() -> node.quotas.request("blue")).isInstanceOf(QuotaExceeded.class);

        node.nanos.addAndGet(Duration.ofHours(1).toNanos());
        IntStream.range(0, 4).forEach(i -> node.quotas.request("blue"));
        assertThatThrownBy(() -> node.quotas.request("blue")).isInstanceOf(QuotaExceeded.class);
    }

    @Test
    void eachNodeHasItsShareOfTheRequests() {
        var node = node(4).with("blue", QuotaName.REQUESTS_PER_SECOND, 8);
        node.sync();
        node.quotas.request("blue");
        node.quotas.request("blue");
        assertThatThrownBy(() -> node.quotas.request("blue")).isInstanceOf(QuotaExceeded.class);
    }

    @Test
    void ofSeveralQuotasTheFirstThatIsHitDecides() {
        var node = node().with("blue", QuotaName.API_TOKENS_PER_DAY, 100)
                .with("blue", QuotaName.API_TOKENS_PER_MONTH, 150);
        node.quotas.called("blue", 100);
        assertThat(node.quotas.usedUp("blue"))
                .get()
                .extracting(ApiAdmission.UsedUp::then)
                .isEqualTo(OnQuota.WAIT);

        node.clock.move(Duration.ofHours(14));
        assertThat(node.quotas.usedUp("blue")).isEmpty();
        node.quotas.called("blue", 50);
        assertThat(node.quotas.usedUp("blue")).isPresent();

        node.clock.move(Duration.ofDays(29));
        assertThat(node.quotas.usedUp("blue")).as("31st of the month").isPresent();
        node.clock.move(Duration.ofDays(1));
        assertThat(node.quotas.usedUp("blue")).as("first of the next").isEmpty();
    }

    @Test
    void waitingSmsAreLookedAtWhenTheWindowTurnsButAtLeastEveryHour() {
        var node = node().with("blue", QuotaName.API_TOKENS_PER_DAY, 1);
        node.quotas.called("blue", 1);
        assertThat(node.quotas.usedUp("blue").orElseThrow().pause()).isEqualTo(Duration.ofHours(1));
        node.clock.move(Duration.ofMinutes(14 * 60 - 1));
        assertThat(node.quotas.usedUp("blue").orElseThrow().pause()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theTenantChoosesWhetherTheRulesAnswer() {
        var node = node();
        node.set(TenantSettings.of("blue").withOnQuota(OnQuota.RULES));
        node.with("blue", QuotaName.API_TOKENS_PER_DAY, 0);
        assertThat(node.quotas.usedUp("blue").orElseThrow().then()).isEqualTo(OnQuota.RULES);
    }

    @Test
    void theHeadersSayWhatIsAllowedAndWhatIsLeft() {
        var node = node().with("blue", QuotaName.SMS_PER_DAY, 1_000)
                .with("blue", QuotaName.REQUESTS_PER_SECOND, 20)
                .with("blue", QuotaName.API_TOKENS_PER_DAY, 7);
        node.quotas.request("blue");
        node.quotas.takeSms("blue", 40);

        var told = node.quotas.rateLimit("blue").orElseThrow();
        assertThat(told.policy()).isEqualTo("\"requests\";q=20;w=1, \"sms\";q=1000;w=86400");
        assertThat(told.state()).isEqualTo("\"requests\";r=19;t=1, \"sms\";r=960;t=50400");
    }

    @Test
    void ofManyThreadsNotOneSmsTooManyIsLetIn() throws Exception {
        var node = node().with("blue", QuotaName.SMS_PER_DAY, 1_000);
        var pool = Executors.newFixedThreadPool(4);
        Callable<Integer> sender = () -> {
            int taken = 0;
            for (int i = 0; i < 1_000; i++) {
                try {
                    node.quotas.takeSms("blue", 3);
                    taken += 3;
                } catch (QuotaExceeded full) {
                    assertThat(full).asInstanceOf(type(QuotaExceeded.class));
                }
            }
            return taken;
        };
        try {
            int taken = 0;
            for (var sent :
                    pool.invokeAll(IntStream.range(0, 4).mapToObj(i -> sender).toList())) {
                taken += sent.get();
            }
            assertThat(taken).isEqualTo(999);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void quotasOutOfRangeAreNamed() {
        assertThatThrownBy(() ->
                        TenantSettings.of("blue").quotas().with(QuotaName.REQUESTS_PER_SECOND, OptionalLong.of(0)))
                .hasMessageContaining("requests_per_second: must be 1 to");
        assertThatThrownBy(() -> TenantSettings.of("blue").quotas().with(QuotaName.SMS_PER_DAY, OptionalLong.of(-1)))
                .hasMessageContaining("sms_per_day: must be 0 to");
    }
}
