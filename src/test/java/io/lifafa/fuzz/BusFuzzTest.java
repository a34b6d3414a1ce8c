package io.lifafa.fuzz;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.bus.Addresses;
import io.lifafa.promises.Warnings;
import io.lifafa.testsupport.SampleSms;
import io.lifafa.testsupport.TestNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever another Vert.x application sends to {@code lifafa.ingest}: it is answered, and is not our fault. */
@Timeout(3_700)
class BusFuzzTest {
    private static final List<String> KEYS = List.of(
            "sender",
            "body",
            "date",
            "user_id",
            "unique_id",
            "sms_data",
            "phone",
            "email_id",
            "type",
            "address",
            "zone",
            "x");

    /** So many are under way at a time. */
    private static final int TOGETHER = 16;

    private final Receipts receipts = new Receipts();

    @Test
    void damagedMessagesAreAnsweredAndNothingOfThemIsRepeatedOrLost() throws Exception {
        try (var warnings = Warnings.listen();
                var node = TestNode.start(Map.of())) {
            var budget = Budget.usual();
            long number = 0;
            while (budget.allows(number)) {
                var together = new ArrayList<Future<?>>();
                for (int i = 0; i < TOGETHER; i++, number++) {
                    var body = body(budget.chance(number), 3);
                    together.add(check("seed " + budget.seed() + ", case " + number + ": " + body, node, body));
                }
                await(Future.all(together));
            }
            budget.tell("Bus", number, receipts.count());
            assertThat(await(ask(node, SampleSms.payment(9))).getInteger("accepted"))
                    .isEqualTo(1);
            receipts.hold(node);
            assertThat(warnings.lines())
                    .filteredOn(line -> !line.contains("BlockedThreadChecker"))
                    .isEmpty();
        }
    }

    private static Future<JsonObject> ask(TestNode node, Object body) {
        return node.node()
                .vertx()
                .eventBus()
                .<JsonObject>request(Addresses.INGEST, body)
                .map(reply -> reply.body());
    }

    private Future<Void> check(String which, TestNode node, Object body) {
        return ask(node, body).otherwise(failure -> refused(which, failure)).map(answer -> {
            assertThat(answer.encode()).as(which).doesNotContain(Requests.SECRET);
            if (answer.containsKey("batch_id")) {
                receipts.add(answer.getString("batch_id"), answer.getInteger("accepted"));
            }
            return null;
        });
    }

    private static JsonObject refused(String which, Throwable failure) {
        assertThat(failure).as(which).isInstanceOf(ReplyException.class);
        int code = ((ReplyException) failure).failureCode();
        assertThat(code).as(which + " -> " + failure).matches(it -> it >= 400 && it < 500 || it == 503);
        assertThat(failure.getMessage()).as(which).doesNotContain(Requests.SECRET);
        return new JsonObject();
    }

    private static Object body(Random chance, int depth) {
        return switch (chance.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> pick(chance, "", "AX-SURYAB-T", "2025-06-02T15:48:00+05:30", "\ud800", "\u0000", Requests.SECRET);
            case 1 -> pick(chance, 0, -1, 1_748_859_480_000L, Long.MIN_VALUE, 1.5, Double.MAX_VALUE, Double.NaN);
            case 2 -> chance.nextBoolean();
            case 3 -> depth == 3 ? Buffer.buffer("{}") : "x".repeat(chance.nextInt(300));
            case 4 -> "+999999999-12-31T23:59:59Z";
            case 5 -> depth == 3 ? sms(chance, depth) : Requests.SECRET;
            case 6 -> array(chance, depth);
            default -> sms(chance, depth);
        };
    }

    private static JsonArray array(Random chance, int depth) {
        var array = new JsonArray();
        for (int i = chance.nextInt(4); i > 0; i--) {
            array.add(body(chance, depth - 1));
        }
        return chance.nextInt(4) == 0 ? array.addNull() : array;
    }

    private static JsonObject sms(Random chance, int depth) {
        var sms = chance.nextBoolean()
                ? SampleSms.payment(chance.nextInt(9_000)).put("body", Requests.SECRET + " Rs.5.00 paid")
                : new JsonObject();
        for (int i = chance.nextInt(4); i > 0; i--) {
            var key = KEYS.get(chance.nextInt(KEYS.size()));
            if (chance.nextInt(5) == 0) {
                sms.putNull(key);
            } else {
                sms.put(key, depth > 0 ? body(chance, depth - 1) : "");
            }
        }
        return sms;
    }

    private static Object pick(Random chance, Object... values) {
        return values[chance.nextInt(values.length)];
    }
}
