package io.lifafa.store.erasure;

import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.ErasureState;
import io.lifafa.store.Erasures;
import io.lifafa.store.database.Database;
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;

/** Erasures in MongoDB; an {@link ErasureRunner} does them. */
public final class MongoErasures implements Erasures {
    private final ErasureBook book;

    /** @param lease how long one belongs to the store that has taken it up, unless that goes on */
    public MongoErasures(Database database, Clock clock, Duration lease) {
        this.book = new ErasureBook(database, clock, lease);
    }

    @Override
    public Future<ErasureState> erase(Tenant tenant, String userId, String askedBy) {
        return Database.guarded(book.begin(tenant, userId, askedBy)).map(Erasure::state);
    }

    @Override
    public Future<ErasureState> erasure(Tenant tenant, String id) {
        return book.find(tenant, id).compose(found -> found.map(it -> Future.succeededFuture(Erasure.state(it)))
                .orElseGet(() -> Future.failedFuture(StoreFailures.notFound("no erasure with this id"))));
    }
}
