package io.lifafa.web;

import io.lifafa.http.Gate;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Problem;
import io.lifafa.http.Routes;
import io.lifafa.http.WholeBody;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.Archive;
import io.lifafa.store.Replayed;
import io.lifafa.tenants.Permission;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;

/** The dead letters: looking at them, and trying them again. */
public final class DeadLetterRoutes implements Routes {
    private static final int MAX_BODY = 4 * 1024 * 1024;

    private final Archive archive;
    private final ZoneId zone;
    private final Views views;

    public DeadLetterRoutes(Archive archive, ZoneId zone) {
        this.archive = archive;
        this.zone = zone;
        this.views = new Views(zone);
    }

    @Override
    public void mount(Router router, Gate gate) {
        gate.guard(router.get("/api/v1/dead-letters"), Permission.READ)
                .handler(KnownParameters.only("cursor", "limit"))
                .handler(context -> ReadRoutes.answer(context, it -> list(it, gate.tenant(it))));
        gate.guard(router.post("/api/v1/dead-letters/replay"), Permission.OPERATE)
                .handler(KnownParameters.only())
                .handler(context ->
                        WholeBody.receive(context, MAX_BODY, body -> replay(context, gate.tenant(context), body)));
    }

    private Future<JsonObject> list(RoutingContext context, Tenant tenant) {
        var query = new Query(context.queryParams(), zone);
        int limit = query.limit();
        return archive.deadLetters(tenant, query.after(tenant), limit).map(page -> {
            var json = new JsonObject()
                    .put("dead_letters", page.stream().map(views::deadLetter).toList());
            if (page.size() == limit) {
                json.put(
                        "next_cursor",
                        Tenant.given(page.get(limit - 1).item().sms().id()));
            }
            return json;
        });
    }

    private void replay(RoutingContext context, Tenant tenant, Buffer body) {
        Future.<List<String>>future(promise -> {
                    try {
                        promise.complete(ids(body.toString()));
                    } catch (BadQuery e) {
                        promise.fail(e);
                    }
                })
                .compose(ids ->
                        archive.replay(tenant, ids.stream().map(tenant::stored).toList()))
                .onSuccess(replayed -> answer(context, replayed))
                .onFailure(failure -> (failure instanceof BadQuery bad
                                ? Problem.of(400, "Bad request", bad.getMessage())
                                : Problem.from(failure))
                        .send(context));
    }

    /** How many they are the batch tells: they may not all have been found by now. */
    private static void answer(RoutingContext context, Replayed replayed) {
        if (replayed.count() == 0) {
            Problem.of(404, "Not found", "none of these is a dead letter").send(context);
            return;
        }
        context.response()
                .setStatusCode(202)
                .putHeader("Location", "/api/v1/batches/" + replayed.batchId())
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("batch_id", replayed.batchId()).toBuffer());
    }

    /** All of them only if that is said. */
    private static List<String> ids(String body) {
        try {
            var json = body.isBlank() ? new JsonObject() : new JsonObject(body);
            if (Boolean.TRUE.equals(json.getValue("all"))) {
                return List.of();
            }
            if (json.getValue("ids") instanceof JsonArray ids
                    && !ids.isEmpty()
                    && ids.stream().allMatch(String.class::isInstance)) {
                return ids.stream().map(String.class::cast).toList();
            }
        } catch (DecodeException e) {
            throw badBody();
        }
        throw badBody();
    }

    private static BadQuery badBody() {
        return new BadQuery("body: must be {\"ids\": [\"…\"]} or {\"all\": true}");
    }
}
