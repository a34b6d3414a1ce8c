package io.lifafa.cluster;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.lifafa.cluster.tls.LocalCertificates;
import io.lifafa.config.ClusterConfig;
import io.lifafa.testsupport.Awaiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.spi.cluster.NodeInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who has no certificate of the cluster's authority says and hears nothing on the bus. */
@Timeout(120)
class MemberSecurityTest {
    private static final long A_SOCKETS_BUFFERS = 64L << 20;
    private static final String PING = "__vertx_ping_pong_of_a_stranger";

    private final List<Vertx> started = new ArrayList<>();
    private final String name = "bus-" + UUID.randomUUID();

    @TempDir
    Path dir;

    @AfterEach
    void stop() {
        await(Future.join(started.stream().map(Vertx::close).toList()));
    }

    @Test
    void nodesOfOneAuthorityHearEachOtherAndAStrangerIsHungUpOn() throws Exception {
        var certificates = Certificates.made();
        var member = join(certificates.one());
        var one = member.vertx();
        var two = join(certificates.two()).vertx();
        var heard = new AtomicInteger();
        await(one.eventBus()
                .<String>consumer("question", it -> {
                    heard.incrementAndGet();
                    it.reply("answer");
                })
                .completion());
        assertThat(ask(two)).isEqualTo("answer");

        var port = busPort(one);
        assertThat(isHungUpOn(port, new NetClientOptions())).as("plain bytes").isTrue();
        assertThat(isHungUpOn(port, tls())).as("TLS without a certificate").isTrue();
        assertThat(isHungUpOn(port, tls().setKeyCertOptions(key(certificates.stranger()))))
                .as("a certificate of somebody else")
                .isTrue();
        assertThat(isHungUpOn(port, tls().setKeyCertOptions(key(certificates.two()))))
                .as("a node's own")
                .isFalse();
        assertThat(heard).hasValue(1);
        Awaiting.until("all are counted by their reasons", () -> member.strangers()
                .counts()
                .equals(Map.of("no_tls", 1L, "no_certificate", 1L, "foreign_certificate", 1L)));
    }

    @Test
    void aStrangerThatStatesALengthOfTwoGibibytesIsHungUpOnAndCostsNothing() throws Exception {
        var member = join(Certificates.made().one());
        var port = busPort(member.vertx());
        long before = allocated();
        // A frame of the bus; a TLS record; a handshake message of the most that its length can say.
        assertThat(takes(port, "7fffffff", 0)).isLessThan(A_SOCKETS_BUFFERS);
        assertThat(takes(port, "160303ffff", 0)).isLessThan(A_SOCKETS_BUFFERS);
        assertThat(takes(port, "160303400001ffffff", 0x4000 - 4)).isLessThan(A_SOCKETS_BUFFERS);

        assertThat(allocated() - before).isLessThan(64L << 20);
        Awaiting.until(
                "all are counted by their reasons",
                () -> member.strangers().counts().values().stream()
                                .mapToLong(it -> it)
                                .sum()
                        == 3);
    }

