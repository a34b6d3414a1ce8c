package io.lifafa.tenants.quota;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.tenants.SettableClock;
import io.lifafa.tenants.settings.QuotaName;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How nodes add up what they count. */
@Timeout(60)
class UsageSyncTest {
    private static final String TODAY = "blue/2026-03-01";

    private final Vertx vertx = Vertx.vertx();
    private final UsageInMemory store = new UsageInMemory();
    private final SettableClock clock = new SettableClock();
    private final QuotaNode one = node("one");
    private final QuotaNode two = node("two");

    private QuotaNode node(String process) {
        return new QuotaNode(vertx, store, process, 2, clock).with("blue", QuotaName.SMS_PER_DAY, 100);
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void whatOneNodeCountedTheOtherKnowsAfterASync() {
        two.quotas.takeSms("blue", 1);
        one.quotas.takeSms("blue", 99);
        one.sync();
        assertThatCode(() -> two.quotas.requireSms("blue")).doesNotThrowAnyException();
        two.sync();

        assertThatThrownBy(() -> two.quotas.requireSms("blue")).isInstanceOf(QuotaExceeded.class);
        assertThat(store.total(TODAY).sms()).isEqualTo(100);
        assertThat(store.total("blue/2026-03").sms()).isEqualTo(100);
    }

    @Test
    void twoNodesExceedAQuotaByNoMoreThanOneOfThemTakesWithinASync() {
        one.quotas.takeSms("blue", 60);
        one.sync();
        two.quotas.takeSms("blue", 60);
        two.sync();
        one.sync();

        assertThat(store.total(TODAY).sms()).isEqualTo(120);
        assertThatThrownBy(() -> one.quotas.takeSms("blue", 1)).isInstanceOf(QuotaExceeded.class);
        assertThatThrownBy(() -> two.quotas.takeSms("blue", 1)).isInstanceOf(QuotaExceeded.class);
    }

    @Test
    void whileTheStoreIsAwayTheNodeCountsOnAndAddsItLater() {
        store.away(true);
        one.quotas.takeSms("blue", 30);
        one.sync();
        one.quotas.takeSms("blue", 30);
        one.sync();
        assertThat(store.total(TODAY).sms()).isZero();
        assertThatThrownBy(() -> one.quotas.takeSms("blue", 41)).isInstanceOf(QuotaExceeded.class);

        store.away(false);
        one.sync();
        one.sync();
        assertThat(store.total(TODAY).sms()).isEqualTo(60);
        assertThatThrownBy(() -> one.quotas.takeSms("blue", 41)).isInstanceOf(QuotaExceeded.class);
        assertThatCode(() -> one.quotas.takeSms("blue", 40)).doesNotThrowAnyException();
    }

    @Test
    void aBatchOfWhichNobodyKnowsWhetherItArrivedCountsOnce() {
        store.silentAfterAdding(true);
        one.quotas.takeSms("blue", 30);
        one.sync();
        one.quotas.takeSms("blue", 5);
        one.sync();
        store.silentAfterAdding(false);
        one.sync();
        one.sync();

        assertThat(store.total(TODAY).sms()).isEqualTo(35);
        assertThatCode(() -> one.quotas.takeSms("blue", 65)).doesNotThrowAnyException();
        assertThatThrownBy(() -> one.quotas.takeSms("blue", 1)).isInstanceOf(QuotaExceeded.class);
    }

    @Test
    void whatWasUsedBeforeMidnightIsAddedToThatDayHoweverLate() {
        store.away(true);
        one.quotas.takeSms("blue", 30);
        clock.move(Duration.ofHours(14));
        one.quotas.takeSms("blue", 7);
        one.sync();
        store.away(false);
        one.sync();
        one.sync();

        assertThat(store.total(TODAY).sms()).isEqualTo(30);
        assertThat(store.total("blue/2026-03-02").sms()).isEqualTo(7);
        assertThat(store.total("blue/2026-03").sms()).isEqualTo(37);
    }

    @Test
    void aNodeThatStartsLearnsWhatWasUsedBefore() {
        one.quotas.takeSms("blue", 100);
        one.sync();
        var three = node("three");
        three.quotas.request("blue");
        three.sync();
        assertThatThrownBy(() -> three.quotas.requireSms("blue")).isInstanceOf(QuotaExceeded.class);
    }

    @Test
    void aTenantThatIsOnlyRefusedIsNotForgotten() {
        one.quotas.takeSms("blue", 100);
        one.sync();
        for (int i = 0; i < 4; i++) {
            clock.move(Duration.ofMinutes(9));
            assertThatThrownBy(() -> one.quotas.requireSms("blue")).isInstanceOf(QuotaExceeded.class);
            one.sync();
        }
        assertThatThrownBy(() -> one.quotas.requireSms("blue")).isInstanceOf(QuotaExceeded.class);
    }

    @Test
    void anIdleTenantIsForgottenAndItsUseIsNot() {
        one.quotas.takeSms("blue", 100);
        one.sync();
        clock.move(Duration.ofMinutes(11));
        one.sync();
        assertThat(one.quotas.accounts().all()).isEmpty();
        assertThat(await(one.sync.usage("blue")).get(UsagePeriod.DAY).sms()).isEqualTo(100);
    }

    @Test
    void usageIsOfAllNodesAndOfThisVeryMoment() {
        one.quotas.takeSms("blue", 10);
        one.sync();
        two.quotas.takeSms("blue", 1);
        two.quotas.called("blue", 700);
        two.quotas.templateHits("blue", 3);

        var used = await(two.sync.usage("blue"));
        assertThat(used.get(UsagePeriod.DAY)).isEqualTo(new UsageCounts(0, 11, 1, 700, 3));
        assertThat(used.get(UsagePeriod.MONTH)).isEqualTo(used.get(UsagePeriod.DAY));
    }

    @Test
    void nothingIsWrittenWhereNothingWasCounted() {
        one.quotas.takeSms("blue", 1);
        one.sync();
        one.sync();
        one.sync();
        assertThat(store.batches()).isEqualTo(1);
    }

    @Test
    void aStopAddsWhatWasCountedLast() {
        one.quotas.takeSms("blue", 8);
        await(one.sync.stop());
        assertThat(store.total(TODAY).sms()).isEqualTo(8);
    }

    @Test
    void moreTenantsThanABatchHoldsAreAllAdded() {
        for (int i = 0; i < 1_200; i++) {
            one.quotas.countSms("t" + i, 1);
        }
        one.sync();
        for (int i = 0; i < 1_200; i++) {
            assertThat(store.total("t" + i + "/2026-03-01").sms()).isEqualTo(1);
        }
        assertThat(store.batches()).isEqualTo(5);
    }
}
