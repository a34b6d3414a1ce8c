package io.lifafa.api.stage;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.api.ApiNode;
import io.lifafa.api.ExtractionProgress;
import io.lifafa.api.ExtractionRequest;
import io.lifafa.api.ScriptedEndpoint;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.store.Sample;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a node knows of the requests of others, who come back for their answers or never do. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class ExtractionRequestsTest {
    private static final Duration VANISHED = Duration.ofSeconds(16);

    private final Promise<Void> gate = Promise.promise();
    private Vertx vertx;
    private ApiNode node;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        node = new ApiNode(vertx, "a", false);
        node.api.repliesLater(ids -> gate.future().map(open -> ScriptedEndpoint.good(ids)));
    }

    private static String[] ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "s" + i).toArray(String[]::new);
    }

    /** Asks and looks at once. */
    private ExtractionProgress ask(String request, String... ids) {
        return await(asking(request, 0, ids));
    }

    private Future<ExtractionProgress> asking(String request, long wait, String... ids) {
        var messages = Stream.of(ids).map(Sample::sms).toList();
        return node.ask(new ExtractionRequest(request, "acme", messages, List.of(ids), wait));
    }

    private ExtractionProgress look(String request, String... ids) {
        return await(node.ask(new ExtractionRequest(request, "acme", List.of(), List.of(ids), 0)));
    }

    private void underWay(int calls) {
        Awaiting.until("calls are under way", () -> node.api.calls.size() == calls);
    }

    /** Opens the gate and waits until what was under way is settled. */
    private void settle(int left) {
        gate.complete();
        Awaiting.until(
                "all is settled",
                () -> await(node.on(() -> Future.succeededFuture(node.dispatcher.describe())))
                                .getInteger("waiting")
                        == left);
    }

    @Test
    void aLookSaysWhatIsAnsweredSoFarAndTheRestIsStillBeingAskedFor() {
        var progress = ask("r", ids(0, 20));
        underWay(1);

        assertThat(progress.answers().extractions()).isEmpty();
        assertThat(progress.unknown()).isEmpty();
        assertThat(progress.handedBack()).isEmpty();
        settle(0);
        assertThat(look("r", ids(5, 10)).answers().extractions()).containsOnlyKeys(ids(5, 10));
    }

    @Test
    void aLookEndsBeforeItsAnswersAreThere() {
        var progress = await(asking("r", 600_000, "s"));

        assertThat(progress.answers().extractions()).isEmpty();
    }

    @Test
    void aNodeSaysWhatItHasNeverHeardOf() {
        ask("r", "x");

        assertThat(look("r", "x", "y").unknown()).containsOnly("y");
        assertThat(look("other", "x").unknown()).containsOnly("x");
    }

    @Test
    void answersAreThereAsOftenAsTheyAreAskedForUntilTheyAreReleased() {
        ask("r", "x");
        underWay(1);
        settle(0);

        assertThat(look("r", "x").answers().extractions()).hasSize(1);
        assertThat(look("r", "x").answers().extractions()).hasSize(1);
        assertThat(ask("r", "x").answers().extractions()).hasSize(1);
        await(node.release("r"));
        assertThat(look("r", "x").unknown()).containsOnly("x");
        assertThat(node.asked()).containsExactly("x");
    }

    @Test
    void whatWasNotSentWhenItsAskerVanishedIsNotSent() {
        ask("r", ids(0, 20));
        underWay(1);
        node.pass(VANISHED);
        settle(0);

        assertThat(node.asked()).containsExactly(ids(0, 8));
        assertThat(node.requests.size()).isZero();
    }

    @Test
    void whoComesBackInTimeHasNotVanished() {
        ask("r", ids(0, 20));
        underWay(1);
        for (int i = 0; i < 4; i++) {
            node.pass(Duration.ofSeconds(10));
            look("r", ids(0, 20));
        }
        settle(0);

        assertThat(look("r", ids(0, 20)).answers().extractions()).hasSize(20);
    }

    @Test
    void whoWaitsForOneLookHasNotVanished() {
        var looking = asking("r", 1_000, ids(0, 20));
        underWay(1);
        node.pass(VANISHED);
        gate.complete();

        assertThat(await(looking).answers().extractions()).hasSize(20);
    }

    @Test
    void whatAnotherOneWaitsForTooIsSentAllTheSame() {
        ask("r", ids(0, 20));
        underWay(1);
        node.pass(VANISHED.minusSeconds(5));
        ask("other", "s19");
        node.pass(Duration.ofSeconds(6));
        settle(0);

        assertThat(node.asked()).hasSize(9).contains("s19");
        assertThat(look("other", "s19").answers().extractions()).containsOnlyKeys("s19");
    }

    @Test
    void anAnswerThatNobodyFetchedIsForWhoeverAsksNext() {
        ask("r", ids(0, 8));
        underWay(1);
        settle(0);
        node.pass(VANISHED);

        assertThat(ask("heir", ids(0, 8)).answers().extractions()).hasSize(8);
        assertThat(node.asked()).hasSize(8);
    }

    @Test
    void anAnswerThatCameAfterItsAskerVanishedIsForWhoeverAsksNext() {
        ask("r", ids(0, 8));
        underWay(1);
        node.pass(VANISHED);
        settle(0);

        assertThat(ask("heir", ids(0, 8)).answers().extractions()).hasSize(8);
        assertThat(node.asked()).hasSize(8);
    }

    @Test
    void whoeverTakesOverWhatIsUnderWayWaitsForIt() {
        ask("r", ids(0, 8));
        underWay(1);
        node.pass(VANISHED);
        ask("heir", ids(0, 8));
        settle(0);

        assertThat(look("heir", ids(0, 8)).answers().extractions()).hasSize(8);
        assertThat(node.asked()).hasSize(8);
    }

    @Test
    void anAnswerIsGivenAwayOnceAndNotKeptForEver() {
        ask("r", ids(0, 2));
        underWay(1);
        settle(0);
        node.pass(VANISHED);
        ask("heir", "s0");
        await(node.release("heir"));
        ask("another", "s0");
        Awaiting.until("it is asked for again", () -> node.asked().size() == 3);
        node.pass(Duration.ofSeconds(91));
        ask("late", "s1");
        Awaiting.until("it is asked for again", () -> node.asked().size() == 4);

        assertThat(node.asked()).containsExactly("s0", "s1", "s0", "s1");
    }

    @Test
    void whatIsReleasedIsNotSent() {
        ask("r", ids(0, 20));
        underWay(1);
        await(node.release("r"));
        settle(0);

        assertThat(node.asked()).hasSize(8);
    }

    @Test
    void whatWaitsForItsNextTryWhenItIsReleasedIsNotSent() {
        node.api.repliesLater(ids -> gate.future().map(open -> ScriptedEndpoint.failed(Kind.SERVER, "http_500")));
        ask("r", ids(0, 8));
        underWay(1);
        await(node.release("r"));
        settle(0);

        assertThat(node.asked()).hasSize(8);
    }

    @Test
    void whoLeavesHandsBackWhatWasNotSentToWhoeverWaitsAtOnce() {
        var looking = asking("r", 2_000, ids(0, 20));
        underWay(1);
        node.leave();
        var progress = await(looking);

        assertThat(progress.handedBack()).containsExactlyInAnyOrder(ids(8, 20));
        assertThat(node.requests.drained().isComplete()).isFalse();
        settle(0);
        assertThat(look("r", ids(0, 8)).answers().extractions()).hasSize(8);
        assertThat(ask("new", "n").handedBack()).containsOnly("n");
        await(node.release("r"));
        await(node.release("new"));
        await(node.requests.drained());
        assertThatThrownBy(() -> await(node.accepts())).hasMessageContaining("about to leave");
    }

    @Test
    void aNodeThatNobodyWaitsForMayLeaveAtOnce() {
        ask("r", "s");
        await(node.release("r"));
        node.leave();

        assertThat(node.requests.drained().isComplete()).isTrue();
    }

    @Test
    void theEndOfTheStageEndsEveryLook() {
        var looking = asking("r", 2_000, ids(0, 8));
        underWay(1);
        await(node.on(() -> {
            node.requests.close();
            return Future.succeededFuture();
        }));

        assertThat(await(looking).handedBack()).hasSize(8);
    }

    @Test
    void whereTooManySmsWaitNewRequestsAreRefused() {
        int size = 5_000;
        for (int i = 0; i < ExtractionRequests.MOST_WAITING; i += size) {
            ask("r" + i, ids(i, i + size));
        }

        assertThatThrownBy(() -> ask("more", "m")).hasMessageContaining("too many");
        assertThat(look("r0", "s7").unknown()).isEmpty();
        await(node.release("r0"));
        assertThat(ask("more", "m").unknown()).isEmpty();
    }
}
