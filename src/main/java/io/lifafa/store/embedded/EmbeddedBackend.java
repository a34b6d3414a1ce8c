package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The databases of a store, and the few commands that mongo-java-server lacks or does in a costly way. */
final class EmbeddedBackend extends AbstractMongoBackend {

    /** MongoDB's own limit; the parent's is 1,000. */
    private static final int MAX_WRITE_BATCH = 100_000;

    /** Sessions are not kept; that they end would be no loss. */
    private static final int SESSION_MINUTES = 30;

    private final StoreMaps maps;
    private final Changes changes;

    EmbeddedBackend(StoreMaps maps, Changes changes, Clock clock) {
        super(clock);
        version(new ServedVersion());
        this.maps = maps;
        this.changes = changes;
        maps.databases().forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new EmbeddedDatabase(name, maps, changes, getCursorRegistry());
    }

    /** Whether using this database makes nothing new. */
    boolean knows(String database) {
        return listDatabaseNames().contains(database);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "hello", "ismaster" -> hello(channel, database, query);
            case "listdatabases" -> listDatabases();
            default -> super.handleCommand(channel, database, command, query);
        };
    }

    private Document hello(Channel channel, String database, Document query) {
        Document reply = super.handleCommand(channel, database, "ismaster", query);
        reply.put("isWritablePrimary", true);
        reply.put("helloOk", true);
        reply.put("readOnly", false);
        reply.put("logicalSessionTimeoutMinutes", SESSION_MINUTES);
        reply.put("maxWriteBatchSize", MAX_WRITE_BATCH);
        return reply;
    }

    private Document listDatabases() {
        List<Document> databases = new ArrayList<>();
        for (String name : listDatabaseNames().stream().sorted().toList()) {
            databases.add(new Document("name", name)
                    .append("sizeOnDisk", maps.fileBytes())
                    .append("empty", resolveDatabase(name).isEmpty()));
        }
        Document reply = new Document("databases", databases).append("totalSize", maps.fileBytes());
        Utils.markOkay(reply);
        return reply;
    }

    /** What has to be deleted now because of its date. */
    List<Expiry> expiries() {
        Instant now = Instant.now(getClock());
        List<Expiry> expiries = new ArrayList<>();
        for (String name : listDatabaseNames()) {
            if (resolveDatabase(name) instanceof EmbeddedDatabase database) {
                for (Document index : database.indexDescriptions()) {
                    Expiry.of(database, index, now).ifPresent(expiries::add);
                }
            }
        }
        return expiries;
    }
}
