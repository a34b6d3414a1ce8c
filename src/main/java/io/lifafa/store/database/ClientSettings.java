package io.lifafa.store.database;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import io.lifafa.store.connection.ServersInView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.bson.codecs.configuration.CodecRegistries;

/**
 * How the MongoDB driver is set up: majority and journal for every write, a limit for everything that could wait, so that
 * a lost server is noticed within seconds and work goes on within 30 s of its return.
 *
 * <ul>
 *   <li>server selection and wait for a connection: {@code store.timeout} (10 s). A caller hears 503 after that at the
 *       latest; one that waits while the server comes back is served at once.
 *   <li>reading a reply: {@code store.timeout}. Longer than any command of ours may take: they read and write by id, at
 *       most 1,000 documents. (Building an index over existing data may take longer: the start fails and can be repeated,
 *       the server builds on.)
 *   <li>heartbeat: every 3 s, so that a silent server is noticed although nobody asks it anything. A server that is known
 *       to be away is looked for every half second, which is the driver's own pause.
 *   <li>answer to a heartbeat, and connecting: 5 s, or {@code store.timeout} if that is less. When it passes, the driver
 *       breaks off the commands on all connections to that server: a half-open connection costs 8 s, not more.
 *   <li>idle connections are closed after a minute, before a firewall between forgets them without a word.
 * </ul>
 *
 * <p>The driver's own transport, not the Netty one that the Vert.x client sets up from JSON: writing BSON byte by byte
 * through Netty's buffers took a quarter of the engine's processor time. It leaves the time that connecting to an address
 * may take on which nobody answers at all to the operating system.
 */
final class ClientSettings {
    private static final int POOL = 32;
    private static final long HEARTBEAT_MILLIS = 3_000;
    private static final long LONGEST_CONNECT_MILLIS = 5_000;
    private static final long IDLE_MILLIS = 60_000;

    private ClientSettings() {}

    /**
     * What the URI says of pools, names and TLS goes before; what it says of time and durability has been refused.
     *
     * @param tls how to trust the server and be known to it; absent: as Java does, if the URI wants TLS
     */
    static MongoClientSettings of(
            ConnectionString uri, Duration timeout, Optional<SSLContext> tls, ServersInView servers) {
        long millis = timeout.toMillis();
        // The driver takes it for the answer to a heartbeat too.
        int connect = (int) Math.min(millis, LONGEST_CONNECT_MILLIS);
        return MongoClientSettings.builder()
                .applicationName("lifafa")
                .codecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new DocumentCodec()), MongoClientSettings.getDefaultCodecRegistry()))
                .commandListenerList(DriverListeners.all())
                .applyToConnectionPoolSettings(pool -> pool.maxSize(POOL)
                        .maxWaitTime(millis, TimeUnit.MILLISECONDS)
                        .maxConnectionIdleTime(IDLE_MILLIS, TimeUnit.MILLISECONDS))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS)
                        .addClusterListener(servers))
                .applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS)
                        .addServerListener(servers))
                .applyToSocketSettings(socket -> socket.connectTimeout(connect, TimeUnit.MILLISECONDS)
                        .readTimeout((int) millis, TimeUnit.MILLISECONDS))
                .applyConnectionString(uri)
                .applyToSslSettings(
                        ssl -> tls.ifPresent(context -> ssl.enabled(true).context(context)))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build();
    }
}
