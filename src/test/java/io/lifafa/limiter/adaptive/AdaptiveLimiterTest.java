package io.lifafa.limiter.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.limiter.PaceState;
import io.lifafa.limiter.Permit;
import io.lifafa.limiter.RateSignals;
import io.lifafa.limiter.SharedLimiter.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the parts are put together: which of them an end of a call reaches, and which of them binds. */
@Timeout(20)
class AdaptiveLimiterTest {
    private static final long MS = 1_000_000;

    /** A nano source may begin anywhere. */
    private static final long BEGIN = -5_000_000_000_123L;

    private final List<Permit> underWay = new ArrayList<>();
    private AdaptiveLimiter limiter = new AdaptiveLimiter(options(0), () -> 0L);
    private long now;

    private static LimiterOptions options(long requestsPerMinute) {
        var none = Optional.<Duration>empty();
        return new LimiterOptions(
                1,
                20,
                true,
                64,
                none,
                none,
                none,
                none,
                requestsPerMinute > 0 ? OptionalLong.of(requestsPerMinute) : OptionalLong.empty(),
                OptionalLong.empty(),
                Duration.ofSeconds(60));
    }

    private static RateSignals signals(Optional<Duration> wait, long perMinute) {
        var requests = perMinute > 0
                ? new RateSignals.Window(OptionalLong.of(perMinute), OptionalLong.empty(), Optional.empty())
                : RateSignals.Window.NONE;
        return new RateSignals(wait, requests, RateSignals.Window.NONE);
    }

    private static RateSignals wait(int seconds) {
        return signals(Optional.of(Duration.ofSeconds(seconds)), 0);
    }

    private Decision ask() {
        var decision = limiter.next(100, BEGIN + now);
        if (decision instanceof Decision.Go go) {
            underWay.add(go.permit());
        }
        return decision;
    }

    /** Milliseconds from now until a call may go; 0 if it goes. */
    private double delay() {
        return ask() instanceof Decision.NotBefore wait ? (wait.nanos() - BEGIN - now) / (double) MS : 0;
    }

    private void send(int calls) {
        for (int i = 0; i < calls; i++) {
            now += 20 * MS;
            assertThat(ask()).isInstanceOf(Decision.Go.class);
        }
    }

    private void end(CallResult result, RateSignals signals) {
        limiter.ended(underWay.remove(0), new CallEnd(result, signals, 0), BEGIN + now);
    }

    private void end(CallResult result) {
        end(result, RateSignals.NONE);
    }

    private double pace() {
        return limiter.state(BEGIN + now).callsPerSecond().orElse(0);
    }

    private int most() {
        return limiter.state(BEGIN + now).inFlightLimit();
    }

    private String change() {
        return limiter.state(BEGIN + now).lastChange();
    }

    /** One call after the other, each answered after 100 ms. */
    private void answers(int calls) {
        for (int i = 0; i < calls; i++) {
            now += 100 * MS;
            ask();
            now += 100 * MS;
            end(CallResult.SUCCESS);
        }
    }

    private void grant(double share, int nodes) {
        limiter.grant(new Grant(share, 0, nodes, true, BEGIN + now + 11_000 * MS, 0), BEGIN + now);
    }

    @Test
    void aColdStartSpacesCallsOutUpToTheFirstLimit() {
        assertThat(ask()).isInstanceOf(Decision.Go.class);
        assertThat(delay()).isEqualTo(20);
        send(3);
        assertThat(ask()).isInstanceOf(Decision.Full.class);
        assertThat(limiter.state(BEGIN + now).inFlight()).isEqualTo(4);
        end(CallResult.SUCCESS);
        assertThat(limiter.state(BEGIN + now).inFlight()).isEqualTo(3);
        now += 20 * MS;
        assertThat(ask()).isInstanceOf(Decision.Go.class);
    }

