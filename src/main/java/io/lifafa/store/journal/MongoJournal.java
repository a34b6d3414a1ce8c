package io.lifafa.store.journal;

import io.lifafa.fairness.TenantWeights;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.identity.ContentClaim;
import io.lifafa.store.Backlog;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Duplicate;
import io.lifafa.store.Journal;
import io.lifafa.store.KnownSms;
import io.lifafa.store.Lease;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.Tally;
import io.lifafa.store.batch.ClosedChunks;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.lifafa.store.document.Withheld;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in MongoDB.
 *
 * <p>A lease is only "not due yet": claiming moves {@code due} to the lease's end and adds one to {@code epoch}, in one
 * atomic step; an expired lease is simply due again.
 */
public final class MongoJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(MongoJournal.class);
    private static final JsonObject VERDICT_FIELDS = new JsonObject()
            .put("status", 1)
            .put("root", 1)
            .put("replayed_by", 1)
            .put("tenant", 1)
            .put("user_id", 1)
            .put("body", 1)
            .put(Withheld.CONTENT, 1);

    private final Database database;
    private final ChunkCloser closer;
    private final Duration leaseTime;
    private final Clock clock;
    private final ChunkLeases leases;

    /** One to which all tenants are alike. */
    public MongoJournal(Database database, Duration leaseTime, Clock clock) {
        this(database, leaseTime, clock, TenantWeights.EQUAL);
    }

    /** @param weights the tenants' shares of the claims */
    public MongoJournal(Database database, Duration leaseTime, Clock clock, TenantWeights weights) {
        this.database = database;
        this.leaseTime = leaseTime;
        this.clock = clock;
        this.closer = new ChunkCloser(database, clock);
        this.leases = new ChunkLeases(database, leaseTime, clock, weights);
    }

    @Override
    public Future<Void> append(Chunk chunk) {
        return open(database, chunk, clock, clock.instant(), false)
                .onSuccess(stored -> leases.appended(chunk.tenant()));
    }

    /** Writes the payload first: an inbox entry always has one. */
    public static Future<Void> open(Database database, Chunk chunk, Clock clock, Instant due, boolean outage) {
        return putPayload(database, Documents.payload(chunk, clock.instant()))
                .compose(stored -> database.insertMissing(Collections.INBOX, Documents.inbox(chunk, due, outage)))
                .mapEmpty();
    }

    /** A payload that is there already is made young again, so that it is not cleared away as an orphan just now. */
    private static Future<Void> putPayload(Database database, JsonObject payload) {
        var refresh = new JsonObject().put("$set", new JsonObject().put("created", payload.getValue("created")));
        return database.insertMissing(Collections.PAYLOADS, payload)
                .compose(inserted -> inserted
                        ? Future.succeededFuture()
                        : database.updateOne(Collections.PAYLOADS, Database.id(payload.getString("_id")), refresh, null)
                                .compose(found ->
                                        found.isPresent() ? Future.succeededFuture() : putPayload(database, payload)));
    }

    @Override
    public Future<List<Claim>> claim(String owner, int max) {
        return claimInto(new ArrayList<>(), () -> leases.next(owner), max);
    }

    @Override
    public Future<List<Claim>> claimBeside(String owner, Set<String> tenants) {
        return claimInto(new ArrayList<>(), () -> leases.beside(owner, tenants), 1);
    }

    private Future<List<Claim>> claimInto(List<Claim> claims, Supplier<Future<Optional<JsonObject>>> lease, int max) {
        if (claims.size() == max) {
            return Future.succeededFuture(claims);
        }
        var next = lease.get().compose(inbox -> {
            if (inbox.isEmpty()) {
                return Future.succeededFuture(claims);
            }
            return toClaim(inbox.get()).compose(claim -> {
                claim.ifPresent(claims::add);
                return claimInto(claims, lease, max);
            });
        });
        // What was taken up before the failure is the caller's; else it would lie idle until its lease ends.
        return next.recover(
                failure -> claims.isEmpty() ? Future.failedFuture(failure) : Future.succeededFuture(claims));
    }

    /** A sealed chunk needs no more work: its closing is carried on where its last holder left it. */
    private Future<Optional<Claim>> toClaim(JsonObject inbox) {
        if (inbox.containsKey(Seal.FIELD)) {
            return closer.finish(inbox).map(Optional.empty());
        }
        return database.byId(Collections.PAYLOADS, inbox.getString("_id"))
                .compose(payload -> payload.isPresent()
                        ? Future.succeededFuture(
                                Optional.of(new Claim(leaseOf(inbox), Documents.chunk(inbox, payload.get()))))
                        : drop(inbox).map(Optional.empty()));
    }

    /**
     * An append that was repeated while its chunk closed may have left an entry without payload. All of it is done.
     */
    private Future<Void> drop(JsonObject inbox) {
        var id = inbox.getString("_id");
        return new ClosedChunks(database).has(ChunkId.parse(id)).compose(closed -> {
            if (closed) {
                return database.remove(Collections.INBOX, held(leaseOf(inbox)));
            }
            LOG.error("chunk {} has no payload: run the audit", id);
            return Future.succeededFuture();
        });
    }

    static Lease leaseOf(JsonObject inbox) {
        return new Lease(ChunkId.parse(inbox.getString("_id")), inbox.getString("owner"), inbox.getLong("epoch"));
    }

    @Override
    public Future<Void> renew(Lease lease) {
        return due(lease, clock.instant().plus(leaseTime))
                .compose(found ->
                        found ? Future.succeededFuture() : Future.failedFuture(StoreFailures.leaseLost(lease)));
    }

    @Override
    public Future<Void> release(Lease lease) {
        return due(lease, clock.instant()).mapEmpty();
    }

    private Future<Boolean> due(Lease lease, Instant due) {
        var update = new JsonObject().put("$set", new JsonObject().put("due", Documents.date(due)));
        return database.updateOne(Collections.INBOX, held(lease), update, null).map(Optional::isPresent);
    }

    /** Matches the chunk's inbox entry only while this lease is its newest. */
    static JsonObject held(Lease lease) {
        return Database.id(lease.chunk().toString()).put("epoch", lease.epoch());
    }

    @Override
    public Future<List<KnownSms>> known(List<String> smsIds) {
        return known(database, smsIds);
    }

    public static Future<List<KnownSms>> known(Database database, List<String> smsIds) {
        return Database.read(database.byIds(Collections.SMS, smsIds, VERDICT_FIELDS), Documents::readKnown);
    }

    @Override
    public Future<List<StoredTransaction>> transactions(List<String> smsIds) {
        return Database.read(database.byIds(Collections.TRANSACTIONS, smsIds, null), Documents::readTransaction);
    }

    @Override
    public Future<List<Duplicate>> claimContents(List<ContentClaim> claims) {
        return new SameContent(database).claim(claims);
    }

    @Override
    public Future<Tally> close(Closing closing) {
        return closer.close(closing);
    }

    /** A chunk that somebody has claimed since is his: only those that nobody has touched are made due. */
    @Override
    public Future<Void> outageIsOver() {
        var waiting = new JsonObject().put("outage", true).put("epoch", 0);
        var update = new JsonObject().put("$set", new JsonObject().put("due", Documents.date(clock.instant())));
        return database.bulk(Collections.INBOX, List.of(BulkOperation.createUpdate(waiting, update, false, true)));
    }

    @Override
    public Future<Backlog> backlog() {
        return database.sum(Collections.INBOX, "n", "bytes")
                .map(sum -> new Backlog(sum.count(), sum.of("n"), sum.of("bytes")));
    }
}
