package io.lifafa.store.journal;

import io.lifafa.fairness.FairTurns;
import io.lifafa.fairness.TenantWeights;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which chunk is leased next: what a dead worker held; else the oldest of the tenant whose turn it is, by its weight and by
 * the SMS that it has had ({@link FairTurns}); while one tenant alone has due work, simply the oldest. Gives inbox entries
 * as they are under the new lease. Thread rule: any.
 */
final class ChunkLeases {
    private static final JsonObject OLDEST_FIRST = new JsonObject().put("due", 1);

    /** How often a journal looks for chunks whose holder has died. */
    private static final Duration ABANDONED_EVERY = Duration.ofSeconds(2);

    private final Database database;
    private final Duration leaseTime;
    private final Clock clock;
    private final DueTenants tenants;
    private final FairTurns turns;
    private volatile Instant abandonedSoughtAt = Instant.EPOCH;

    ChunkLeases(Database database, Duration leaseTime, Clock clock, TenantWeights weights) {
        this.database = database;
        this.leaseTime = leaseTime;
        this.clock = clock;
        this.tenants = new DueTenants(database, clock);
        this.turns = new FairTurns(weights);
    }

    /** Work of a tenant has come, due at once. */
    void appended(String tenant) {
        tenants.appended(tenant, clock.instant());
    }

    /**
     * What somebody held and did not finish comes first, however much has waited for longer: whoever held it is dead, and
     * its SMS are the oldest there are. It is looked for now and then only, because what it goes by is in no index.
     */
    Future<Optional<JsonObject>> next(String owner) {
        var now = clock.instant();
        if (now.isBefore(abandonedSoughtAt.plus(ABANDONED_EVERY))) {
            return nextInTurn(owner, now);
        }
        abandonedSoughtAt = now;
        return lease(owner, due(now).put("epoch", new JsonObject().put("$gt", 0)), now)
                .compose(found -> {
                    if (found.isEmpty()) {
                        return nextInTurn(owner, now);
                    }
                    abandonedSoughtAt = Instant.EPOCH;
                    return Future.succeededFuture(found);
                });
    }

    /** The next one of a tenant that is not among these; empty as well if one's work came too lately to be known of. */
    Future<Optional<JsonObject>> beside(String owner, Set<String> others) {
        var now = clock.instant();
        return tenants.refreshed().compose(fresh -> {
            var waiting = order(tenants.at(now)).stream()
                    .filter(it -> !others.contains(it))
                    .iterator();
            return leaseFirst(owner, waiting, now);
        });
    }

    private Future<Optional<JsonObject>> nextInTurn(String owner, Instant now) {
        return tenants.refreshed().compose(fresh -> {
            var waiting = tenants.at(now);
            if (waiting.size() < 2) {
                order(waiting);
                return lease(owner, due(now), now);
            }
            return leaseFirst(owner, order(waiting).iterator(), now)
                    .compose(found -> found.isPresent() ? Future.succeededFuture(found) : lease(owner, due(now), now));
        });
    }

    private synchronized List<String> order(List<String> waiting) {
        return turns.order(waiting);
    }

    private Future<Optional<JsonObject>> leaseFirst(String owner, Iterator<String> waiting, Instant now) {
        if (!waiting.hasNext()) {
            return Future.succeededFuture(Optional.empty());
        }
        var tenant = waiting.next();
        return lease(owner, due(now).put("tenant", tenant), now).compose(found -> {
            if (found.isPresent()) {
                return Future.succeededFuture(found);
            }
            tenants.exhausted(tenant);
            return leaseFirst(owner, waiting, now);
        });
    }

    private static JsonObject due(Instant now) {
        return new JsonObject().put("due", new JsonObject().put("$lte", Documents.date(now)));
    }

    private Future<Optional<JsonObject>> lease(String owner, JsonObject due, Instant now) {
        var update = new JsonObject()
                .put(
                        "$set",
                        new JsonObject()
                                .put("due", Documents.date(now.plus(leaseTime)))
                                .put("owner", owner))
                .put("$inc", new JsonObject().put("epoch", 1L));
        return database.updateOne(Collections.INBOX, due, update, OLDEST_FIRST)
                .onSuccess(found -> found.ifPresent(this::charge));
    }

    private synchronized void charge(JsonObject inbox) {
        turns.charge(inbox.getString("tenant"), inbox.getInteger("n"));
    }
}
