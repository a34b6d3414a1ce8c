package io.lifafa.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import io.lifafa.config.ClusterConfig;
import io.lifafa.testsupport.Awaiting;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What a stranger can have done by sending packets to Hazelcast's port: nothing. */
@Timeout(90)
class MemberClassesTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int JAVA_SERIALIZABLE = -100;
    private static final int DATA_SERIALIZABLE = -2;
    private static final int OPERATION = 1;
    private static final AtomicInteger MADE = new AtomicInteger();

    private static HazelcastInstance hazelcast;

    /** Tells when somebody made one of what came over the network. */
    static final class Planted implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            MADE.incrementAndGet();
        }
    }

    /** The same by Hazelcast's way to name a class. */
    public static final class PlantedByName implements DataSerializable {
        public PlantedByName() {
            MADE.incrementAndGet();
        }

        @Override
        public void writeData(ObjectDataOutput out) {}

        @Override
        public void readData(ObjectDataInput in) {}
    }

    @BeforeAll
    static void join() throws IOException {
        hazelcast = Hazelcast.newHazelcastInstance(MemberConfig.of(
                new ClusterConfig(
                        true,
                        "strangers-" + UUID.randomUUID(),
                        Optional.of("open sesame"),
                        "127.0.0.1:1",
                        "127.0.0.1",
                        Optional.empty(),
                        15_701,
                        0,
                        Optional.empty(),
                        false,
                        Optional.empty()),
                Optional.of("open sesame")));
    }

    @AfterAll
    static void leave() {
        hazelcast.getLifecycleService().terminate();
    }

    @BeforeEach
    void setUp() {
        MADE.set(0);
    }

    @Test
    void aSerialisedObjectOfAStrangersIsNotMade() throws Exception {
        send(packet(JAVA_SERIALIZABLE, serialised(new Planted())));

        assertThat(MADE).hasValue(0);
    }

    @Test
    void aClassThatAStrangerNamesIsNotMade() throws Exception {
        var named = new ByteArrayOutputStream();
        var out = new DataOutputStream(named);
        out.writeByte(0);
        var name = PlantedByName.class.getName().getBytes(StandardCharsets.UTF_8);
        out.writeInt(name.length);
        out.write(name);
        send(packet(DATA_SERIALIZABLE, named.toByteArray()));

        assertThat(MADE).hasValue(0);
    }

    /** Each level holds the next one twice: thirty of them take minutes to unpack, and a million times that with fifty. */
    @Test
    void nestedSetsKeepNoThreadBusy() throws Exception {
        Set<Object> root = new HashSet<>();
        var first = root;
        var second = new HashSet<>();
        root.add(second);
        for (int level = 0; level < 50; level++) {
            var left = new HashSet<>();
            var right = new HashSet<>();
            left.add("level " + level);
            first.add(left);
            first.add(right);
            second.add(left);
            second.add(right);
            first = left;
            second = right;
        }
        send(packet(JAVA_SERIALIZABLE, serialised(root)));
    }

    @Test
    void failuresStillCrossTheNetwork() {
        var service = hazelcast.getConfig().getSerializationConfig().getJavaSerializationFilterConfig();
        assertThat(service.getWhitelist().isListed("java.lang.IllegalStateException"))
                .isTrue();
        assertThat(service.getWhitelist().isListed("com.hazelcast.spi.exception.TargetNotMemberException"))
                .isTrue();
        assertThat(service.getWhitelist().isListed("java.util.HashSet")).isFalse();
        assertThat(service.getWhitelist().isListed(Planted.class.getName())).isFalse();
    }

    private static byte[] serialised(Object object) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static byte[] packet(int type, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(4);
        out.writeChar(OPERATION);
        out.writeInt(0);
        out.writeInt(8 + content.length);
        out.writeInt(0);
        out.writeInt(type);
        out.write(content);
        return bytes.toByteArray();
    }

    /** Returns when Hazelcast has said no to it, or has made something of it. */
    private static void send(byte[] packet) throws Exception {
        var log = (Logger) LoggerFactory.getLogger("com.hazelcast");
        var said = new ListAppender<ILoggingEvent>();
        said.list = new CopyOnWriteArrayList<>();
        said.start();
        log.addAppender(said);
        try (var socket = new Socket("127.0.0.1", port())) {
            var out = socket.getOutputStream();
            out.write("HZC".getBytes(StandardCharsets.US_ASCII));
            out.write(packet);
            out.flush();
            Awaiting.until(
                    "Hazelcast has read it",
                    LONGEST,
                    () -> MADE.get() > 0 || said.list.stream().anyMatch(MemberClassesTest::isRefusal));
        } finally {
            log.detachAppender(said);
        }
    }

    /** It cannot say what was wrong, because it looks in vain for whom to answer. */
    private static boolean isRefusal(ILoggingEvent event) {
        return event.getLevel().isGreaterOrEqual(Level.ERROR)
                && event.getFormattedMessage().contains("Failed to process: Packet");
    }

    private static int port() {
        return hazelcast.getCluster().getLocalMember().getAddress().getPort();
    }
}
