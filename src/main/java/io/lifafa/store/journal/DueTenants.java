package io.lifafa.store.journal;

import io.lifafa.json.Form;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which tenants have due work, as last seen: at most {@link #FRESH} old, or ten times as old as it took to look, so that
 * looking never costs more than a tenth of the time.
 *
 * <p>It looks along the index {@code tenant, due} in pages and skips the rest of a tenant that fills its page: one tenant
 * costs two short queries however much work it has. A hint only: what it misses is found by the next look. Thread rule: any.
 */
final class DueTenants {
    static final Duration FRESH = Duration.ofMillis(500);

    static final int PAGE = 100;
    private static final int PAUSES = 10;
    private static final JsonObject TENANT = new JsonObject().put("tenant", 1).put("due", 1);

    private final Database database;
    private final Clock clock;

    /** When each tenant's earliest chunk is due. */
    private Map<String, Instant> earliest = new HashMap<>();

    /** What was appended while it looked, for it may have been missed. */
    private final Map<String, Instant> appended = new HashMap<>();

    private Instant next = Instant.MIN;
    private boolean looking;

    DueTenants(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Looks if that is due and nobody else is looking. Fails as the database does. */
    Future<Void> refreshed() {
        var began = clock.instant();
        if (!begin(began)) {
            return Future.succeededFuture();
        }
        return page("", new LinkedHashMap<>())
                .onComplete(found -> end(began, found.result()))
                .mapEmpty();
    }

    private synchronized boolean begin(Instant now) {
        boolean due = !looking && !now.isBefore(next);
        looking |= due;
        return due;
    }

    private synchronized void end(Instant began, Map<String, Instant> found) {
        looking = false;
        if (found != null) {
            earliest = found;
            appended.forEach((tenant, due) -> earliest.merge(tenant, due, DueTenants::earlier));
            var pause = Duration.between(began, clock.instant()).multipliedBy(PAUSES);
            next = began.plus(pause.compareTo(FRESH) > 0 ? pause : FRESH);
        }
        appended.clear();
    }

    private Future<Map<String, Instant>> page(String after, Map<String, Instant> found) {
        var options = new FindOptions().setFields(TENANT).setSort(TENANT).setLimit(PAGE);
        var later = new JsonObject().put("tenant", new JsonObject().put("$gt", after));
        return database.find(Collections.INBOX, later, options).compose(chunks -> {
            chunks.forEach(it -> found.putIfAbsent(it.getString("tenant"), Form.readInstant(it.getValue("due"))));
            return chunks.size() < PAGE
                    ? Future.succeededFuture(found)
                    : page(chunks.get(PAGE - 1).getString("tenant"), found);
        });
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Work of a tenant has come. */
    synchronized void appended(String tenant, Instant due) {
        earliest.merge(tenant, due, DueTenants::earlier);
        if (looking) {
            appended.merge(tenant, due, DueTenants::earlier);
        }
    }

    /** A tenant turned out to have no due work. */
    synchronized void exhausted(String tenant) {
        earliest.remove(tenant);
    }

    /** The tenants with due work. */
    synchronized List<String> at(Instant now) {
        var due = new ArrayList<String>(earliest.size());
        earliest.forEach((tenant, since) -> {
            if (!since.isAfter(now)) {
                due.add(tenant);
            }
        });
        return due;
    }
}
