package io.lifafa.store;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.archive.BatchProgressReader;
import io.lifafa.store.batch.Summaries;
import io.lifafa.store.check.ConsistencyCheck;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.store.stage.MongoStore;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A store that 0.1.0 wrote, and was killed at, is summed up like any other. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class OldStoreTest {
    @TempDir
    private Path dir;

    @Test
    void itsResultsAreSummedUpAndNoBatchAnswersOtherwise(Vertx vertx) throws IOException {
        try (var server = EmbeddedServer.start(EmbeddedOptions.inDirectory(OldStore.unpack(dir)))) {
            var database = Database.open(vertx, server.uri(), TestStore.defaults());
            await(MongoStore.prepare(database, Duration.ofDays(30), true, Set.of(), Clock.systemUTC()));
            var before = progress(database);
            assertThat(before).isNotEmpty();
            assertThat(await(new ConsistencyCheck(database).run()).violations()).isEmpty();

            var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
            await(new Summaries(database, later).sumUp("", 9));

            assertThat(await(database.count(Collections.SUMMARIES, new JsonObject())))
                    .isPositive();
            before.forEach((batch, answer) -> assertThat(await(new BatchProgressReader(database).read(batch)))
                    .isEqualTo(answer));
            assertThat(await(new ConsistencyCheck(database).run()).violations()).isEmpty();
            await(database.close());
        }
    }

    private static Map<String, BatchProgress> progress(Database database) {
        var progress = new HashMap<String, BatchProgress>();
        var reader = new BatchProgressReader(database);
        for (var collection : new String[] {Collections.INBOX, Collections.RESULTS}) {
            await(database.find(collection, new JsonObject(), new FindOptions()))
                    .forEach(it -> progress.computeIfAbsent(it.getString("batch_id"), id -> await(reader.read(id))));
        }
        return progress;
    }
}
