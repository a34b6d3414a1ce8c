package io.lifafa.store.journal;

import io.lifafa.sms.identity.ContentClaim;
import io.lifafa.sms.identity.SameSms;
import io.lifafa.store.Duplicate;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds SMS that are the same under other ids: one row per {@link ContentClaim#key} lists who claimed it, in the order in
 * which they came.
 *
 * <p>A row only grows, in one atomic step at a time, so what {@link SameSms} reads from it of a claim is the same whenever
 * and by whomever it is read. A row takes {@link #MOST} claims; what comes after that is known by its id alone.
 */
public final class SameContent {
    static final int MOST = 32;
    private static final String CLAIMS = "claims";
    private static final String COUNT = "n";
    private static final String FIRST = "first";
    private static final String GIVEN = "given";
    private static final String DERIVED = "derived";

    private final Database database;

    public SameContent(Database database) {
        this.database = database;
    }

    /** Enters the claims. The Future gives those that are duplicates; they are {@link #duplicates known} from then on. */
    Future<List<Duplicate>> claim(List<ContentClaim> claims) {
        var byKey = claims.stream()
                .collect(Collectors.groupingBy(ContentClaim::key, LinkedHashMap::new, Collectors.toList()));
        var asked = claims.stream().map(ContentClaim::id).collect(Collectors.toSet());
        return enter(byKey)
                .map(rows -> rows.stream()
                        .flatMap(row -> SameSms.firsts(row).entrySet().stream())
                        .filter(it -> asked.contains(it.getKey()))
                        .map(it -> new Duplicate(it.getKey(), it.getValue()))
                        .toList())
                .compose(found -> database.insertMissing(
                                Collections.DUPLICATES,
                                found.stream().map(SameContent::duplicate).toList())
                        .map(found));
    }

    /** Of a new row nothing has to be read: it is as it was written. */
    private Future<List<List<ContentClaim>>> enter(Map<String, List<ContentClaim>> byKey) {
        var claims = byKey.values().stream().map(SameContent::most).toList();
        return database.insertMissing(
                        Collections.CONTENTS,
                        claims.stream().map(SameContent::row).toList())
                .compose(taken -> {
                    var rows = new ArrayList<List<ContentClaim>>();
                    var old = new LinkedHashMap<String, List<ContentClaim>>();
                    for (int i = 0; i < claims.size(); i++) {
                        if (taken.contains(i)) {
                            var key = claims.get(i).get(0).key();
                            old.put(key, byKey.get(key));
                        } else {
                            rows.add(claims.get(i));
                        }
                    }
                    return join(old, rows);
                });
    }

    /** Adds to rows that are there what they lack, again until nobody else came between. */
    private Future<List<List<ContentClaim>>> join(
            Map<String, List<ContentClaim>> byKey, List<List<ContentClaim>> rows) {
        return Database.read(database.byIds(Collections.CONTENTS, byKey.keySet(), null), SameContent::read)
                .compose(found -> {
                    var updates = new ArrayList<BulkOperation>();
                    var again = new LinkedHashMap<String, List<ContentClaim>>();
                    for (var row : found) {
                        var key = row.get(0).key();
                        var joined = joined(row, byKey.get(key));
                        if (joined.size() == row.size()) {
                            rows.add(row);
                        } else {
                            updates.add(growing(row, joined));
                            again.put(key, byKey.get(key));
                        }
                    }
                    return again.isEmpty()
                            ? Future.succeededFuture(rows)
                            : database.bulk(Collections.CONTENTS, updates).compose(done -> join(again, rows));
                });
    }

    private static List<ContentClaim> joined(List<ContentClaim> row, List<ContentClaim> claims) {
        var ids = row.stream().map(ContentClaim::id).collect(Collectors.toSet());
        var joined = new ArrayList<>(row);
        claims.stream().filter(it -> ids.add(it.id())).forEach(joined::add);
        return most(joined);
    }

    private static List<ContentClaim> most(List<ContentClaim> claims) {
        return claims.subList(0, Math.min(MOST, claims.size()));
    }

    private static BulkOperation growing(List<ContentClaim> row, List<ContentClaim> joined) {
        var same = Database.id(row.get(0).key()).put(COUNT, row.size());
        return BulkOperation.createUpdate(same, new JsonObject().put("$set", fields(joined)));
    }

    private static JsonObject row(List<ContentClaim> claims) {
        return Database.id(claims.get(0).key()).mergeIn(fields(claims));
    }

    private static JsonObject fields(List<ContentClaim> claims) {
        return new JsonObject()
                .put(COUNT, claims.size())
                .put(
                        CLAIMS,
                        new JsonArray(claims.stream().map(SameContent::write).toList()));
    }

    /** As text, for there is a row for every SMS: a document for each claim would double what it costs. */
    private static String write(ContentClaim claim) {
        return claim.date().toEpochMilli() + " " + (claim.given() ? GIVEN : DERIVED) + " " + claim.id();
    }

    private static ContentClaim read(String key, String claim) {
        var parts = claim.split(" ", 3);
        return new ContentClaim(key, parts[2], parts[1].equals(GIVEN), Instant.ofEpochMilli(Long.parseLong(parts[0])));
    }

    private static List<ContentClaim> read(JsonObject row) {
        var key = row.getString("_id");
        return row.getJsonArray(CLAIMS).stream()
                .map(claim -> read(key, (String) claim))
                .toList();
    }

    /** The ids that have claimed a row of {@code sms_contents}. */
    public static List<String> claimants(JsonObject row) {
        return read(row).stream().map(ContentClaim::id).toList();
    }

    private static JsonObject duplicate(Duplicate duplicate) {
        return Database.id(duplicate.id()).put(FIRST, duplicate.first());
    }

    /** Those of the ids that are of duplicates. */
    public Future<List<Duplicate>> duplicates(Collection<String> ids) {
        return Database.read(
                database.byIds(Collections.DUPLICATES, ids, null),
                it -> new Duplicate(it.getString("_id"), it.getString(FIRST)));
    }
}
