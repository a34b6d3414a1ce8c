package io.lifafa.api.remote;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.api.Answers;
import io.lifafa.api.ApiNode;
import io.lifafa.api.ExtractionService;
import io.lifafa.api.ScriptedEndpoint;
import io.lifafa.api.client.ChatReply;
import io.lifafa.bus.Directory;
import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.store.Sample;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever becomes of the nodes that ask, each SMS gets exactly one outcome and is not asked for twice for nothing. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class RemoteExtractionTest {
    private static final Duration RETRY = Duration.ofSeconds(7);
    private static final BusTimes TIMES = new BusTimes(
            Duration.ofMillis(150),
            Duration.ofMillis(150),
            Duration.ofMillis(150),
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            RETRY,
            Duration.ofMinutes(10));

    private final AtomicLong clock = new AtomicLong();
    private final Promise<Void> gate = Promise.promise();
    private final List<String> nodes = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private RemoteExtraction remote;
    private RemoteExtraction local;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        var directory = new Directory(role -> nodes, System::nanoTime);
        remote = new RemoteExtraction(vertx, false, directory, TIMES, () -> System.nanoTime() + clock.get());
        local = new RemoteExtraction(vertx, true, directory, TIMES, () -> System.nanoTime() + clock.get());
    }

    private ApiNode node(String name) {
        var node = new ApiNode(vertx, name, false);
        nodes.add(name);
        return node;
    }

    /** A node whose API answers nothing before the gate is opened. */
    private ApiNode slow(String name) {
        var node = node(name);
        waitsForGate(node);
        return node;
    }

    private void waitsForGate(ApiNode node) {
        node.api.repliesLater(ids -> gate.future().map(open -> ScriptedEndpoint.good(ids)));
    }

    private static Future<Answers> extract(RemoteExtraction client, String... ids) {
        return client.extract("acme", Stream.of(ids).map(Sample::sms).toList());
    }

    private static String[] ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "s" + i).toArray(String[]::new);
    }

    private static void asking(ApiNode node, int calls) {
        Awaiting.until("calls are under way", () -> node.api.calls.size() >= calls);
    }

    @Test
    void theAnswersOfAnotherNodeComeOverTheBus() {
        var node = node("a");
        var answers = await(extract(remote, ids(20)));

        assertThat(answers.extractions()).containsOnlyKeys(ids(20)).containsEntry("s3", Sample.extraction("1"));
        assertThat(node.asked()).containsExactlyInAnyOrder(ids(20));
        Awaiting.until("nothing is kept of it", () -> node.requests.size() == 0);
    }

    @Test
    void askingForNothingAsksNobody() {
        assertThat(await(extract(remote)).extractions()).isEmpty();
    }

    @Test
    void whileTheApiTakesItsTimeTheSmsAreNeitherSentNorAskedForAgain() {
        var node = slow("a");
        var answers = extract(remote, ids(8));
        Awaiting.until("it was asked some times", () -> node.seen.size() > 3);
        gate.complete();

        assertThat(await(answers).extractions()).hasSize(8);
        assertThat(node.asked()).containsExactlyInAnyOrder(ids(8));
        assertThat(node.seen.get(0).messages()).hasSize(8);
        assertThat(node.seen.subList(1, node.seen.size()))
                .allMatch(request -> request.messages().isEmpty());
    }

    @Test
    void lostRepliesCostNoSecondCall() {
        var node = slow("a");
        var other = node("b");
        other.die();
        var lost = ConcurrentHashMap.<Integer>newKeySet();
        node.loses = request -> node.seen.size() % 2 == 1 && lost.add(node.seen.size());
        var answers = extract(remote, ids(8));
        Awaiting.until("replies were lost", () -> lost.size() > 2);
        gate.complete();

        assertThat(await(answers).extractions()).hasSize(8);
        assertThat(node.asked()).containsExactlyInAnyOrder(ids(8));
    }

    @Test
    void aNodeThatFreezesIsLeftForAnother() {
        var frozen = slow("a");
        var answers = extract(remote, ids(8));
        asking(frozen, 1);
        var other = node("b");
        frozen.frozen = true;

        assertThat(await(answers).extractions()).hasSize(8);
        assertThat(other.asked()).containsExactlyInAnyOrder(ids(8));
    }

    @Test
    void aNodeThatIsFrozenFromTheStartIsLeftForAnother() {
        var frozen = node("a");
        frozen.frozen = true;
        var other = node("b");
        var all = IntStream.range(0, 4).mapToObj(i -> extract(remote, "x" + i)).toList();

        all.forEach(it -> assertThat(await(it).extractions()).hasSize(1));
        assertThat(other.asked()).containsExactlyInAnyOrder("x0", "x1", "x2", "x3");
        assertThat(frozen.seen).isEmpty();
    }

    @Test
    void theStandardTimesLeaveADeadNodeWithinFiveSeconds() {
        var times = BusTimes.STANDARD;

        assertThat(times.look().plus(times.grace()).plus(times.repeat())).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(times.look().toMillis()).isLessThanOrEqualTo(ExtractionService.WAIT_MILLIS);
    }

    @Test
    void aNodeThatDiesIsLeftForAnother() {
        var dying = slow("a");
        var answers = extract(remote, ids(8));
        asking(dying, 1);
        dying.die();
        var other = node("b");

        assertThat(await(answers).extractions()).hasSize(8);
        assertThat(other.asked()).containsExactlyInAnyOrder(ids(8));
    }

    @Test
    void whatWasAnsweredBeforeTheNodeDiedIsNotAskedForAgain() {
        var dying = node("a");
        dying.api.repliesLater(ids -> ids.contains("s0")
                ? Future.succeededFuture(ScriptedEndpoint.good(ids))
                : Promise.<ChatReply>promise().future());
        var answers = extract(remote, ids(16));
        Awaiting.until("it was asked for the rest", () -> dying.seen.stream()
                .anyMatch(request -> request.ids().size() == 8));
        dying.die();
        var other = node("b");

        assertThat(await(answers).extractions()).hasSize(16);
        assertThat(other.asked())
                .containsExactlyInAnyOrder(
                        IntStream.range(8, 16).mapToObj(i -> "s" + i).toArray(String[]::new));
    }

    @Test
    void aNodeThatKnowsNothingAnyMoreIsToldAnew() {
        var node = slow("a");
        var answers = extract(remote, ids(8));
        asking(node, 1);
        node.api.replies(ScriptedEndpoint::good);
        node.restart();

        assertThat(await(answers).extractions()).hasSize(8);
        assertThat(node.seen).filteredOn(it -> !it.messages().isEmpty()).hasSize(2);
    }

    @Test
    void ofANodeThatLeavesWhatIsUnderWayIsWaitedForAndTheRestGoesToAnother() {
        var leaving = slow("a");
        var answers = extract(remote, ids(20));
        asking(leaving, 1);
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        var other = node("b");
        leaving.leave();
        Awaiting.until("the rest was asked for elsewhere", () -> other.asked().size() == 12);
        gate.complete();

        assertThat(await(answers).extractions()).containsOnlyKeys(ids(20));
        assertThat(leaving.asked()).hasSize(8).doesNotContainAnyElementsOf(other.asked());
        Awaiting.until("it may go", () -> leaving.requests.drained().isComplete());
    }

    @Test
    void theOnlyNodeLeavingPutsTheWorkOff() {
        var leaving = slow("a");
        var answers = extract(remote, ids(20));
        asking(leaving, 1);
        leaving.leave();
        gate.complete();

        assertThat(await(answers).extractions()).hasSize(8);
        assertThat(await(answers).unreachable()).hasSize(12).containsValue(RETRY);
    }

    @Test
    void aNodeAsksItselfFirst() {
        var own = new ApiNode(vertx, "own", true);
        var other = node("b");
        for (int i = 0; i < 6; i++) {
            assertThat(await(extract(local, "l" + i)).extractions()).hasSize(1);
        }

        assertThat(own.asked()).hasSize(6);
        assertThat(other.seen).isEmpty();
    }

    @Test
    void aNodeWhoseOwnStageIsGoneAsksOthers() {
        var own = new ApiNode(vertx, "own", true);
        var other = node("b");
        own.die();

        assertThat(await(extract(local, "l")).extractions()).hasSize(1);
        assertThat(other.asked()).containsExactly("l");
    }

    @Test
    void aNodeThatStopsPutsItsOwnWorkOffInsteadOfTakingItElsewhere() {
        var own = new ApiNode(vertx, "own", true);
        waitsForGate(own);
        var answers = extract(local, ids(20));
        asking(own, 1);
        var other = node("b");
        own.leave();
        gate.complete();

        assertThat(await(answers).extractions()).hasSize(8);
        assertThat(await(answers).unreachable()).hasSize(12).containsValue(RETRY);
        assertThat(other.seen).isEmpty();
    }

    @Test
    void itsOwnStageBeingSlowToReplyIsNotLeft() {
        var own = new ApiNode(vertx, "own", true);
        own.frozen = true;
        var answers = extract(local, "l");
        Awaiting.until("it was asked some times", () -> own.seen.size() > 3);
        var other = node("b");
        own.frozen = false;

        assertThat(await(answers).extractions()).hasSize(1);
        assertThat(other.seen).isEmpty();
    }

    @Test
    void whereNoNodeHasTheStageTheWorkIsPutOff() {
        var answers = await(extract(remote, "x", "y"));

        assertThat(answers.unreachable()).containsOnlyKeys("x", "y").containsEntry("x", RETRY);
    }

    @Test
    void anOutageOfTheApiIsToldAsBefore() {
        var node = node("a");
        node.limiter.breaker = Breaker.OPEN;
        var first = extract(remote, ids(8));
        Awaiting.until("it waits", () -> !node.seen.isEmpty());
        var answers = await(extract(remote, "late"));

        assertThat(answers.unreachable()).containsOnlyKeys("late");
        assertThat(answers.unreachable().get("late")).isGreaterThan(Duration.ofSeconds(3));
        assertThat(first.isComplete()).isFalse();
        node.limiter.breaker = Breaker.CLOSED;
        assertThat(await(first).extractions()).hasSize(8);
    }

    @Test
    void nobodyWaitsLongerThanTenMinutes() {
        var node = slow("a");
        var answers = extract(remote, ids(12));
        Awaiting.until("it was asked some times", () -> node.seen.size() > 2);
        clock.addAndGet(Duration.ofMinutes(10).minusSeconds(5).toNanos());
        int seen = node.seen.size();
        Awaiting.until("it was asked some times more", () -> node.seen.size() > seen + 2);
        assertThat(answers.isComplete()).isFalse();
        clock.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(await(answers).unreachable()).hasSize(12).containsValue(Duration.ZERO);
        Awaiting.until("what was not sent is dropped", () -> node.requests.size() == 0);
        gate.complete();
        assertThat(node.asked()).hasSize(8);
    }

    /** One of the nodes stays; each other one dies, freezes or leaves at some time; replies get lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everySmsHasOneOutcomeAndIsAskedForTwiceOnlyIfItsNodeWasLost(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var nodes = Stream.of("a", "b", "c").map(this::node).toList();
        nodes.forEach(node -> unsteady(node, random.nextLong()));
        var lost = new HashSet<ApiNode>();
        var asked = new ArrayList<Future<Answers>>();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            int number = i;
            var named = IntStream.range(0, 1 + random.nextInt(30))
                    .mapToObj(n -> "r" + number + "-" + n)
                    .toArray(String[]::new);
            ids.addAll(List.of(named));
            asked.add(extract(remote, named));
            if (i == 8 || i == 16) {
                await(asked.get(i - 3));
                lose(nodes.get(i == 8 ? 0 : 1), random.nextInt(3), lost);
            }
        }
        var outcomes = new ArrayList<String>();
        for (var it : asked) {
            var answers = await(it);
            outcomes.addAll(answers.extractions().keySet());
            assertThat(answers.unreachable()).isEmpty();
            assertThat(answers.refused()).isEmpty();
        }

        assertThat(outcomes).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(nodes.stream().filter(node -> !lost.contains(node)).flatMap(node -> node.asked().stream()))
                .doesNotHaveDuplicates();
    }

    private void unsteady(ApiNode node, long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Set<String> justLost = ConcurrentHashMap.newKeySet();
        node.loses = request -> lose(request.id(), justLost, random);
        node.api.repliesLater(ids -> vertx.timer(1 + random.nextInt(20)).map(late -> ScriptedEndpoint.good(ids)));
    }

    /** Not twice in a row: that is what a dead node looks like. */
    private static boolean lose(String request, Set<String> justLost, RandomGenerator random) {
        return !justLost.remove(request) && random.nextInt(4) == 0 && justLost.add(request);
    }

    private static void lose(ApiNode node, int how, Set<ApiNode> lost) {
        switch (how) {
            case 0 -> {
                lost.add(node);
                node.die();
            }
            case 1 -> {
                lost.add(node);
                node.frozen = true;
            }
            default -> node.leave();
        }
    }
}
