package io.lifafa.store.erasure;

import io.lifafa.store.archive.Jobs;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.util.List;

/** Replays and reworks of a tenant name SMS: those they are to try, or are about to. Ended ones need not. */
final class NamedJobs {
    private static final int PAGE = 100;
    private static final String IDS = "task.ids";

    private final Database database;
    private final Pages jobs;

    NamedJobs(Database database) {
        this.database = database;
        this.jobs = new Pages(database, Collections.JOBS, null, PAGE);
    }

    /** Takes the names from ended jobs. The Future gives false if one that is under way still has some. */
    Future<Boolean> clear(Erasure erasure) {
        return clear(erasure, "", true);
    }

    private Future<Boolean> clear(Erasure erasure, String after, boolean isClear) {
        return jobs.behind(after, new JsonObject()).compose(page -> {
            var naming = page.stream()
                    .filter(it -> isOf(it, erasure.tenant().name()) && names(it))
                    .toList();
            boolean allEnded = naming.stream().allMatch(Jobs::isDone);
            return database.bulk(Collections.JOBS, clearing(naming))
                    .compose(cleared -> jobs.isLast(page)
                            ? Future.succeededFuture(isClear && allEnded)
                            : clear(erasure, Pages.lastOf(page), isClear && allEnded));
        });
    }

    /** A job of version 0.1 without a tenant is about all of them. */
    private static boolean isOf(JsonObject job, String tenant) {
        var of = job.getJsonObject("task").getString("tenant", "");
        return of.isEmpty() || of.equals(tenant);
    }

    private static boolean names(JsonObject job) {
        return !job.getJsonObject("task").getJsonArray("ids", new JsonArray()).isEmpty()
                || !job.getJsonObject("position").getJsonArray("plan").isEmpty();
    }

    private static List<BulkOperation> clearing(List<JsonObject> naming) {
        return naming.stream()
                .filter(Jobs::isDone)
                .map(it -> BulkOperation.createUpdate(
                        Database.id(it.getString("_id"))
                                .put("batch_id", it.getString("batch_id"))
                                .put("state", it.getString("state")),
                        new JsonObject().put("$set", new JsonObject().put(IDS, new JsonArray()))))
                .toList();
    }
}
