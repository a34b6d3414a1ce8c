package io.lifafa.api.dispatch;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.ScriptedEndpoint;
import io.lifafa.fairness.TenantWeights;
import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.store.Sample;
import io.lifafa.tenants.quota.ApiAdmission;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tenants share the calls by their weights. */
@Timeout(60)
class FairCallsTest extends DispatcherFixture {
    /** What the limiter of the fixture lets through. */
    private static final int LIMIT = 3;

    private final SlowApi slow = new SlowApi(api, run -> context.runOnContext(here -> run.run()));

    private void dispatch(TenantWeights weights, boolean mixed) {
        dispatch(false, new DispatchOptions(1, BATCH, Duration.ofMillis(2), weights, ApiAdmission.ALL, mixed));
    }

    private void dispatch() {
        dispatch(TenantWeights.EQUAL, false);
    }

    private static String tenant(String id) {
        return id.substring(0, id.indexOf('-'));
    }

    private static List<String> tenants(List<String> call) {
        return call.stream().map(FairCallsTest::tenant).distinct().toList();
    }

    private void flood(String tenant, int sms) {
        extractOf(tenant, 0, sms);
        Awaiting.until("it waits", () -> isWaiting(tenant));
    }

    private void answerUntil(Future<?> done) {
        Awaiting.until("all is answered", () -> {
            if (slow.underWay() > 0) {
                slow.answer();
            }
            return done.isComplete();
        });
    }

    private boolean isWaiting(String tenant) {
        return await(onContext(() -> Future.succeededFuture(dispatcher.isWaiting(tenant))));
    }

    /** The number of the call in which an SMS was asked for. */
    private int callOf(String id) {
        return (int) api.calls.stream().takeWhile(call -> !call.contains(id)).count();
    }

    @Test
    void aFloodDoesNotHoldUpAFewSmsOfAnother() {
        dispatch();
        flood("flood", 4_000);
        var few = extractOf("late", 0, BATCH);
        Awaiting.until("it waits too", () -> isWaiting("late"));
        answerUntil(few);

        assertThat(callOf("late-0")).as("calls sent before").isBetween(LIMIT, LIMIT + 1);
    }

    @Test
    void whatDoesNotFillItsCallKeepsNobodyWaiting() {
        dispatch();
        flood("flood", 4_000);
        var few = extractOf("late", 0, 2);
        Awaiting.until("it waits too", () -> isWaiting("late"));
        answerUntil(few);

        assertThat(await(few).extractions()).hasSize(2);
        assertThat(api.calls).allSatisfy(call -> assertThat(call.size()).isIn(BATCH, 2));
    }

    @Test
    void callsAreSharedAsTheWeightsSay() {
        dispatch(tenant -> tenant.equals("ash") ? 3 : 1, false);
        flood("ash", 6_000);
        flood("birch", 6_000);
        var sms = new ArrayList<String>();
        for (int i = 0; i < 400; i++) {
            sms.addAll(slow.answer(LIMIT));
        }

        var shares =
                sms.stream().skip(100).collect(Collectors.groupingBy(FairCallsTest::tenant, Collectors.counting()));
        assertThat((double) shares.get("ash") / shares.get("birch")).isBetween(2.85, 3.15);
    }

    @Test
    void sharesAreCountedInSmsNotInCalls() {
        var queue = new AskQueue(new DispatchOptions(1, BATCH, Duration.ofMillis(2)));
        for (int i = 0; i < 200; i++) {
            var small = new PendingSms("small", Sample.sms("small-" + i), 0);
            small.splitFrom(4);
            queue.add(small);
            queue.add(new PendingSms("large", Sample.sms("large-" + i), 0));
        }
        var taken = new ArrayList<PendingSms>();
        while (taken.size() < 200) {
            var call = queue.next(true, AskQueue.LINGER.toNanos()).orElseThrow();
            var batch = queue.take(call, BATCH);
            assertThat(batch).hasSize(call.tenants().equals(List.of("small")) ? 2 : BATCH);
            taken.addAll(batch);
        }

        var ofSmall = taken.stream().filter(it -> it.tenant().equals("small")).count();
        assertThat(ofSmall).isBetween(100L - BATCH, 100L + BATCH);
    }

    @Test
    void oneCallNeverCarriesTwoTenantsSms() {
        dispatch();
        var asked = new ArrayList<Future<?>>();
        for (int i = 0; i < 20; i++) {
            asked.add(extractOf("t" + i % 7, i, i + 3));
        }
        answerUntil(Future.all(asked));

        assertThat(api.calls).allSatisfy(call -> assertThat(tenants(call)).hasSize(1));
    }

    @Test
    void whereTenantsShareCallsOneFillsUpWhatAnotherLeavesRoomFor() {
        dispatch(TenantWeights.EQUAL, true);
        flood("flood", 3 * BATCH);
        var asked = List.of(extractOf("ash", 0, 3), extractOf("birch", 0, 3), extractOf("cedar", 0, 2));
        answerUntil(Future.all(asked));

        assertThat(api.calls).anySatisfy(call -> assertThat(call)
                .hasSize(BATCH)
                .extracting(FairCallsTest::tenant)
                .contains("ash", "birch", "cedar"));
    }

    @Test
    void whatWasAnsweredWronglyIsAskedAgainFirstOfItsTenant() {
        dispatch();
        var wrongOnce = new ArrayList<String>();
        api.replies(ids -> ScriptedEndpoint.text(ids.stream()
                .map(id -> id + (id.equals("ash-1") && wrongOnce.isEmpty() && wrongOnce.add(id) ? "=wrong" : "=good"))
                .collect(Collectors.joining(" "))));

        var both = List.of(extractOf("ash", 0, 3 * BATCH), extractOf("birch", 0, 3 * BATCH));
        both.forEach(it -> assertThat(await(it).extractions()).hasSize(3 * BATCH));
        assertThat(api.calls).filteredOn(call -> call.contains("ash-1")).hasSize(2);
        assertThat(api.calls).allSatisfy(call -> assertThat(tenants(call)).hasSize(1));
    }

    @Test
    void inALongOutageOneCallIsKeptBackAndEverybodyElseIsTold() {
        dispatch();
        api.replies(ScriptedEndpoint::good);
        limiter.breaker = Breaker.OPEN;
        var ash = extractOf("ash", 0, 20);
        var birch = extractOf("birch", 0, 20);

        var told = await(birch);
        assertThat(told.unreachable()).hasSize(20);
        limiter.breaker = Breaker.CLOSED;
        var kept = await(ash);
        assertThat(kept.extractions()).hasSize(BATCH);
        assertThat(kept.unreachable()).hasSize(20 - BATCH);
        Awaiting.until("the pipeline is told", () -> returned.get() == 1);
        assertThat(api.calls).hasSize(1);
    }
}
