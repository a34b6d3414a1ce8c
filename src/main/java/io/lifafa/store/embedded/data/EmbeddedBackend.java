package io.lifafa.store.embedded.data;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.lifafa.store.embedded.maps.Changes;
import io.lifafa.store.embedded.maps.StoreMaps;
import io.netty.channel.Channel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The databases of a store, and the few commands that mongo-java-server lacks or does in a costly way. */
public final class EmbeddedBackend extends AbstractMongoBackend {

    /** MongoDB's own limit; the parent's is 1,000. */
    private static final int MAX_WRITE_BATCH = 100_000;

    private final StoreMaps maps;
    private final Changes changes;

    public EmbeddedBackend(StoreMaps maps, Changes changes, Clock clock) {
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
    public boolean knows(String database) {
        return listDatabaseNames().contains(database);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        Arguments.check(command, query);
        Optional<Document> ofSession = Sessions.answer(command, query);
        if (ofSession.isPresent()) {
            return ofSession.get();
        }
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "hello", "ismaster" -> hello(channel, database, query);
            case "listdatabases" -> listDatabases();
            case "getparameter" -> parameters(query);
            default -> super.handleCommand(channel, database, command, query);
        };
    }

    private Document hello(Channel channel, String database, Document query) {
        Document reply = super.handleCommand(channel, database, "ismaster", query);
        reply.put("isWritablePrimary", true);
        reply.put("helloOk", true);
        reply.put("readOnly", false);
        reply.put("logicalSessionTimeoutMinutes", Sessions.MINUTES);
        reply.put("maxWriteBatchSize", MAX_WRITE_BATCH);
        return reply;
    }

    /** The one that tools ask for. */
    private static Document parameters(Document query) {
        String compatibility = "featureCompatibilityVersion";
        if (!query.containsKey(compatibility) && !"*".equals(query.get("getParameter"))) {
            throw new MongoServerError(72, "InvalidOptions", "no option found to get");
        }
        Document reply = new Document(compatibility, new Document("version", "6.0"));
        Utils.markOkay(reply);
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
    public List<Expiry> expiries() {
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
