package io.lifafa.store;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.mongo.MongoTemplateStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a {@link TemplateStore} promises. */
@Timeout(60)
class TemplateStoreContractTest {
    private static TestStore store;
    private static TemplateStore templates;

    @BeforeAll
    static void open() {
        store = TestStore.open();
        templates = store.templates();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
    }

    private static JsonObject template(String id, long revision) {
        return new JsonObject()
                .put("id", id)
                .put("header", "KOTBNK")
                .put("state", "trusted")
                .put("revision", revision)
                .put("version", 3)
                .put("expires", "a field of the template, which the store has too")
                .put(
                        "slots",
                        new JsonArray()
                                .add(new JsonObject().put("kind", "amount").put("seen", 5_000_000_000L)));
    }

    private static List<JsonObject> all() {
        return await(templates.page("", 500));
    }

    private static long now() {
        return store.clock().millis();
    }

    @Test
    void aTemplateIsReadBackAsItWasSaved() {
        assertThat(await(templates.save(template("t1", 7)))).isTrue();

        assertThat(all()).containsExactly(template("t1", 7));
    }

    @Test
    void onlyANewerRevisionReplacesWhatIsStored() {
        await(templates.save(template("t1", 7)));

        assertThat(await(templates.save(template("t1", 7).put("state", "late"))))
                .isFalse();
        assertThat(await(templates.save(template("t1", 6).put("state", "late"))))
                .isFalse();
        assertThat(all()).containsExactly(template("t1", 7));
        var newer = template("t1", 5_000_000_000L);
        newer.remove("slots");
        assertThat(await(templates.save(newer))).isTrue();
        assertThat(all()).containsExactly(newer);
    }

    @Test
    void ofManySaversAtOnceTheNewestIsLeft() {
        for (int round = 0; round < 20; round++) {
            var id = "t" + round;
            var savers = IntStream.of(3, 9, 1, 9, 5, 2, 8)
                    .mapToObj(revision -> templates.save(template(id, revision)))
                    .toList();
            var saved = await(Future.all(savers)).<Boolean>list();

            assertThat(saved.get(1) ^ saved.get(3)).as("one of two equals").isTrue();
        }
        assertThat(all()).hasSize(20).allSatisfy(it -> assertThat(it.getLong("revision"))
                .isEqualTo(9));
    }

    @Test
    void templatesComeInPagesById() {
        for (var id : List.of("c", "a", "e", "b", "d")) {
            await(templates.save(template(id, 1)));
        }
        var read = new ArrayList<String>();
        for (var page = await(templates.page("", 2)); !page.isEmpty(); ) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(it -> read.add(it.getString("id")));
            page = await(templates.page(read.get(read.size() - 1), 2));
        }
        assertThat(read).containsExactly("a", "b", "c", "d", "e");
        assertThat(await(templates.page("", 0))).hasSize(1);
    }

    @Test
    void whatChangedSinceAMomentComesOldestFirst() {
        await(templates.save(template("old", 1)));
        store.clock().advance(Duration.ofSeconds(5));
        long since = now();
        await(templates.save(template("b", 2)));
        store.clock().advance(Duration.ofMillis(1));
        await(templates.save(template("a", 1)));
        await(templates.save(template("old", 1)));

        assertThat(await(templates.changedSince(since)))
                .containsExactly(
                        template("b", 2).put("updated", since), template("a", 1).put("updated", since + 1));
        assertThat(await(templates.changedSince(since + 1))).hasSize(1);
        assertThat(await(templates.changedSince(since + 2))).isEmpty();
    }

    @Test
    void aChangeSavedAgainAsItWasReadIsTheSameTemplate() {
        await(templates.save(template("a", 1)));
        var read = await(templates.changedSince(0)).get(0);

        await(templates.save(read.put("revision", 2L)));

        assertThat(all()).containsExactly(template("a", 2));
    }

    @Test
    void atMostAThousandChangesComeAtATime() {
        await(Future.all(IntStream.range(0, 1_010)
                .mapToObj(i -> templates.save(template("t" + i, 1)))
                .toList()));

        assertThat(await(templates.changedSince(now()))).hasSize(1_000);
    }

    @Test
    void aRemovedTemplateIsGoneAndToldAsAChangeThatIsNewer() {
        await(templates.save(template("a", 4)));
        await(templates.save(template("b", 4)));
        store.clock().advance(Duration.ofSeconds(1));

        assertThat(await(templates.remove("a"))).isTrue();
        assertThat(await(templates.remove("a"))).isFalse();
        assertThat(await(templates.remove("nobody"))).isFalse();

        assertThat(all()).containsExactly(template("b", 4));
        assertThat(await(templates.changedSince(now())))
                .containsExactly(new JsonObject()
                        .put("id", "a")
                        .put("revision", 5L)
                        .put("removed", true)
                        .put("updated", now()));
    }

    @Test
    void whoKnowsOnlyWhatWasRemovedDoesNotBringItBackButANewRevisionDoes() {
        await(templates.save(template("a", 4)));
        await(templates.remove("a"));

        assertThat(await(templates.save(template("a", 5)))).isFalse();
        assertThat(all()).isEmpty();
        assertThat(await(templates.save(template("a", 6)))).isTrue();
        assertThat(all()).containsExactly(template("a", 6));
        assertThat(store.document(Collections.TEMPLATES, "a").orElseThrow().containsKey("expires"))
                .as("what was brought back would expire")
                .isFalse();
    }

    @Test
    void aTombstoneThatExpiresUnderASaveDoesNotRefuseIt() {
        await(templates.save(template("a", 4)));
        await(templates.remove("a"));
        var stepped = new SteppedClient(store.client()).haltingAt(2);
        var save = new MongoTemplateStore(Database.over(stepped.client()), store.clock()).save(template("a", 1));
        await(stepped.reached(2));
        await(store.client().removeDocuments(Collections.TEMPLATES, Database.id("a")));
        stepped.letGo(2);

        assertThat(await(save)).isTrue();
        assertThat(all()).containsExactly(template("a", 1));
    }

    /** Numbers are ints, where they fit, once a template has been on the bus. */
    @Test
    void typesAreThoseOfTheDatabase() {
        await(templates.save(template("a", 1)));
        await(templates.save(new JsonObject(template("b", 1).encode())));
        await(templates.save(new JsonObject(template("c", 1).encode())));
        await(templates.remove("c"));

        assertThat(count("revision", "long")).isEqualTo(3);
        assertThat(count("updated", "date")).isEqualTo(3);
        assertThat(count("expires", "date")).isEqualTo(1);
        assertThat(count("template.version", "int")).isEqualTo(2);
    }

    private static long count(String field, String type) {
        return await(store.client()
                .count(Collections.TEMPLATES, new JsonObject().put(field, new JsonObject().put("$type", type))));
    }
}
