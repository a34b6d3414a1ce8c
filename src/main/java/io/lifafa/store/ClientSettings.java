package io.lifafa.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.impl.codec.json.JsonObjectCodec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.codecs.configuration.CodecRegistries;

/**
 * How the MongoDB driver is set up: majority and journal for every write, one timeout for everything that could wait.
 *
 * <p>The driver's own transport, not the Netty one that the Vert.x client sets up from JSON: writing BSON byte by byte
 * through Netty's buffers took a quarter of the engine's processor time.
 */
final class ClientSettings {
    private static final int POOL = 32;

    private ClientSettings() {}

    static MongoClientSettings of(ConnectionString uri, Duration timeout) {
        long millis = timeout.toMillis();
        return MongoClientSettings.builder()
                .applyConnectionString(uri)
                .applicationName("lifafa")
                .codecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new JsonObjectCodec(new JsonObject())),
                        MongoClientSettings.getDefaultCodecRegistry()))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(POOL).maxWaitTime(millis, TimeUnit.MILLISECONDS))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout((int) millis, TimeUnit.MILLISECONDS)
                        .readTimeout((int) millis, TimeUnit.MILLISECONDS))
                .build();
    }
}
