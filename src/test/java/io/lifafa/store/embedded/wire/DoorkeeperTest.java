package io.lifafa.store.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import io.lifafa.store.embedded.EmbeddedOptions;
import io.lifafa.store.embedded.RawClient;
import io.lifafa.store.embedded.auth.Credential;
import io.lifafa.store.embedded.auth.Scram;
import io.lifafa.store.embedded.server.EmbeddedServer;
import io.lifafa.testsupport.Awaiting;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who has not logged in to the store's port costs little: a minute of silence, one of a thousand places. */
@Timeout(60)
class DoorkeeperTest {
    private static final int TOO_MANY = 20;
    private static final String PASSWORD = "an invented one";

    /** Made once: it stretches the password. */
    private static final Scram SCRAM = new Scram(new Credential(PASSWORD));

    private final AtomicInteger strangers = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();

    @TempDir
    Path dir;

    @Test
    void aStrangerIsHungUpOnAfterAMinuteOfSilence() {
        var client = client(login());
        pass(client, 60);
        assertThat(client.isOpen()).isTrue();
        pass(client, 15);
        assertThat(client.isOpen()).isFalse();
        assertThat(strangers).hasValue(0);
    }

    @Test
    void whatTricklesInIsSilenceAndAWholeMessageIsNot() {
        var trickling = client(login());
        var greeting = client(login());
        for (int second = 0; second < 150; second += 15) {
            if (trickling.isOpen()) {
                trickling.writeInbound(Unpooled.wrappedBuffer(new byte[1]));
            }
            greeting.writeInbound(Unpooled.wrappedBuffer(new byte[20]));
            now.addAndGet(TimeUnit.SECONDS.toNanos(15));
            trickling.advanceTimeBy(15, TimeUnit.SECONDS);
            greeting.advanceTimeBy(15, TimeUnit.SECONDS);
        }
        assertThat(trickling.isOpen()).isFalse();
        assertThat(greeting.isOpen()).isTrue();
    }

    @Test
    void whoHasLoggedInMayBeSilentAndLeavesHisPlaceToOthers() {
        var login = login();
        var client = client(login);
        assertThat(strangers).hasValue(1);
        logIn(login);
        client.writeInbound(Unpooled.wrappedBuffer(new byte[20]));
        assertThat(strangers).hasValue(0);
        pass(client, 3_600);
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void thereAreAThousandPlacesAndWhoGoesLeavesOne() {
        var all = new ArrayList<EmbeddedChannel>();
        for (int i = 0; i < Doorkeeper.MOST_STRANGERS; i++) {
            all.add(client(login()));
        }
        assertThat(all).allMatch(EmbeddedChannel::isOpen);
        assertThat(client(login()).isOpen()).as("one too many").isFalse();
        all.get(0).close();
        assertThat(client(login()).isOpen()).as("in the place that was left").isTrue();
        assertThat(client(login()).isOpen()).as("one too many again").isFalse();
    }

    @Test
    void whoHasLoggedInIsServedWhileStrangersHoldAllPlaces() throws IOException {
        try (var server = EmbeddedServer.start(EmbeddedOptions.inDirectory(dir));
                var known = new RawClient(server.port())) {
            var login = new ScramClient(server.uri().replaceAll("mongodb://lifafa:(.*)@.*", "$1"));
            var begun = known.ask(start(login.first()));
            known.ask(proceed(login.last(((BinData) begun.get("payload")).getData())));
            var databases = new Document("listDatabases", 1).append("$db", "admin");
            assertThat(known.ask(databases)).containsEntry("ok", 1.0);
            List<RawClient> all = new ArrayList<>();
            try {
                for (int i = 0; i < Doorkeeper.MOST_STRANGERS + TOO_MANY; i++) {
                    all.add(new RawClient(server.port()));
                }
                Awaiting.until(
                        "those that are too many are hung up on",
                        () -> all.stream().filter(RawClient::isHungUpOn).count() == TOO_MANY);
                assertThat(known.ask(databases)).containsEntry("ok", 1.0);
            } finally {
                for (var each : all) {
                    each.close();
                }
            }
        }
    }

    private void pass(EmbeddedChannel client, int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        client.advanceTimeBy(seconds, TimeUnit.SECONDS);
        client.runPendingTasks();
    }

    private EmbeddedChannel client(ClientLogin login) {
        var client = new EmbeddedChannel();
        client.freezeTime();
        client.pipeline().addLast(new Doorkeeper(login, strangers, now::get));
        client.pipeline().fireChannelActive();
        return client;
    }

    private static ClientLogin login() {
        return new ClientLogin(Optional.of(SCRAM));
    }

    private static void logIn(ClientLogin login) {
        var client = new ScramClient(PASSWORD);
        var begun = login.answer("saslStart", start(client.first())).orElseThrow();
        login.answer("saslContinue", proceed(client.last(((BinData) begun.get("payload")).getData())));
        assertThat(login.isIn()).isTrue();
    }

    private static Document start(byte[] payload) {
        return new Document("saslStart", 1)
                .append("mechanism", "SCRAM-SHA-256")
                .append("payload", new BinData(payload))
                .append("options", new Document("skipEmptyExchange", true))
                .append("$db", "admin");
    }

    private static Document proceed(byte[] payload) {
        return new Document("saslContinue", 1)
                .append("conversationId", 1)
                .append("payload", new BinData(payload))
                .append("$db", "admin");
    }
}
