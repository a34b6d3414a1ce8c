package io.lifafa.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.server.EmbeddedServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every command gets an answer that its sender can do something about: never an internal error, never silence. */
@Timeout(60)
class CommandAnswersTest {
    private static final int INTERNAL_ERROR = 1;
    private static final List<String> COMMANDS = List.of(
            "hello",
            "isMaster",
            "buildInfo",
            "ping",
            "listDatabases",
            "serverStatus",
            "getLog",
            "hostInfo",
            "getParameter",
            "getCmdLineOpts",
            "connectionStatus",
            "replSetGetStatus",
            "startSession",
            "refreshSessions",
            "endSessions",
            "killSessions",
            "killAllSessions",
            "commitTransaction",
            "abortTransaction",
            "currentOp",
            "top",
            "whatsmyuri",
            "usersInfo",
            "renameCollection",
            "dbStats",
            "collStats",
            "listCollections",
            "listIndexes",
            "validate",
            "count",
            "distinct",
            "find",
            "aggregate",
            "getMore",
            "killCursors",
            "insert",
            "update",
            "delete",
            "findAndModify",
            "create",
            "createIndexes",
            "dropIndexes",
            "drop",
            "collMod",
            "explain",
            "mapReduce",
            "getLastError",
            "resetError",
            "profile",
            "bulkWrite",
            "shutdown",
            "logout");
    private static final List<Object> ARGUMENTS =
            List.of("t", 1, -1L, 2.5, true, List.of(), List.of(1), new Document());

    private EmbeddedServer server;
    private RawClient client;

    @BeforeEach
    void open() throws IOException {
        server = EmbeddedServer.start(EmbeddedOptions.inMemory());
        client = new RawClient(server.port());
        ask(new Document("insert", "t").append("documents", List.of(new Document("_id", 1).append("a", 1))));
        ask(new Document("createIndexes", "t")
                .append("indexes", List.of(new Document("key", new Document("a", 1)).append("name", "a_1"))));
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void noCommandWithAnyArgumentIsAnInternalError() throws IOException {
        for (String database : List.of("test", "admin")) {
            for (String command : COMMANDS) {
                for (Object argument : ARGUMENTS) {
                    answered(new Document(command, argument), database);
                    for (String field : List.of(
                            "filter",
                            "query",
                            "pipeline",
                            "documents",
                            "updates",
                            "deletes",
                            "indexes",
                            "index",
                            "sort",
                            "cursors",
                            "collection",
                            "key",
                            "to",
                            "update")) {
                        answered(new Document(command, "t").append(field, argument), database);
                    }
                }
            }
        }
    }

    @Test
    void operatorsWithAnyArgumentAreNoInternalError() throws IOException {
        for (String operator : List.of(
                "$in",
                "$nin",
                "$gt",
                "$regex",
                "$mod",
                "$exists",
                "$type",
                "$size",
                "$all",
                "$elemMatch",
                "$not",
                "$near",
                "$text",
                "$bitsAllSet",
                "$and",
                "$or",
                "$expr",
                "$where",
                "$jsonSchema")) {
            for (Object argument : ARGUMENTS) {
                answered(find(new Document("a", new Document(operator, argument))), "test");
                answered(find(new Document(operator, argument)), "test");
            }
        }
        for (String stage : List.of(
                "$match",
                "$group",
                "$sort",
                "$project",
                "$limit",
                "$skip",
                "$unwind",
                "$lookup",
                "$out",
                "$merge",
                "$facet",
                "$bucket",
                "$changeStream",
                "$collStats",
                "$indexStats",
                "$setWindowFields",
                "$count")) {
            for (Object argument : ARGUMENTS) {
                answered(aggregate(new Document(stage, argument)), "test");
            }
        }
    }

    @Test
    void whatIsNotThereIsSaidToBeSo() throws IOException {
        var truncated = new Document("$dateTrunc", new Document("date", "$d").append("unit", "day"));
        assertThat(ask(aggregate(new Document("$group", new Document("_id", truncated)))))
                .containsEntry("code", 168)
                .containsEntry("errmsg", "Unrecognized expression '$dateTrunc'");
        assertThat(ask(find(new Document()).append("filter", 5))).containsEntry("code", 14);
        assertThat(ask(new Document("drop", "nope"))).containsEntry("code", 26);
    }

    @Test
    void aWriteThatIsPartOfATransactionIsRefusedAsByAStandalone() throws IOException {
        Document write = new Document("insert", "t")
                .append("documents", List.of(new Document("_id", "tx")))
                .append("txnNumber", 1L)
                .append("startTransaction", true)
                .append("autocommit", false);

        assertThat(ask(write))
                .containsEntry("code", 20)
                .containsEntry("errmsg", "Transaction numbers are only allowed on a replica set member or mongos");
        assertThat(ask(find(new Document("_id", "tx"))).toString()).doesNotContain("tx");
    }

    @Test
    void explainShowsTheIndexOrTheScan() throws IOException {
        assertThat(winning(find(new Document("a", 1)))).contains("IXSCAN", "a_1");
        assertThat(winning(find(new Document("_id", 1)))).contains("IXSCAN", "_id_");
        assertThat(winning(find(new Document("z", 1)))).contains("COLLSCAN").doesNotContain("IXSCAN", "SORT");
        assertThat(winning(find(new Document("z", 1)).append("sort", new Document("y", 1))))
                .contains("SORT", "COLLSCAN");
        assertThat(winning(aggregate(new Document("$match", new Document("a", 1)))))
                .contains("IXSCAN");
    }

    private String winning(Document command) throws IOException {
        Document reply = ask(new Document("explain", command));
        return String.valueOf(((Document) reply.get("queryPlanner")).get("winningPlan"));
    }

    private static Document find(Document filter) {
        return new Document("find", "t").append("filter", filter);
    }

    private static Document aggregate(Document stage) {
        return new Document("aggregate", "t").append("pipeline", List.of(stage)).append("cursor", new Document());
    }

    private void answered(Document command, String database) throws IOException {
        Document reply = client.ask(command.append("$db", database));
        assertThat(reply.get("code")).as(command + " was answered by " + reply).isNotEqualTo(INTERNAL_ERROR);
        assertThat(reply.get("ok")).as(command.toString()).isNotNull();
    }

    private Document ask(Document command) throws IOException {
        return client.ask(command.append("$db", "test"));
    }
}
