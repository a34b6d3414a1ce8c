package io.lifafa.api.dispatch;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.ScriptedEndpoint;
import io.lifafa.api.client.ChatReply;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.sms.Sms;
import io.lifafa.store.Sample;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every SMS gets exactly one end, whatever the API does. */
@Timeout(60)
class DispatcherTest extends DispatcherFixture {
    @Test
    void manySmsGoInFullCallsAndNoMoreOfThemThanTheLimiterAllows() {
        dispatch(false);
        var answers = await(extract(ids(50)));

        assertThat(answers.extractions()).hasSize(50);
        assertThat(api.calls).hasSize(7).allSatisfy(call -> assertThat(call.size())
                .isIn(BATCH, 2));
        assertThat(limiter.mostInFlight).isLessThanOrEqualTo(3);
        assertThat(limiter.ends).hasSize(7).containsOnly(CallResult.SUCCESS);
    }

    @Test
    void twoSmsWithOneIdNeverShareACall() {
        dispatch(false);
        var gate = Promise.<Void>promise();
        api.repliesLater(ids -> gate.future().map(go -> ScriptedEndpoint.good(ids)));
        var blockers = IntStream.range(0, 3).mapToObj(i -> extract("b" + i)).toList();
        Awaiting.until("calls are under way", () -> !api.calls.isEmpty());
        var one = extract("x", "y");
        var twin = onContext(() -> collect(List.of(Sms.of(
                "x", "someone", "AX-OTHERB", "another text", Sample.sms("x").date()))));
        gate.complete();

        blockers.forEach(it -> await(it));
        assertThat(await(one).extractions()).containsOnlyKeys("x", "y");
        assertThat(await(twin).answers().extractions()).containsOnlyKeys("x");
        assertThat(api.calls)
                .noneMatch(call -> call.stream().filter("x"::equals).count() > 1);
    }

    @Test
    void requestsShareCalls() {
        dispatch(false);
        var gate = Promise.<Void>promise();
        api.repliesLater(ids -> gate.future().map(go -> ScriptedEndpoint.good(ids)));
        var blockers = List.of(extract("a"), extract("b"), extract("c"));
        Awaiting.until("calls are under way", () -> api.calls.size() == 1 || api.calls.size() == 3);
        var first = extract("d", "e");
        var other = extract("f");
        gate.complete();

        assertThat(await(first).extractions()).containsOnlyKeys("d", "e");
        assertThat(await(other).extractions()).containsOnlyKeys("f");
        blockers.forEach(it -> assertThat(await(it).extractions()).hasSize(1));
        assertThat(api.calls.size()).isLessThanOrEqualTo(5);
    }

    @Test
    void anSmsThatIsBeingAskedForIsNotAskedForTwice() {
        dispatch(false);
        var gate = Promise.<Void>promise();
        api.repliesLater(ids -> gate.future().map(go -> ScriptedEndpoint.good(ids)));
        var one = extract("a");
        Awaiting.until("calls are under way", () -> api.calls.size() == 1);
        var two = extract("a");
        gate.complete();

        assertThat(await(one).extractions()).containsOnlyKeys("a");
        assertThat(await(two).extractions()).containsOnlyKeys("a");
        assertThat(api.calls).hasSize(1);
    }

    @Test
    void onlyTheSmsThatWasAnsweredWronglyIsAskedAgain() {
        dispatch(false);
        api.replies(
                ids -> ids.size() > 1 ? ScriptedEndpoint.text("a=good b=amount c=good") : ScriptedEndpoint.good(ids));
        var answers = await(extract("a", "b", "c"));

        assertThat(answers.extractions()).containsOnlyKeys("a", "b", "c");
        assertThat(api.calls).containsExactly(List.of("a", "b", "c"), List.of("b"));
    }

    @Test
    void smsThatWentWrongInOneCallAreNotAskedAgainTogether() {
        dispatch(false);
        api.replies(ids -> ids.size() == 4
                ? ScriptedEndpoint.text("a=amount b=amount c=good d=good")
                : ScriptedEndpoint.good(ids));
        var answers = await(extract("a", "b", "c", "d"));

        assertThat(answers.extractions()).hasSize(4);
        assertThat(api.calls).hasSize(3).contains(List.of("a"), List.of("b"));
    }

