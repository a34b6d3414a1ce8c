package io.lifafa.web;

import io.lifafa.http.Gate;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Problem;
import io.lifafa.http.Routes;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.Archive;
import io.lifafa.tenants.Permission;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** The resources one can read: an SMS, a batch, a user's transactions, and those of all users that are doubted. */
public final class ReadRoutes implements Routes {
    private final Archive archive;
    private final ZoneId zone;
    private final Views views;

    /** @param zone of dates without a time, in queries */
    public ReadRoutes(Archive archive, ZoneId zone) {
        this.archive = archive;
        this.zone = zone;
        this.views = new Views(zone);
    }

    @Override
    public void mount(Router router, Gate gate) {
        gate.guard(router.get("/api/v1/sms/:id"), Permission.READ)
                .handler(KnownParameters.only())
                .handler(context -> answer(context, it -> sms(it, gate.tenant(it))));
        gate.guard(router.get("/api/v1/batches/:id"), Permission.READ)
                .handler(KnownParameters.only())
                .handler(context -> answer(context, it -> batch(it, gate.tenant(it))));
        gate.guard(router.get("/api/v1/transactions"), Permission.READ)
                .handler(KnownParameters.only("user_id", "from", "to", "cursor", "limit"))
                .handler(context -> answer(context, it -> transactions(it, gate.tenant(it))));
        gate.guard(router.get("/api/v1/doubted"), Permission.READ)
                .handler(KnownParameters.only("reason", "cursor", "limit"))
                .handler(context -> answer(context, it -> doubted(it, gate.tenant(it))));
    }

    static void answer(RoutingContext context, Function<RoutingContext, Future<JsonObject>> resource) {
        Future.<JsonObject>future(promise -> {
                    try {
                        resource.apply(context).onComplete(promise);
                    } catch (BadQuery e) {
                        promise.fail(e);
                    }
                })
                .onSuccess(context::json)
                .onFailure(failure -> problem(failure).send(context));
    }

    private static Problem problem(Throwable failure) {
        return failure instanceof BadQuery bad
                ? Problem.of(400, "Bad request", bad.getMessage())
                : Problem.from(failure);
    }

    private Future<JsonObject> sms(RoutingContext context, Tenant tenant) {
        var id = tenant.stored(given(context));
        return archive.sms(List.of(id)).compose(found -> found.stream()
                .findFirst()
                .map(it -> Future.succeededFuture(views.sms(it)))
                .orElseGet(() -> duplicate(id)));
    }

    private Future<JsonObject> duplicate(String id) {
        return archive.duplicates(List.of(id)).compose(found -> found.stream()
                .findFirst()
                .map(it -> Future.succeededFuture(views.duplicate(it)))
                .orElseGet(() -> Future.failedFuture(NotThere.sms())));
    }

    private Future<JsonObject> batch(RoutingContext context, Tenant tenant) {
        var id = context.pathParam("id");
        return tenant.ownsBatch(id) ? archive.batch(id).map(views::batch) : Future.failedFuture(NotThere.batch(id));
    }

    /** An id of a client, which holds no control character: with one it could name another tenant's SMS. */
    private static String given(RoutingContext context) {
        var id = context.pathParam("id");
        if (id.chars().anyMatch(Character::isISOControl)) {
            throw new BadQuery("id: holds a control character; no SMS has such an id");
        }
        return id;
    }

    private Future<JsonObject> doubted(RoutingContext context, Tenant tenant) {
        var query = new Query(context.queryParams(), zone);
        int limit = query.limit();
        return archive.doubted(tenant, query.text("reason").orElse(""), query.after(tenant), limit)
                .map(page -> {
                    var json = new JsonObject()
                            .put(
                                    "doubted",
                                    page.stream().map(views::transaction).toList());
                    if (page.size() == limit) {
                        json.put(
                                "next_cursor",
                                Tenant.given(page.get(limit - 1).sms().id()));
                    }
                    return json;
                });
    }

    private Future<JsonObject> transactions(RoutingContext context, Tenant tenant) {
        var query = new Query(context.queryParams(), zone).transactions(tenant);
        return archive.transactions(query).map(page -> {
            var json = new JsonObject()
                    .put("transactions", page.stream().map(views::transaction).toList());
            if (page.size() == query.limit()) {
                json.put("next_cursor", Cursor.after(page.get(page.size() - 1)));
            }
            return json;
        });
    }
}
