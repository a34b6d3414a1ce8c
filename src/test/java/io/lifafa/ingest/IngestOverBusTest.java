package io.lifafa.ingest;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifafa.bus.Addresses;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other Vert.x applications get. */
@Timeout(60)
class IngestOverBusTest {
    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.start(Map.of());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static JsonObject request(Object body) throws Exception {
        return await(node.node()
                .vertx()
                .eventBus()
                .<JsonObject>request(Addresses.INGEST, body)
                .map(reply -> reply.body()));
    }

    @Test
    void anSmsAnArrayAndAWrapperAreTaken() throws Exception {
        assertThat(request(SampleSms.payment(1)).getInteger("accepted")).isEqualTo(1);
        assertThat(request(SampleSms.payments(3)).getInteger("accepted")).isEqualTo(3);
        var wrapper = new JsonObject().put("user_id", "asha").put("sms_data", SampleSms.payments(2));
        assertThat(request(wrapper).getInteger("accepted")).isEqualTo(2);
    }

    @Test
    void whatIsWrongIsListedBesideWhatIsTaken() throws Exception {
        var receipt = request(new JsonArray().add(SampleSms.payment(1)).add(new JsonObject()));
        assertThat(receipt.getInteger("accepted")).isEqualTo(1);
        assertThat(receipt.getJsonArray("rejected").getJsonObject(0).getInteger("index"))
                .isEqualTo(1);
    }

    @Test
    void nothingTakenIsAFailureThatNamesItemAndField() {
        var failure = failure(new JsonArray().add(new JsonObject().put("sender", "AX")));
        assertThat(failure.failureCode()).isEqualTo(422);
        assertThat(failure.getMessage()).contains("item 0", "body");
    }

    @Test
    void whatIsNoJsonIsAFailure() {
        for (Object body : new Object[] {"hello", 42, new JsonArray(), null}) {
            var failure = failure(body);
            assertThat(failure.failureCode())
                    .as("%s: %s", body, failure.getMessage())
                    .isBetween(400, 422);
        }
    }

    private static ReplyException failure(Object body) {
        var failure = catchThrowable(() -> request(body));
        assertThat(failure).isInstanceOf(ReplyException.class);
        return (ReplyException) failure;
    }

    @Test
    void theTypedServiceTakesAndRefuses() throws Exception {
        var service = IngestService.onBus(node.node().vertx());
        var receipt = await(service.submit(List.of(SampleSms.payment(1), new JsonObject())));
        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.rejected()).hasSize(1);
        var failure = catchThrowable(() -> await(service.submit(List.of(new JsonObject()))));
        assertThat(failure).isInstanceOf(ServiceException.class);
        assertThat(((ServiceException) failure).failureCode()).isEqualTo(422);
    }

    @Test
    void finishedTransactionsArePublished() throws Exception {
        var heard = new LinkedBlockingQueue<JsonObject>();
        var consumer = node.node()
                .vertx()
                .eventBus()
                .<JsonObject>consumer(Addresses.TRANSACTIONS, message -> heard.add(message.body()));
        await(consumer.completion());
        request(SampleSms.payment(777));
        JsonObject transaction;
        do {
            transaction = heard.poll(20, TimeUnit.SECONDS);
            assertThat(transaction).isNotNull();
        } while (!transaction.getString("unique_id").equals("pay-777"));
        assertThat(transaction.getValue("amount")).isEqualTo("777.00");
        assertThat(transaction.getString("user_id")).isEqualTo("meera");
    }

    @Test
    void aFullBacklogIsAFailureToo() throws Exception {
        try (var stage = new IngestStage(Map.of("ingest.max_backlog_sms", "1"))) {
            stage.store.backlog.set(1);
            await(stage.gate.refresh());
            var failure =
                    catchThrowable(() -> await(stage.vertx.eventBus().request(Addresses.INGEST, SampleSms.payment(1))));
            assertThat(((ReplyException) failure).failureCode()).isEqualTo(503);
            assertThat(failure.getMessage()).contains("backlog");
        }
    }
}