    @Test
    void twoWrongAnswersAreARefusalWithTheReason() {
        dispatch(false);
        api.replies(ids -> ScriptedEndpoint.text("a=balance b=good"));
        var answers = await(extract("a", "b"));

        assertThat(answers.refused()).containsOnly(org.assertj.core.api.Assertions.entry("a", "ungrounded_balance"));
        assertThat(answers.extractions()).containsOnlyKeys("b");
    }

    @Test
    void aReplyThatCannotBeReadIsRepeatedAsAWholeAndCountsAgainstNoSms() {
        dispatch(false);
        api.replies(ids -> api.calls.size() == 1 ? ScriptedEndpoint.text("Sure!") : ScriptedEndpoint.good(ids));
        var answers = await(extract("a", "b", "c"));

        assertThat(answers.extractions()).hasSize(3);
        assertThat(api.calls).containsExactly(List.of("a", "b", "c"), List.of("a", "b", "c"));
    }

    @Test
    void ofHalfAReplyTheWholeAnswersAreKept() {
        dispatch(false);
        api.replies(
                ids -> api.calls.size() == 1 ? ScriptedEndpoint.text("a=good b=good …") : ScriptedEndpoint.good(ids));
        var answers = await(extract("a", "b", "c", "d"));

        assertThat(answers.extractions()).hasSize(4);
        assertThat(api.calls).containsExactly(List.of("a", "b", "c", "d"), List.of("c", "d"));
    }

    @Test
    void aReaderThatBreaksIsAnUnreadableReply() {
        dispatch(false);
        api.replies(ids -> api.calls.size() == 1 ? ScriptedEndpoint.text("throw") : ScriptedEndpoint.good(ids));

        assertThat(await(extract("a")).extractions()).containsOnlyKeys("a");
    }

    @Test
    void anSmsThatSpoilsEveryReplyIsFoundOutAndItAloneIsRefused() {
        dispatch(false);
        api.replies(ids -> ids.contains("s5") ? ScriptedEndpoint.text("nonsense") : ScriptedEndpoint.good(ids));
        var answers = await(extract(ids(8)));

        assertThat(answers.refused()).containsOnlyKeys("s5");
        assertThat(answers.extractions()).hasSize(7);
    }

    @Test
    void anSmsThatTheServerRefusesIsFoundOutAndItAloneIsRefused() {
        dispatch(false);
        api.replies(ids ->
                ids.contains("s2") ? ScriptedEndpoint.failed(Kind.REJECTED, "http_400") : ScriptedEndpoint.good(ids));
        var answers = await(extract(ids(8)));

        assertThat(answers.refused()).containsOnly(org.assertj.core.api.Assertions.entry("s2", "http_400"));
        assertThat(answers.extractions()).hasSize(7);
        assertThat(api.calls.size()).isLessThanOrEqualTo(8);
    }

    @Test
    void anSmsThatMakesTheServerFailIsFoundOutWhileTheServerIsWellOtherwise() {
        dispatch(false);
        api.replies(ids ->
                ids.contains("s0") ? ScriptedEndpoint.failed(Kind.SERVER, "http_500") : ScriptedEndpoint.good(ids));
        var poison = extract(ids(4));
        var others = IntStream.range(0, 400).mapToObj(i -> extract("o" + i)).toList();

        others.forEach(it -> assertThat(await(it).extractions()).hasSize(1));
        var answers = await(poison);
        assertThat(answers.refused()).containsOnly(org.assertj.core.api.Assertions.entry("s0", "http_500"));
        assertThat(answers.extractions()).containsOnlyKeys("s1", "s2", "s3");
    }

    @Test
    void failedCallsAreRepeatedUntilTheyAreAnswered() {
        dispatch(false);
        api.replies(ids -> api.calls.size() % 3 != 0
                ? ScriptedEndpoint.failed(Kind.SERVER, "http_503")
                : ScriptedEndpoint.good(ids));

        assertThat(await(extract(ids(24))).extractions()).hasSize(24);
    }

    @Test
    void aReplyThatWasCutShortMakesItsCallsSmaller() {
        dispatch(false);
        api.replies(ids -> ids.size() > 2 ? ScriptedEndpoint.cutShort("…") : ScriptedEndpoint.good(ids));

        assertThat(await(extract(ids(8))).extractions()).hasSize(8);
        assertThat(api.calls).allSatisfy(call -> assertThat(call.size()).isIn(8, 4, 2));
    }

