package io.lifafa.web;

import io.lifafa.http.Gate;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Problem;
import io.lifafa.http.Routes;
import io.lifafa.http.WholeBody;
import io.lifafa.store.ErasureState;
import io.lifafa.store.Erasures;
import io.lifafa.tenants.Permission;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.TreeMap;

/** Erasure of a person, for admins of the tenant: asked for, and looked at until it is done. */
public final class ErasureRoutes implements Routes {
    private static final int MAX_BODY = 1024;
    private static final int LONGEST_ID = 1_024;
    private static final String ERASURES = "/api/v1/erasures/";

    private final Erasures erasures;

    public ErasureRoutes(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public void mount(Router router, Gate gate) {
        gate.guard(router.delete("/api/v1/users/:id"), Permission.ADMIN)
                .handler(KnownParameters.only())
                .handler(context -> WholeBody.receive(context, MAX_BODY, body -> erase(context, gate)));
        gate.guard(router.get(ERASURES + ":id"), Permission.ADMIN)
                .handler(KnownParameters.only())
                .handler(context ->
                        ReadRoutes.answer(context, it -> erasures.erasure(gate.tenant(it), it.pathParam("id"))
                                .map(ErasureRoutes::view)));
    }

    private void erase(RoutingContext context, Gate gate) {
        var user = context.pathParam("id");
        if (user.length() > LONGEST_ID || user.chars().anyMatch(Character::isISOControl)) {
            Problem.of(400, "Bad request", "id: is too long or holds a control character; no user has such an id")
                    .send(context);
            return;
        }
        erasures.erase(gate.tenant(context), user, Gate.caller(context).id())
                .onSuccess(begun -> context.response()
                        .setStatusCode(202)
                        .putHeader("Location", ERASURES + begun.id())
                        .putHeader("Content-Type", "application/json")
                        .end(view(begun).toBuffer()))
                .onFailure(failure -> Problem.from(failure).send(context));
    }

    private static JsonObject view(ErasureState state) {
        var counts = new JsonObject();
        new TreeMap<>(state.counts()).forEach(counts::put);
        var json = new JsonObject()
                .put("erasure_id", state.id())
                .put("done", state.doneAt().isPresent())
                .put("step", state.step())
                .put("asked_by", state.askedBy())
                .put("asked_at", state.askedAt().toString());
        state.doneAt().ifPresent(it -> json.put("done_at", it.toString()));
        return json.put("removed", counts);
    }
}
