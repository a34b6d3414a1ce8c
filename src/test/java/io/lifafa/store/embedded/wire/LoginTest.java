package io.lifafa.store.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.reactivestreams.client.MongoClients;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.Access;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.Publishers;
import io.lifafa.store.embedded.RawClient;
import io.lifafa.store.embedded.server.EmbeddedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store in a directory is for those who can read the login there: its owner. */
@Timeout(60)
class LoginTest {
    @TempDir
    Path dir;

    @Test
    void theLoginStandsInFilesThatOnlyTheOwnerCanRead() throws IOException {
        try (EmbeddedServer server = start()) {
            for (String file : List.of("holder.properties", "uri")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(file))))
                        .isEqualTo("rw-------");
            }
            assertThat(dir.resolve("uri")).content().isEqualTo(server.uri() + "\n");
            assertThat(server.address()).matches("mongodb://127.0.0.1:\\d+");
        }
    }

    @Test
    void whoeverHasTheUriMayDoEverythingAndNobodyElseAnything() throws IOException {
        try (EmbeddedServer server = start()) {
            write(server.uri());
            assertThatThrownBy(() -> write(server.address()))
                    .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode())
                            .isEqualTo(13));
            for (String other : new String[] {"mongodb://lifafa:guess@", "mongodb://root:guess@"}) {
                assertThatThrownBy(() -> write(other + "127.0.0.1:" + server.port()))
                        .isInstanceOf(MongoSecurityException.class);
            }
        }
    }

    @Test
    void theLoginOutlivesARestartAndAPasswordOfOnesOwnGoesBefore() throws IOException {
        String first;
        try (EmbeddedServer server = start()) {
            first = password(server.uri());
        }
        try (EmbeddedServer server = start()) {
            assertThat(password(server.uri())).isEqualTo(first);
        }
        var own = new Access.Password(new io.lifafa.store.embedded.auth.Credential("p:@ss/w%+?rd"));
        try (EmbeddedServer server =
                EmbeddedServer.start(EmbeddedOptions.inDirectory(dir).with(own))) {
            write(server.uri());
            assertThatThrownBy(() -> write("mongodb://lifafa:" + first + "@127.0.0.1:" + server.port()))
                    .isInstanceOf(MongoSecurityException.class);
        }
    }

    @Test
    void theUriIsKnownBeforeTheStoreStarts() throws IOException {
        int port;
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedOptions.inMemory())) {
            port = server.port();
        }
        var options = EmbeddedOptions.inDirectory(dir.resolve("new")).onPort(port);
        String uri = EmbeddedServer.uriOf(options);
        try (EmbeddedServer server = EmbeddedServer.start(options)) {
            assertThat(server.uri()).isEqualTo(uri);
            write(uri);
        }
    }

    @Test
    void aStrangerGetsTheGreetingAlone() throws IOException {
        try (EmbeddedServer server = start();
                RawClient client = new RawClient(server.port())) {
            assertThat(client.ask(
                            new Document("hello", 1).append("$db", "admin").append("saslSupportedMechs", "admin.x")))
                    .containsEntry("saslSupportedMechs", List.of("SCRAM-SHA-256"));
            for (String command : List.of("ping", "buildInfo", "isMaster")) {
                assertThat(client.ask(new Document(command, 1).append("$db", "anything")))
                        .containsEntry("ok", 1.0);
            }
            for (String command :
                    List.of("find", "listDatabases", "listCollections", "insert", "getMore", "serverStatus")) {
                assertThat(client.ask(new Document(command, "x").append("$db", "admin")))
                        .containsEntry("code", 13);
            }
        }
    }

    @Test
    void whatWasOverheardIsOfNoUseInTheNextConversation() throws IOException {
        try (EmbeddedServer server = start()) {
            byte[] proof;
            try (RawClient client = new RawClient(server.port())) {
                var login = new ScramClient(password(server.uri()));
                var begun = client.ask(saslStart(login.first()));
                proof = login.last(payload(begun));
                assertThat(client.ask(saslContinue(proof)))
                        .containsEntry("ok", 1.0)
                        .containsEntry("done", true);
                assertThat(client.ask(new Document("listDatabases", 1).append("$db", "admin")))
                        .containsEntry("ok", 1.0);
            }
            try (RawClient client = new RawClient(server.port())) {
                client.ask(saslStart(new ScramClient("").first()));
                assertThat(client.ask(saslContinue(proof))).containsEntry("code", 18);
                assertThat(client.isClosed())
                        .as("a failed login ends the connection")
                        .isTrue();
            }
            for (byte[] nonsense : new byte[][] {{}, "n,,n=lifafa".getBytes(StandardCharsets.UTF_8), new byte[9_000]}) {
                try (RawClient client = new RawClient(server.port())) {
                    assertThat(client.ask(saslStart(nonsense))).containsEntry("code", 18);
                }
                try (RawClient client = new RawClient(server.port())) {
                    assertThat(client.ask(saslContinue(nonsense))).containsEntry("code", 18);
                }
            }
        }
    }

    @Test
    void aStrangersLargeMessageEndsTheConnection() throws IOException {
        try (EmbeddedServer server = start();
                RawClient client = new RawClient(server.port())) {
            client.send(new byte[] {0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            assertThat(client.isClosed()).isTrue();
        }
    }

    private static Document saslStart(byte[] payload) {
        return new Document("saslStart", 1)
                .append("mechanism", "SCRAM-SHA-256")
                .append("payload", new BinData(payload))
                .append("options", new Document("skipEmptyExchange", true))
                .append("$db", "admin");
    }

    private static Document saslContinue(byte[] payload) {
        return new Document("saslContinue", 1)
                .append("conversationId", 1)
                .append("payload", new BinData(payload))
                .append("$db", "admin");
    }

    private static byte[] payload(Document reply) {
        return ((BinData) reply.get("payload")).getData();
    }

    private static String password(String uri) {
        return uri.replaceAll("mongodb://lifafa:(.*)@.*", "$1");
    }

    private EmbeddedServer start() throws IOException {
        return EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
    }

    private static void write(String uri) {
        try (var client = MongoClients.create(uri)) {
            Publishers.one(client.getDatabase("test").getCollection("docs").insertOne(new org.bson.Document()));
        }
    }
}