    @Test
    void aCallThatTakesTooLongIsCutOffAndRepeated() {
        dispatch(false);
        limiter.timeout = Duration.ofMillis(50);
        api.repliesLater(ids -> api.calls.size() == 1
                ? Promise.<ChatReply>promise().future()
                : Future.succeededFuture(ScriptedEndpoint.good(ids)));

        assertThat(await(extract("a")).extractions()).containsOnlyKeys("a");
        assertThat(limiter.ends).containsExactly(CallResult.TIMED_OUT, CallResult.SUCCESS);
    }

    @Test
    void inALongOutageWhoeverWaitsIsToldAndOneCallIsKeptBackToFindItsEnd() {
        dispatch(false);
        limiter.breaker = Breaker.OPEN;
        var answers = extract(ids(50));
        var kept = IntStream.range(0, BATCH).mapToObj(i -> "s" + i).toList();
        var outside = await(extract("other"));

        assertThat(outside.unreachable()).containsOnlyKeys("other");
        assertThat(outside.unreachable().get("other")).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(answers.isComplete()).isFalse();
        limiter.breaker = Breaker.CLOSED;
        var settled = await(answers);
        assertThat(settled.extractions()).containsOnlyKeys(kept);
        assertThat(settled.unreachable()).hasSize(50 - BATCH);
        Awaiting.until("the pipeline is told", () -> returned.get() == 1);
    }

    @Test
    void aShortOutageIsSatOut() {
        dispatch(false);
        limiter.breaker = Breaker.OPEN;
        var answers = extract(ids(20));
        vertx.setTimer(300, later -> limiter.breaker = Breaker.CLOSED);

        assertThat(await(answers).extractions()).hasSize(20);
        assertThat(returned.get()).isZero();
    }

    @Test
    void theSecondServerIsAskedOnlyWhileTheFirstIsDown() {
        dispatch(true);
        await(extract("a"));
        limiter.breaker = Breaker.OPEN;
        await(extract("b"));
        limiter.breaker = Breaker.CLOSED;
        await(extract("c"));

        assertThat(api.calls).containsExactly(List.of("a"), List.of("c"));
        assertThat(second.calls).containsExactly(List.of("b"));
    }

    @Test
    void afterADrainNothingIsSentAndWhatIsUnderWayIsWaitedFor() {
        dispatch(false);
        var gate = Promise.<Void>promise();
        api.repliesLater(ids -> gate.future().map(go -> ScriptedEndpoint.good(ids)));
        var asked = progress(ids(40));
        Awaiting.until("calls are under way", () -> api.calls.size() == 3);
        context.runOnContext(here -> dispatcher.drain());
        var late = await(progress("late"));
        gate.complete();

        assertThat(late.handedBack()).containsOnly("late");
        assertThat(await(asked).answers().extractions()).hasSize(3 * BATCH);
        assertThat(await(asked).handedBack()).hasSize(40 - 3 * BATCH);
        assertThat(api.calls).hasSize(3);
    }

    @Test
    void closingEndsEverything() {
        dispatch(false);
        api.repliesLater(ids -> Promise.<ChatReply>promise().future());
        var asked = progress(ids(40));
        Awaiting.until("calls are under way", () -> api.calls.size() == 3);
        await(onContext(() -> dispatcher.close()));

        assertThat(await(asked).handedBack()).hasSize(40);
        assertThat(api.closed).isTrue();
    }

    @Test
    void askingForNothingIsAnsweredAtOnce() {
        dispatch(false);

        assertThat(await(extract()).extractions()).isEmpty();
        assertThat(api.calls).isEmpty();
    }

    @Test
    void theStateNamesEachServerAndAResetReachesIt() {
        dispatch(true);
        api.replies(ids ->
                api.calls.size() == 1 ? ScriptedEndpoint.failed(Kind.SERVER, "http_502") : ScriptedEndpoint.good(ids));
        await(extract("a"));
        var state = await(onContext(() -> {
            dispatcher.reset();
            return Future.succeededFuture(dispatcher.describe());
        }));

        assertThat(limiter.resets).isOne();
        assertThat(state.getJsonArray("apis").getJsonObject(0).getString("last_failure"))
                .isEqualTo("http_502");
        assertThat(state.encode()).doesNotContain(Sample.sms("a").body());
    }
}
