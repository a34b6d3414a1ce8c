package io.lifafa.store;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a {@link LimitStore} promises. */
@Timeout(60)
class LimitStoreContractTest {
    private static TestStore store;
    private static LimitStore limits;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        limits = store.limits();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static JsonObject content(int number) {
        return new JsonObject()
                .put(
                        "members",
                        new JsonArray()
                                .add(new JsonObject().put("name", "a.b$c").put("share", 1.0 / 3)))
                .put("accepted", 5_000_000_000L)
                .put("number", number);
    }

    @Test
    void whatIsNotThereIsAnEmptyObject() {
        assertThat(await(limits.read("none"))).isEqualTo(new JsonObject());
    }

    @Test
    void whatWasReplacedIsReadBackExactly() {
        assertThat(await(limits.replace("api", 0, content(1)))).isTrue();

        assertThat(await(limits.read("api")))
                .isEqualTo(new JsonObject().put("revision", 1L).put("limits", content(1)));
    }

    @Test
    void onlyTheRevisionThatWasReadIsReplaced() {
        await(limits.replace("api", 0, content(1)));

        assertThat(await(limits.replace("api", 0, content(2)))).isFalse();
        assertThat(await(limits.replace("api", 2, content(2)))).isFalse();
        assertThat(await(limits.replace("api", 1, content(3)))).isTrue();
        assertThat(await(limits.replace("api", 1, content(4)))).isFalse();
        assertThat(await(limits.read("api")).getJsonObject("limits")).isEqualTo(content(3));
    }

    @Test
    void ofManyAtOnceOneSucceeds() {
        for (int revision = 0; revision < 20; revision++) {
            long read = revision;
            var all = await(Future.all(IntStream.range(0, 6)
                            .mapToObj(writer -> limits.replace("api", read, content(writer)))
                            .toList()))
                    .<Boolean>list();
            assertThat(all).as("revision " + read).containsOnlyOnce(true);
        }
    }
}
