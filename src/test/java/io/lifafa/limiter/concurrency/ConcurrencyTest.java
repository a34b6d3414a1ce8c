package io.lifafa.limiter.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Permit;
import java.util.ArrayDeque;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limit of a server whose latency and answers are a function of the calls under way, without any noise. */
@Timeout(20)
class ConcurrencyTest {
    private static final double MS = 1e6;
    private static final IntFunction<CallResult> ANSWERS = level -> CallResult.SUCCESS;

    private Concurrency concurrency = new Concurrency(256);
    private final ArrayDeque<Permit> underWay = new ArrayDeque<>();
    private IntFunction<CallResult> result = ANSWERS;
    private IntToDoubleFunction latency = level -> 100 * MS;
    private long number;
    private long now = 1;
    private int lowest = Integer.MAX_VALUE;
    private int highest;

    /** 100 ms while no more than so many are under way, and a queue with more. */
    private static IntToDoubleFunction workers(int workers) {
        return level -> 100 * MS * Math.max(1, level / (double) workers);
    }

    /** Keeps as many under way as are allowed and lets the oldest end, so many times. */
    private void calls(int ends) {
        for (int i = 0; i < ends; i++) {
            int allowed = concurrency.allowed();
            lowest = Math.min(lowest, allowed);
            highest = Math.max(highest, allowed);
            while (underWay.size() < concurrency.allowed()) {
                var permit = new Permit(++number, 20, now, underWay.size() + 1);
                underWay.add(permit);
                concurrency.sent(permit, now);
            }
            var permit = underWay.remove();
            int level = permit.inFlight();
            double took = latency.applyAsDouble(level);
            now += (long) (took / level);
            concurrency.ended(permit, result.apply(level), took, now);
        }
    }

    private void rounds(int rounds) {
        for (int i = 0; i < rounds; i++) {
            calls(concurrency.limit());
        }
    }

    /** Until the limit changes for that reason. */
    private void until(String change) {
        for (int i = 0; i < 5_000 && !concurrency.lastChange().equals(change); i++) {
            calls(1);
        }
        assertThat(concurrency.lastChange()).isEqualTo(change);
    }

    private void forgetExtremes() {
        lowest = Integer.MAX_VALUE;
        highest = 0;
    }

    @Test
    void itBeginsWithFourAndDoublesWhileNothingQueues() {
        assertThat(concurrency.limit()).isEqualTo(4);
        assertThat(concurrency.lastChange()).isEqualTo("start");
        calls(8);
        assertThat(concurrency.limit()).isEqualTo(8);
        assertThat(concurrency.lastChange()).isEqualTo("grown");
        calls(40);
        assertThat(concurrency.limit()).isGreaterThanOrEqualTo(16);
    }

    @Test
    void aClimbEndsJustAboveTheNumberOfWorkers() {
        latency = workers(16);
        until("queueing");
        assertThat(concurrency.limit()).isBetween(17, 21);
        assertThat(highest).isEqualTo(32);
        assertThat(concurrency.allowed())
                .as("and a deep drain follows")
                .isBetween(concurrency.limit() / 2, concurrency.limit() / 2 + 1);
    }

    @Test
    void itStaysWhereItIsWhileTheServerDoes() {
        latency = workers(16);
        rounds(40);
        forgetExtremes();
        rounds(400);
        assertThat(highest).isLessThanOrEqualTo(24);
        assertThat(concurrency.limit()).isBetween(15, 23);
        assertThat(lowest).as("it drains now and then").isLessThanOrEqualTo(12);
    }

    @Test
    void itFollowsAServerThatLosesWorkersAndGetsThemBack() {
        latency = workers(16);
        rounds(60);
        latency = workers(4);
        rounds(60);
        assertThat(concurrency.limit()).isBetween(4, 7);
        latency = workers(40);
        rounds(60);
        assertThat(concurrency.limit()).isBetween(38, 56);
    }

    @Test
    void theOwnersBoundIsReachedAndNeverExceeded() {
        concurrency = new Concurrency(11);
        rounds(60);
        assertThat(concurrency.limit()).isEqualTo(11);
        assertThat(highest).isEqualTo(11);
    }

