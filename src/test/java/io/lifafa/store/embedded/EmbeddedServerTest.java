package io.lifafa.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.lifafa.config.Durability;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedServerTest {

    @TempDir
    Path dir;

    @Test
    void everyTypeOfValueComesBackAfterARestart() throws IOException {
        Document document = new Document("_id", new Document("a", 1).append("b", "x"))
                .append("null", null)
                .append("int", 7)
                .append("long", Long.MAX_VALUE)
                .append("double", -0.25)
                .append("decimal", Decimal128.parse("1234567890.1234567890"))
                .append("string", "h\u00e9llo \uD83D\uDE00 \0 end")
                .append("date", new Date(1_700_000_000_123L))
                .append("bytes", new Binary(new byte[] {0, 1, -1}))
                .append("object id", new ObjectId("0123456789abcdef01234567"))
                .append("yes", true)
                .append("list", Arrays.asList(1, null, "x", List.of(2, List.of()), new Document()))
                .append("nested", new Document("deep", new Document("er", List.of(1.5))))
                .append("regex", new BsonRegularExpression("a.c", "i"))
                .append("timestamp", new BsonTimestamp(5, 6))
                .append("code", new Code("x"))
                .append("least", new MinKey())
                .append("most", new MaxKey());
        with(data -> Publishers.one(data.insertOne(document)));

        with(data -> assertThat(Publishers.all(data.find())).containsExactly(document));
    }

    @Test
    void documentsIndexesAndCollectionsSurviveARestart() throws IOException {
        with(data -> {
            Publishers.one(data.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true)));
            Publishers.one(data.createIndex(Indexes.descending("m")));
            Publishers.one(
                    data.insertOne(new Document("_id", "x").append("n", 1).append("m", 2)));
        });

        with(data -> {
            assertThat(Publishers.all(data.listIndexes())).hasSize(3);
            assertThat(Publishers.all(data.find(Filters.eq("m", 2)))).hasSize(1);
            assertThatThrownBy(() -> Publishers.one(data.insertOne(new Document("_id", "y").append("n", 1))))
                    .isInstanceOfSatisfying(MongoWriteException.class, e -> assertThat(e.getCode())
                            .isEqualTo(11000));
        });
    }

    @Test
    void aBatchWithDuplicatesTellsWhichAndKeepsTheRest() throws IOException {
        with(data -> {
            Publishers.one(data.insertOne(new Document("_id", 1)));
            var unordered = new InsertManyOptions().ordered(false);
            List<Document> batch =
                    IntStream.range(0, 4).mapToObj(i -> new Document("_id", i)).toList();

            assertThatThrownBy(() -> Publishers.one(data.insertMany(batch, unordered)))
                    .isInstanceOfSatisfying(
                            MongoBulkWriteException.class,
                            e -> assertThat(e.getWriteErrors()).singleElement().satisfies(error -> {
                                assertThat(error.getIndex()).isEqualTo(1);
                                assertThat(error.getCode()).isEqualTo(11000);
                            }));
            assertThat(Publishers.one(data.countDocuments())).isEqualTo(4);
        });
    }

    @Test
    void aClaimTakesTheFirstDueOne() throws IOException {
        with(data -> {
            Publishers.one(data.createIndex(Indexes.ascending("due")));
            for (int i = 0; i < 10; i++) {
                Publishers.one(data.insertOne(new Document("_id", i).append("due", new Date(1_000 - i))));
            }
            Document claimed = Publishers.one(data.findOneAndUpdate(
                    Filters.lte("due", new Date(998)),
                    Updates.combine(Updates.set("due", new Date(5_000)), Updates.inc("epoch", 1)),
                    new FindOneAndUpdateOptions().sort(Sorts.ascending("due")).returnDocument(ReturnDocument.AFTER)));

            assertThat(claimed).containsEntry("_id", 9).containsEntry("epoch", 1);
            assertThat(Publishers.all(data.find(Filters.lte("due", new Date(998)))))
                    .hasSize(7);
        });
    }

    @Test
    void aFencedUpdateChangesNothingWhenItsConditionFails() throws IOException {
        with(data -> {
            Publishers.one(data.insertOne(new Document("_id", "c").append("epoch", 2)));
            var late = Filters.and(Filters.eq("_id", "c"), Filters.eq("epoch", 1));

            assertThat(Publishers.one(data.updateOne(late, Updates.set("x", 1))).getModifiedCount())
                    .isZero();
            assertThat(Publishers.one(data.deleteOne(late)).getDeletedCount()).isZero();
        });
    }

    @Test
    void anUpsertInsertsOnceAndUpdatesThen() throws IOException {
        with(data -> {
            var upsert = new UpdateOptions().upsert(true);
            for (int i = 0; i < 3; i++) {
                Publishers.one(data.updateOne(
                        Filters.eq("_id", "x"),
                        Updates.combine(Updates.setOnInsert("first", i), Updates.inc("n", 1)),
                        upsert));
            }
            assertThat(Publishers.all(data.find()))
                    .containsExactly(new Document("_id", "x").append("first", 0).append("n", 3));
        });
    }

    @Test
    void aCursorGivesEveryDocumentOnceWhileOthersComeAndGo() throws IOException {
        with(data -> {
            Publishers.one(data.insertMany(IntStream.range(0, 1_000)
                    .mapToObj(i -> new Document("_id", i))
                    .toList()));
            Publishers.one(data.deleteMany(Filters.gte("_id", 900)));

            assertThat(Publishers.all(data.find().batchSize(7)))
                    .extracting(document -> document.getInteger("_id"))
                    .containsExactlyElementsOf(IntStream.range(0, 900).boxed().toList());
        });
    }

    @Test
    void aRenamedCollectionKeepsItsIndexesAndADroppedOneIsGone() throws IOException {
        with(data -> {
            Publishers.one(data.createIndex(Indexes.ascending("n")));
            Publishers.one(data.insertOne(new Document("_id", 1).append("n", 5)));
            Publishers.one(data.renameCollection(new MongoNamespace("test", "other")));
        });
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> other = client.getDatabase("test").getCollection("other");
            assertThat(Publishers.all(other.find(Filters.eq("n", 5)))).hasSize(1);
            Publishers.one(client.getDatabase("test").drop());
            assertThat(Publishers.all(client.listDatabaseNames())).doesNotContain("test");
        }
        with(data -> assertThat(Publishers.one(data.countDocuments())).isZero());
    }

    @Test
    void anAggregationSumsWhatItsMatchLeaves() throws IOException {
        with(data -> {
            Publishers.one(data.createIndex(Indexes.ascending("batch")));
            Publishers.one(data.insertMany(IntStream.range(0, 30)
                    .mapToObj(i -> new Document("_id", i).append("batch", i % 3).append("n", i))
                    .toList()));

            assertThat(Publishers.all(data.aggregate(List.of(
                            Aggregates.match(Filters.eq("batch", 1)),
                            Aggregates.group("$batch", Accumulators.sum("sum", "$n"), Accumulators.max("max", "$n"))))))
                    .containsExactly(new Document("_id", 1).append("sum", 145).append("max", 28));
            assertThat(Publishers.one(data.countDocuments())).isEqualTo(30);
            assertThat(Publishers.one(data.countDocuments(Filters.gte("n", 20))))
                    .isEqualTo(10);
            assertThat(Publishers.one(data.estimatedDocumentCount())).isEqualTo(30);
        });
    }

    @Test
    void theServerOnTheDiskAnswersToo() throws IOException {
        try (EmbeddedServer server =
                        EmbeddedServer.start(EmbeddedOptions.inDirectory(dir).with(Durability.DISK));
                MongoClient client = MongoClients.create(server.uri())) {
            MongoCollection<Document> data = client.getDatabase("test").getCollection("data");
            Publishers.one(data.insertOne(new Document("_id", 1)));
            assertThat(Publishers.one(data.countDocuments())).isEqualTo(1);
        }
    }

    @Test
    void closingTwiceAndWithClientsConnectedIsHarmlessAndLeavesNoThreads() throws IOException {
        EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
        try (MongoClient client = MongoClients.create(server.uri())) {
            Publishers.one(client.getDatabase("test").getCollection("data").insertOne(new Document("_id", 1)));
            server.close();
            server.close();
        }
        assertThat(server.refusesWrites()).isPresent();
        Awaiting.until("its threads have ended", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("lifafa-store") && thread.isAlive()));
        assertThat(dir.resolve("holder.properties")).doesNotExist();
    }

    private interface Work {
        void on(MongoCollection<Document> data);
    }

    private void with(Work work) throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
                MongoClient client = MongoClients.create(server.uri())) {
            work.on(client.getDatabase("test").getCollection("data"));
        }
    }
}