    @Test
    void aPermitSaysHowManyAreUnderWayAndHowManySmsItCarries() {
        assertThat(((Decision.Go) limiter.next(7, BEGIN)).permit()).isEqualTo(new Permit(1, 7, BEGIN, 1));
        assertThat(((Decision.Go) limiter.next(100, BEGIN + 20 * MS)).permit())
                .isEqualTo(new Permit(2, 20, BEGIN + 20 * MS, 2));
    }

    @Test
    void afterTenSecondsWithoutACallCallsAreSpacedOutAgain() {
        answers(300);
        send(1);
        assertThat(delay()).isZero();
        end(CallResult.SUCCESS);
        end(CallResult.SUCCESS);
        now += 10_001 * MS;
        ask();
        assertThat(delay()).isEqualTo(20);
    }

    @Test
    void afterTenSecondsWithACallUnderWayTheyAreNot() {
        answers(300);
        send(2);
        now += 10_001 * MS;
        ask();
        assertThat(delay()).isZero();
    }

    @Test
    void whatAServerStatesWithAnswersIsThePace() {
        send(1);
        end(CallResult.SUCCESS, signals(Optional.empty(), 600));
        assertThat(pace()).isCloseTo(9.7, within(1e-9));
    }

    @Test
    void whatAServerStatesWithA429IsThePaceAndIsSaid() {
        send(1);
        end(CallResult.THROTTLED, signals(Optional.empty(), 600));
        assertThat(pace()).isCloseTo(9.7, within(1e-9));
        assertThat(change()).isEqualTo("throttled");
        assertThat(limiter.state(BEGIN + now).sinceChange()).contains(Duration.ZERO);
        assertThat(limiter.state(BEGIN + now + 5).sinceChange()).contains(Duration.ofNanos(5));
    }

    @Test
    void aShortWaitIsAboutRateAndALongOneMayBeAboutNumber() {
        send(4);
        underWay.add(0, underWay.remove(3));
        end(CallResult.THROTTLED, wait(4));
        assertThat(pace()).isPositive();
        assertThat(most()).isEqualTo(4);
        limiter = new AdaptiveLimiter(options(0), () -> 0L);
        underWay.clear();
        send(4);
        underWay.add(0, underWay.remove(3));
        end(CallResult.THROTTLED, wait(5));
        assertThat(pace()).isZero();
        assertThat(most()).isEqualTo(3);
    }

    @Test
    void a429WithoutAWordMayBeAboutNumberUntilAPaceIsKnown() {
        send(4);
        underWay.add(0, underWay.remove(3));
        end(CallResult.THROTTLED);
        assertThat(most()).isEqualTo(3);
        limiter = new AdaptiveLimiter(options(0), () -> 0L);
        underWay.clear();
        send(4);
        end(CallResult.SUCCESS, signals(Optional.empty(), 600));
        underWay.add(0, underWay.remove(2));
        end(CallResult.THROTTLED);
        assertThat(most()).isEqualTo(4);
    }

    @Test
    void rejectionsOfCallsSentBeforeTheFirstWasKnownAreOneEvent() {
        send(2);
        end(CallResult.THROTTLED, signals(Optional.empty(), 600));
        end(CallResult.THROTTLED, signals(Optional.empty(), 300));
        assertThat(pace()).isCloseTo(9.7, within(1e-9));
        now += 1_000 * MS;
        ask();
        end(CallResult.THROTTLED, signals(Optional.empty(), 300));
        assertThat(pace()).isCloseTo(4.85, within(1e-9));
    }