    /** How many bytes behind a beginning are taken until the connection is closed. */
    private static long takes(int port, String hex, int first) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(HexFormat.of().parseHex(hex));
            out.write(new byte[first]);
            var more = new byte[1 << 16];
            long taken = 0;
            try {
                while (taken < A_SOCKETS_BUFFERS) {
                    out.write(more);
                    taken += more.length;
                }
            } catch (IOException hungUp) {
                return taken;
            }
            return taken;
        }
    }

    /** By all threads that live; those that take a stranger's bytes do. */
    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(it -> it > 0)
                .sum();
    }

    @Test
    void onOneMachineTheCertificatesAreMadeOnceAndOnlyTheirOwnerCanReadThem() throws Exception {
        var both = Stream.of(1, 2)
                .map(it -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return LocalCertificates.of(dir);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        assertThat(both.get(0).get()).isEqualTo(both.get(1).get());
        var made = both.get(0).get();
        var key = Files.readString(made.resolve("tls.key"));
        assertThat(Files.readString(LocalCertificates.of(dir).resolve("tls.key")))
                .isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve("tls.key"))))
                .isEqualTo("rw-------");
        assertThat(LocalCertificates.password(made)).hasSize(48);
        try (var left = Files.list(made.getParent())) {
            assertThat(left).containsExactly(made);
        }
    }

    @Test
    void certificatesThatAreNotThereAreAskedForByName() {
        assertThatThrownBy(() -> MemberSecurity.of(config(Optional.of(dir), "127.0.0.1", false)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ca.crt")
                .hasMessageContaining("lifafa cluster certificates");
    }

    @Test
    void beyondLoopbackThereIsNoBusWithoutCertificatesAndPassword() {
        assertThatThrownBy(() -> config(Optional.empty(), "10.1.2.3", false))
                .hasMessageContaining("certificates")
                .hasMessageContaining("cluster.insecure");
        assertThat(config(Optional.empty(), "10.1.2.3", true).isLocal()).isFalse();
        assertThat(config(Optional.empty(), "localhost", false).isLocal()).isTrue();
    }

    private Membership join(Path certificates) {
        var membership = await(Membership.join(
                config(Optional.of(certificates), "127.0.0.1", false), new VertxOptions(), builder -> builder));
        started.add(membership.vertx());
        return membership;
    }

    private ClusterConfig config(Optional<Path> certificates, String host, boolean insecure) {
        return new ClusterConfig(
                true,
                name,
                Optional.of("open sesame"),
                "127.0.0.1:16701, 127.0.0.1:16702",
                host,
                Optional.empty(),
                16_701,
                0,
                certificates,
                insecure,
                Optional.empty());
    }

    private static String ask(Vertx vertx) {
        var patience = new DeliveryOptions().setSendTimeout(20_000);
        return await(vertx.eventBus().<String>request("question", "?", patience).map(it -> it.body()));
    }

    private static int busPort(Vertx vertx) {
        var manager = ((VertxInternal) vertx).clusterManager();
        var info = Promise.<NodeInfo>promise();
        manager.getNodeInfo(manager.getNodeId(), info);
        return await(info.future()).port();
    }

    private static NetClientOptions tls() {
        return new NetClientOptions().setSsl(true).setTrustAll(true).setHostnameVerificationAlgorithm("");
    }

    private static PemKeyCertOptions key(Path dir) {
        return new PemKeyCertOptions()
                .setCertPath(dir.resolve("tls.crt").toString())
                .setKeyPath(dir.resolve("tls.key").toString());
    }

    /** Whether a connection that sends a ping of the bus is closed instead of getting an answer. */
    private boolean isHungUpOn(int port, NetClientOptions options) {
        var vertx = Vertx.vertx();
        started.add(vertx);
        var answered = Promise.<Boolean>promise();
        // Held until the answer is there: a client that nobody holds is closed by the garbage collector.
        var client = vertx.createNetClient(options);
        client.connect(port, "127.0.0.1")
                .onFailure(refused -> answered.tryComplete(true))
                .onSuccess(socket -> {
                    socket.closeHandler(closed -> answered.tryComplete(true));
                    socket.exceptionHandler(broken -> answered.tryComplete(true));
                    socket.handler(pong -> answered.tryComplete(false));
                    socket.write(ping());
                });
        try {
            return await(answered.future());
        } finally {
            await(client.close());
        }
    }

    /** What {@code ClusteredMessage} makes of the bus's own ping: it is answered with one byte. */
    private static Buffer ping() {
        var body = Buffer.buffer().appendByte((byte) 1).appendByte((byte) 1).appendByte((byte) 0);
        appendText(body, PING);
        body.appendInt(0);
        appendText(body, "stranger");
        body.appendInt(4);
        return Buffer.buffer().appendInt(body.length()).appendBuffer(body);
    }

    private static void appendText(Buffer body, String text) {
        body.appendInt(text.length()).appendString(text);
    }
}
