package io.lifafa.limiter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.PaceState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a report is sent: one at a time, on time, and at once when there is something to say or to hear. */
@Timeout(20)
class ShareKeeperTest {
    private static final long MS = 1_000_000;

    private final FakeLimiter limiter = new FakeLimiter();
    private final LimitsMembership membership = new LimitsMembership(limiter, "me", OptionalLong.empty());
    private final List<Promise<Answer>> reports = new ArrayList<>();
    private long now;
    private int changes;
    private final ShareKeeper keeper = new ShareKeeper(membership, this::renew, () -> now, () -> changes++);

    private Future<Answer> renew(Report report) {
        Promise<Answer> promise = Promise.promise();
        reports.add(promise);
        return promise.future();
    }

    private void answer(double share, double target) {
        reports.get(reports.size() - 1)
                .complete(new Answer(3, true, share, target, 0, 2, "other", 0, Pause.NONE, 0, PaceState.NONE));
    }

    private void firstReport() {
        keeper.tick();
        answer(0.5, 0.5);
        assertThat(reports).hasSize(1);
    }

    @Test
    void aReportIsSentWhenItIsDueAndNotBefore() {
        firstReport();
        assertThat(changes).isEqualTo(1);
        now = 900 * MS;
        keeper.tick();
        assertThat(reports).hasSize(1);
        now = 1_000 * MS;
        keeper.tick();
        assertThat(reports).hasSize(2);
    }

    @Test
    void oneReportIsUnderWayAtATime() {
        keeper.tick();
        now = 5_000 * MS;
        keeper.tick();
        limiter.refusals++;
        keeper.look();
        assertThat(reports).hasSize(1);
    }

    @Test
    void whatIsUrgentIsReportedAtOnceAndWhatIsNotIsNot() {
        firstReport();
        keeper.look();
        assertThat(reports).hasSize(1);
        limiter.refusals++;
        keeper.look();
        assertThat(reports).hasSize(2);
    }

    @Test
    void whatBecameUrgentMeanwhileIsReportedWithTheAnswer() {
        keeper.tick();
        limiter.refusals++;
        answer(0.5, 0.5);
        assertThat(reports).hasSize(2);
    }

    @Test
    void whatIsToBeGivenAwayIsReportedAtOnce() {
        keeper.tick();
        answer(0.5, 0.2);
        assertThat(reports).hasSize(2);
    }

    @Test
    void aHintBringsAReportIfItsRevisionIsNotKnown() {
        firstReport();
        keeper.hint(3);
        assertThat(reports).hasSize(1);
        keeper.hint(4);
        assertThat(reports).hasSize(2);
    }

    @Test
    void aHintWhileAReportIsUnderWayBringsOneMore() {
        keeper.tick();
        keeper.hint(1);
        answer(0.5, 0.5);
        assertThat(reports).hasSize(2);
        answer(0.5, 0.5);
        assertThat(reports).hasSize(2);
    }

    @Test
    void afterAReportThatFailedOnlyTimeBringsTheNextUntilOneSucceeds() {
        keeper.tick();
        limiter.refusals++;
        reports.get(0).fail("no store");
        keeper.look();
        assertThat(reports).hasSize(1);
        assertThat(changes).isZero();
        now = 1_000 * MS;
        keeper.tick();
        answer(0.5, 0.5);
        assertThat(reports).hasSize(2);
        limiter.refusals++;
        keeper.look();
        assertThat(reports).hasSize(3);
    }

    @Test
    void stoppedItReportsNothingMore() {
        firstReport();
        keeper.stop();
        now = 9_000 * MS;
        keeper.tick();
        limiter.refusals++;
        keeper.look();
        keeper.hint(9);
        assertThat(reports).hasSize(1);
    }
}