    @Test
    void anOutageIsSaidAndItsEndToo() {
        send(3);
        for (int i = 0; i < 3; i++) {
            end(CallResult.UNREACHABLE);
        }
        assertThat(change()).isEqualTo("outage");
        assertThat(limiter.state(BEGIN + now).breaker()).isEqualTo(Breaker.OPEN);
        assertThat(limiter.state(BEGIN + now).blockedFor()).isEqualTo(Duration.ofMillis(250));
        assertThat(delay()).isEqualTo(250);
        now += 250 * MS;
        ask();
        assertThat(delay()).as("one scout").isEqualTo(5_000);
        end(CallResult.SUCCESS);
        assertThat(change()).isEqualTo("resumed");
        assertThat(limiter.state(BEGIN + now).breaker()).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void aDenialIsSaid() {
        send(1);
        end(CallResult.DENIED);
        assertThat(change()).isEqualTo("denied");
        assertThat(limiter.state(BEGIN + now).denied()).isTrue();
    }

    @Test
    void aCallThatWasTooLargeMakesTheNextSmallerAndIsSaid() {
        send(1);
        end(CallResult.TOO_LARGE);
        assertThat(limiter.state(BEGIN + now).batchSize()).isEqualTo(12);
        assertThat(change()).isEqualTo("batch");
        now += 20 * MS;
        assertThat(((Decision.Go) ask()).permit().items()).isEqualTo(12);
    }

    @Test
    void aTimeoutFollowsFromTheAnswers() {
        assertThat(limiter.timeout(20)).isEqualTo(Duration.ofSeconds(60));
        answers(20);
        assertThat(limiter.timeout(20)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aSharedLimiterSendsOnlyWhileSomethingIsGranted() {
        limiter = AdaptiveLimiter.shared(options(0), () -> 0L);
        assertThat(delay()).isEqualTo(100);
        grant(0.5, 2);
        assertThat(limiter.local(BEGIN + now).share()).isEqualTo(0.5);
        assertThat(ask()).isInstanceOf(Decision.Go.class);
        assertThat(delay()).as("two nodes warm up").isEqualTo(40);
        now += 11_000 * MS;
        assertThat(limiter.local(BEGIN + now).share()).isZero();
        assertThat(delay()).isEqualTo(100);
    }

    @Test
    void aShareIsAPartOfTheQuotaAndOfTheLearnedPace() {
        limiter = AdaptiveLimiter.shared(options(600), () -> 0L);
        grant(0.5, 2);
        assertThat(pace()).isCloseTo(5, within(0.01));
        limiter.adopt(new PaceState(4, 0, -1), BEGIN + now);
        assertThat(pace()).isCloseTo(2, within(0.01));
        assertThat(change()).isEqualTo("told");
    }

    @Test
    void whoIsHeldBackByThePaceWantsMore() {
        limiter.adopt(new PaceState(2, 0, -1), BEGIN);
        now = 1_000 * MS;
        for (int i = 0; i < 30; i++) {
            ask();
            while (!underWay.isEmpty()) {
                end(CallResult.SUCCESS);
            }
            now += 100 * MS;
            limiter.local(BEGIN + now);
        }
        assertThat(limiter.local(BEGIN + now).wants()).isEqualTo(1);
        assertThat(limiter.local(BEGIN + now).accepted()).isBetween(5L, 8L);
    }

    @Test
    void whatItTellsTheOthersIsWhatItWasTold() {
        send(2);
        end(CallResult.THROTTLED, signals(Optional.of(Duration.ofSeconds(3)), 600));
        var local = limiter.local(BEGIN + now);
        assertThat(local.blockedFor()).isEqualTo(Duration.ofSeconds(3));
        assertThat(local.refusals()).isEqualTo(1);
        assertThat(local.accepted()).isEqualTo(1);
        assertThat(local.pace()).isEqualTo(new PaceState(9.7, 0, -1));
        assertThat(limiter.local(BEGIN + now + 9_000 * MS).blockedFor()).isZero();
    }

    @Test
    void whatAnotherWasToldIsWaitedFor() {
        ask();
        limiter.blocked(Duration.ofSeconds(3), BEGIN);
        assertThat(delay()).isEqualTo(3_000);
        assertThat(limiter.local(BEGIN).refusals()).isZero();
    }

    @Test
    void aResetForgetsWhatWasLearnedAndWhatCallsSentBeforeItSay() {
        send(3);
        end(CallResult.THROTTLED, signals(Optional.of(Duration.ofSeconds(30)), 600));
        limiter.reset(BEGIN + now);
        assertThat(pace()).isZero();
        assertThat(change()).isEqualTo("reset");
        assertThat(limiter.local(BEGIN + now).resets()).isEqualTo(1);
        assertThat(limiter.state(BEGIN + now).blockedFor()).isZero();
        end(CallResult.THROTTLED, signals(Optional.of(Duration.ofSeconds(30)), 600));
        assertThat(pace()).isZero();
        assertThat(limiter.state(BEGIN + now).inFlight()).isEqualTo(1);
        now += 20 * MS;
        ask();
        end(CallResult.SUCCESS);
        end(CallResult.SUCCESS, signals(Optional.empty(), 600));
        assertThat(pace()).as("calls sent since count").isPositive();
    }

    @Test
    void aRefusalForTheNumberUnderWayLowersThatNumberAndStopsNoOtherCall() {
        send(4);
        underWay.add(0, underWay.remove(3));
        end(CallResult.THROTTLED, wait(60).asCrowded());
        assertThat(most()).isEqualTo(3);
        assertThat(change()).isEqualTo("crowded");
        assertThat(pace()).isZero();
        assertThat(limiter.state(BEGIN + now).blockedFor()).isZero();
        assertThat(limiter.local(BEGIN + now).accepted()).isEqualTo(3);
    }

    @Test
    void whoIsRefusedForTheNumberUnderWayWithNoOtherCallWaitsAMoment() {
        send(1);
        end(CallResult.THROTTLED, wait(60).asCrowded());
        assertThat(limiter.state(BEGIN + now).blockedFor()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void whereTheCeilingAloneBindsItIsProbedAfterTwelveSeconds() {
        send(4);
        underWay.add(0, underWay.remove(3));
        end(CallResult.THROTTLED, wait(60).asCrowded());
        now += 11_999 * MS;
        assertThat(ask()).isInstanceOf(Decision.Full.class);
        assertThat(change()).isEqualTo("crowded");
        now += MS;
        assertThat(ask()).isInstanceOf(Decision.Full.class);
        assertThat(change()).isEqualTo("probe");
        assertThat(most()).isEqualTo(4);
    }

    @Test
    void whereThePaceAloneBindsItIsProbedAfterTwelveSeconds() {
        send(1);
        end(CallResult.THROTTLED, signals(Optional.empty(), 60));
        for (long until = now + 11_000 * MS; now < until; now += 100 * MS) {
            if (ask() instanceof Decision.Go) {
                end(CallResult.SUCCESS);
            }
        }
        assertThat(change()).isEqualTo("throttled");
        for (long until = now + 3_000 * MS; now < until; now += 100 * MS) {
            if (ask() instanceof Decision.Go) {
                end(CallResult.SUCCESS);
            }
        }
        assertThat(change()).isEqualTo("probe");
        assertThat(pace()).isGreaterThan(1);
    }

    @Test
    void answersThatDoNotQueueRaiseTheNumberUnderWay() {
        for (int i = 0; i < 4; i++) {
            send(4 - underWay.size());
            now += 20 * MS;
            for (int call = 0; call < 4; call++) {
                end(CallResult.SUCCESS);
            }
        }
        assertThat(most()).isEqualTo(8);
        assertThat(change()).isEqualTo("grown");
    }

    @Test
    void afterAnOutageCallsAreSpacedOutAgain() {
        answers(300);
        send(3);
        for (int i = 0; i < 3; i++) {
            end(CallResult.UNREACHABLE);
        }
        now += 250 * MS;
        ask();
        end(CallResult.SUCCESS);
        ask();
        assertThat(delay()).isEqualTo(20);
    }
}
