package io.lifafa.store;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import io.lifafa.store.database.Collections;
import io.lifafa.store.stage.MongoStore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.IndexOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another retention is taken over by the indexes that are there. */
@Timeout(60)
class RetentionTest {
    private static final String EVENTS = Collections.EVENTS;
    private static final JsonObject AT = new JsonObject().put("at", 1);
    private TestStore store;

    @BeforeEach
    void open() {
        store = TestStore.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anotherEventRetentionChangesTheIndexThatIsThere() {
        await(MongoStore.prepare(store.database(), Duration.ofDays(3), false, Set.of(), store.clock()));
        assertThat(kept(EVENTS)).containsExactly(Duration.ofDays(3).toSeconds());

        await(MongoStore.prepare(store.database(), Duration.ofHours(5), false, Set.of(), store.clock()));

        assertThat(kept(EVENTS)).containsExactly(Duration.ofHours(5).toSeconds());
    }

    @Test
    void everyIndexThatExpiresDocumentsIsBroughtToWhatIsConfigured() {
        for (var collection : new String[] {Collections.TEMPLATES, Collections.IDEMPOTENCY_KEYS}) {
            var other = new JsonObject()
                    .put("collMod", collection)
                    .put(
                            "index",
                            new JsonObject()
                                    .put("keyPattern", new JsonObject().put("expires", 1))
                                    .put("expireAfterSeconds", 77));
            await(store.client().runCommand("collMod", other));
            assertThat(kept(collection)).containsExactly(77L);
        }

        await(MongoStore.prepare(store.database(), Duration.ofDays(30), false, Set.of(), store.clock()));

        assertThat(kept(Collections.TEMPLATES)).containsExactly(0L);
        assertThat(kept(Collections.IDEMPOTENCY_KEYS)).containsExactly(0L);
    }

    @Test
    void anIndexWithOtherOptionsIsRefusedAsMongoDbDoes() {
        var other = new IndexOptions().expireAfter(1L, TimeUnit.SECONDS);
        var named = new IndexOptions().name("another").expireAfter(30L, TimeUnit.DAYS);

        for (var options : new IndexOptions[] {other, named}) {
            assertThat(failure(store.client().createIndexWithOptions(EVENTS, AT, options)))
                    .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode())
                            .isEqualTo(85));
        }
        assertThat(kept(EVENTS)).containsExactly(Duration.ofDays(30).toSeconds());
    }

    /** The retention of each index that expires documents, in seconds. */
    private Iterable<Long> kept(String collection) {
        JsonArray indexes = await(store.client().listIndexes(collection));
        return indexes.stream()
                .map(JsonObject.class::cast)
                .filter(index -> index.containsKey("expireAfterSeconds"))
                .map(index -> index.getLong("expireAfterSeconds"))
                .toList();
    }
}