    @Test
    void atTheOwnersBoundItRestsTenRoundsBetweenDrains() {
        concurrency = new Concurrency(11);
        rounds(60);
        int drains = 0;
        boolean draining = false;
        for (int i = 0; i < 2_000; i++) {
            calls(1);
            boolean below = concurrency.allowed() < 11;
            drains += below && !draining ? 1 : 0;
            draining = below;
        }
        assertThat(drains).isBetween(10, 16);
    }

    @Test
    void aBoundOfOneIsKeptWithoutDrains() {
        concurrency = new Concurrency(1);
        rounds(300);
        assertThat(lowest).isEqualTo(1);
        assertThat(highest).isEqualTo(1);
        assertThat(new Concurrency(0).limit()).isEqualTo(1);
    }

    @Test
    void itNeverFallsBelowThree() {
        latency = workers(1);
        rounds(100);
        assertThat(concurrency.limit()).isEqualTo(3);
    }

    @Test
    void aLevelAtWhichCallsFailThatDidNotAtTheOneBeforeEndsTheClimb() {
        result = level -> level > 20 ? CallResult.FAILED : CallResult.SUCCESS;
        until("failing");
        assertThat(concurrency.limit()).isEqualTo(16);
        assertThat(concurrency.allowed()).isEqualTo(8);
    }

    @Test
    void aServerThatShedsLoadLaterIsTakenBackToTheLowerLevel() {
        latency = workers(16);
        rounds(60);
        int before = concurrency.limit();
        result = level -> level > before - 2 ? CallResult.FAILED : CallResult.SUCCESS;
        until("failing");
        assertThat(concurrency.limit()).isLessThanOrEqualTo(before - 2);
    }

    @Test
    void whereAllCallsTimeOutItHalves() {
        latency = workers(16);
        rounds(60);
        int before = concurrency.limit();
        result = level -> CallResult.TIMED_OUT;
        calls(12 * before);
        assertThat(concurrency.limit()).isLessThanOrEqualTo((before + 1) / 2);
        assertThat(concurrency.lastChange()).isEqualTo("timeouts");
    }

    @Test
    void failuresThatHaveNothingToDoWithTheLoadDoNotStopIt() {
        long[] calls = {0};
        result = level -> ++calls[0] % 5 == 0 ? CallResult.FAILED : CallResult.SUCCESS;
        latency = workers(16);
        rounds(80);
        assertThat(concurrency.limit()).isBetween(14, 24);
    }

    @Test
    void whatAnOutageMadeOfTheLimitIsUndoneWhenItIsInterrupted() {
        latency = workers(16);
        rounds(60);
        int before = concurrency.limit();
        result = level -> CallResult.TIMED_OUT;
        calls(12 * before);
        assertThat(concurrency.limit()).isLessThan(before);
        concurrency.interrupted();
        assertThat(concurrency.limit()).isBetween(before - 1, before + 1);
    }

    @Test
    void anInterruptedClimbGoesOn() {
        calls(5);
        concurrency.interrupted();
        assertThat(concurrency.limit()).isEqualTo(4);
        rounds(4);
        assertThat(concurrency.limit()).isGreaterThanOrEqualTo(16);
    }

    @Test
    void aboveTheOwnersTargetNoQueueAtAllIsLeft() {
        latency = workers(16);
        rounds(60);
        concurrency.aboveTarget(true);
        rounds(200);
        int without = concurrency.limit();
        concurrency.aboveTarget(false);
        rounds(200);
        assertThat(without).isLessThanOrEqualTo(16).isLessThan(concurrency.limit());
    }

    @Test
    void withoutEnoughWorkNothingIsLearned() {
        for (int i = 0; i < 1_000; i++) {
            var permit = new Permit(++number, 20, now, 1 + i % 3);
            concurrency.sent(permit, now);
            now += (long) (100 * MS);
            concurrency.ended(permit, CallResult.SUCCESS, 100 * MS, now);
        }
        assertThat(concurrency.limit()).isEqualTo(4);
    }
}
