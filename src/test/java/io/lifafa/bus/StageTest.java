package io.lifafa.bus;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.bus.wire.WireType;
import io.lifafa.config.Role;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stage on this node, and on others that stay silent, fail, or are not there. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class StageTest {
    private static final String STAGE = "test.stage";
    private static final Duration SOON = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(20);

    private record Question(String text) {}

    private record Reply(List<String> texts) {}

    private static final Operation<Question, Reply> READ = Operation.repeatable("read", Question.class, Reply.class);
    private static final Operation<Question, Reply> TAKE =
            Operation.once("take", WireType.of(Question.class), WireType.of(Reply.class));

    private static final Question QUESTION = new Question("how many?");
    private static final Reply REPLY = new Reply(List.of("seven"));

    private Vertx vertx;
    private final List<String> nodes = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
    }

    private StageService stage(String node, Function<Question, Future<Reply>> action) {
        Function<Question, Future<Reply>> counted = question -> {
            asked.add(node);
            calls.incrementAndGet();
            return action.apply(question);
        };
        var service = new StageService(STAGE).on(READ, counted).on(TAKE, counted);
        await(service.serve(vertx, Optional.of(node)));
        return service;
    }

    private StageClient here() {
        return StageClient.here(vertx, STAGE, SOON);
    }

    private StageClient elsewhere(int most, Duration deadline) {
        var directory = new Directory(role -> role == Role.STORE ? nodes : List.of(), System::nanoTime);
        return StageClient.elsewhere(vertx, STAGE, Role.STORE, directory, new StageClient.Tries(SOON, most, deadline));
    }

    private static Future<Reply> silence() {
        return Promise.<Reply>promise().future();
    }

    private static Throwable failure(Future<?> call) {
        Awaiting.until("an end", call::isComplete);
        assertThat(call.failed()).isTrue();
        return call.cause();
    }

    private static int code(Future<?> call) {
        return ((ServiceException) failure(call)).failureCode();
    }

    @Test
    void withinANodeTheVeryQuestionAndTheVeryAnswerAreHandedOver() {
        var seen = new ArrayList<Question>();
        stage("a", question -> {
            seen.add(question);
            return Future.succeededFuture(REPLY);
        });
        assertThat(await(here().ask(READ, QUESTION))).isSameAs(REPLY);
        assertThat(seen.get(0)).isSameAs(QUESTION);
    }

    @Test
    void codesOfFailuresAreKeptAndTheTextOfWhatNobodyForesawIsNot() {
        stage("a", question -> switch (calls.get()) {
            case 1 -> Future.failedFuture(new ServiceException(409, "lost", new JsonObject().put("standing", true)));
            case 2 -> Future.failedFuture(new IllegalStateException("secret"));
            case 3 -> throw new IllegalArgumentException("secret");
            default -> Future.failedFuture(new ReplyException(ReplyFailure.TIMEOUT, "no answer"));
        });
        var lost = (ServiceException) failure(here().ask(READ, QUESTION));
        assertThat(lost)
                .hasMessage("lost")
                .extracting(ServiceException::failureCode)
                .isEqualTo(409);
        assertThat(lost.getDebugInfo().getBoolean("standing")).isTrue();
        assertThat(failure(here().ask(READ, QUESTION)))
                .isInstanceOf(ServiceException.class)
                .hasMessage("test.stage has failed: IllegalStateException");
        assertThat(code(here().ask(READ, QUESTION))).isEqualTo(500);
        assertThat(code(here().ask(READ, QUESTION))).isEqualTo(503);
    }

    @Test
    void whatIsNoQuestionIsAnsweredAsSuch() {
        stage("a", question -> Future.succeededFuture(REPLY));
        assertThat(code(vertx.eventBus().request(STAGE, new JsonObject()))).isEqualTo(500);
        var unknown = Operation.repeatable("unknown", Question.class, Reply.class);
        assertThat(code(here().ask(unknown, QUESTION))).isEqualTo(503);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aStageThatHasEndedIsNotThere() {
        var service = stage("a", question -> Future.succeededFuture(REPLY));
        await(service.end());
        assertThat(Failures.isNobodyThere(failure(here().ask(READ, QUESTION)))).isTrue();
    }

    private static Packet sent(Packet.Here<?> packet) {
        var buffer = Buffer.buffer("before");
        var codec = new PacketCodec();
        codec.encodeToWire(buffer, packet);
        return codec.decodeFromWire(6, buffer.appendString("behind"));
    }

    @Test
    void betweenNodesTheValueIsReadAsItWas() {
        var arrived = sent(new Packet.Here<>("read", READ.answer(), REPLY));
        assertThat(arrived.operation()).isEqualTo("read");
        assertThat(arrived.content(READ.answer())).isEqualTo(REPLY);
    }

    @Test
    void aNodeOfAnotherVersionIsToldSo() {
        var arrived = sent(new Packet.Here<>("read", READ.question(), QUESTION));
        assertThatThrownBy(() -> arrived.content(READ.answer()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("run one version on all nodes")
                .extracting(it -> ((ServiceException) it).failureCode())
                .isEqualTo(503);
    }

    @Test
    void whatCannotBeWrittenOrIsDamagedIsSaidToBe() {
        var broken = sent(new Packet.Here<>("read", READ.question(), new Question(null)));
        assertThatThrownBy(() -> broken.content(READ.question())).hasMessage("read: Question.text: is null");
        var damaged = new PacketCodec().decodeFromWire(0, Buffer.buffer(new byte[] {1, 2, 3, 4, 5}));
        assertThatThrownBy(() -> damaged.content(READ.question())).hasMessage("a message: is damaged");
        var cut = new Packet.Arrived("read", READ.question().fingerprint(), new byte[] {9});
        assertThatThrownBy(() -> cut.content(READ.question()))
                .hasMessage("read is damaged: Question.text: 9 are said to follow where there are 0 bytes");
    }

    @Test
    void otherNodesAreAskedInTurn() {
        for (var node : List.of("a", "b")) {
            stage(node, question -> Future.succeededFuture(REPLY));
            nodes.add(node);
        }
        var client = elsewhere(4, LONG);
        for (int i = 0; i < 4; i++) {
            await(client.ask(READ, QUESTION));
        }
        assertThat(asked).containsExactlyInAnyOrder("a", "a", "b", "b");
    }

    @Test
    void aQuestionThatNobodyAnswersIsAskedAgain() {
        stage("a", question -> calls.get() == 3 ? Future.succeededFuture(REPLY) : silence());
        nodes.add("a");
        assertThat(await(elsewhere(3, LONG).ask(READ, QUESTION))).isEqualTo(REPLY);
        assertThat(calls).hasValue(3);
    }

    @Test
    void afterTheLastTryTheSilenceIsTold() {
        stage("a", question -> silence());
        nodes.add("a");
        assertThat(Failures.isSilence(failure(elsewhere(3, LONG).ask(READ, QUESTION))))
                .isTrue();
        assertThat(calls).hasValue(3);
    }

    @Test
    void noTryBeginsAfterTheDeadline() {
        stage("a", question -> silence());
        nodes.add("a");
        assertThat(Failures.isSilence(failure(elsewhere(9, SOON.plusMillis(50)).ask(READ, QUESTION))))
                .isTrue();
        assertThat(calls).hasValue(1);
    }

    @Test
    void whatIsNotSafeToRepeatIsNotAskedForAgain() {
        stage("a", question -> silence());
        nodes.add("a");
        assertThat(Failures.isSilence(failure(elsewhere(9, LONG).ask(TAKE, QUESTION))))
                .isTrue();
        assertThat(calls).hasValue(1);
    }

    @Test
    void whatTheStageItselfAnswersIsNotAskedAgain() {
        stage("a", question -> Future.failedFuture(new ServiceException(503, "no")));
        nodes.add("a");
        assertThat(code(elsewhere(9, LONG).ask(READ, QUESTION))).isEqualTo(503);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aNodeThatIsGoneIsLeftForAnotherAtOnceWhateverIsAsked() {
        nodes.addAll(List.of("gone", "gone too", "a"));
        stage("a", question -> Future.succeededFuture(REPLY));
        var client = elsewhere(1, Duration.ZERO);
        for (int i = 0; i < 4; i++) {
            assertThat(await(client.ask(TAKE, QUESTION))).isEqualTo(REPLY);
        }
        assertThat(asked).containsExactly("a", "a", "a", "a");
    }

    @Test
    void aNodeThatWasSilentIsPassedOver() {
        stage("frozen", question -> silence());
        nodes.add("frozen");
        var client = elsewhere(1, LONG);
        failure(client.ask(TAKE, QUESTION));
        stage("a", question -> Future.succeededFuture(REPLY));
        nodes.add("a");
        for (int i = 0; i < 4; i++) {
            await(client.ask(TAKE, QUESTION));
        }
        assertThat(asked).containsExactly("frozen", "a", "a", "a", "a");
    }

    @Test
    void aNodeThatIsNotThereYetIsFoundWhenItComes() {
        var call = elsewhere(1, LONG).ask(READ, QUESTION);
        assertThat(Failures.isNobodyThere(failure(elsewhere(1, LONG).ask(TAKE, QUESTION))))
                .isTrue();
        stage("a", question -> Future.succeededFuture(REPLY));
        nodes.add("a");
        assertThat(await(call)).isEqualTo(REPLY);
    }
}
