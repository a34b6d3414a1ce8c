package io.lifafa.web;

import io.lifafa.config.text.Durations;
import io.lifafa.http.Gate;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Problem;
import io.lifafa.http.Routes;
import io.lifafa.http.WholeBody;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.key.ApiKey;
import io.lifafa.tenants.key.GeneratedKey;
import io.lifafa.tenants.key.KeyStore;
import io.lifafa.tenants.key.KnownKeys;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * API keys: an admin's of his own tenant; the installation's own tenant makes those of others, too. The list shows no secret, and a key
 * is shown once, in the answer that made it.
 */
public final class KeyRoutes implements Routes {
    private static final int MAX_BODY = 16 * 1024;
    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final String KEYS = "/api/v1/keys";

    private final KeyStore keys;
    private final EventBus bus;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public KeyRoutes(KeyStore keys, EventBus bus, Clock clock) {
        this.keys = keys;
        this.bus = bus;
        this.clock = clock;
    }

    @Override
    public void mount(Router router, Gate gate) {
        gate.guard(router.get(KEYS), Permission.ADMIN)
                .handler(KnownParameters.only("tenant"))
                .handler(context -> ReadRoutes.answer(context, it -> list(of(gate.tenant(it), tenantParameter(it)))));
        gate.guard(router.post(KEYS), Permission.ADMIN)
                .handler(KnownParameters.only())
                .handler(context -> WholeBody.receive(
                        context, MAX_BODY, body -> made(context, () -> create(gate.tenant(context), body))));
        gate.guard(router.delete(KEYS + "/:id"), Permission.ADMIN)
                .handler(KnownParameters.only("tenant"))
                .handler(context -> WholeBody.receive(
                        context,
                        MAX_BODY,
                        body -> ReadRoutes.answer(
                                context, it -> revoke(of(gate.tenant(it), tenantParameter(it)), it.pathParam("id")))));
        gate.guard(router.post(KEYS + "/:id/rotate"), Permission.ADMIN)
                .handler(KnownParameters.only("tenant"))
                .handler(context -> WholeBody.receive(
                        context,
                        MAX_BODY,
                        body -> made(
                                context,
                                () -> rotate(
                                        of(gate.tenant(context), tenantParameter(context)),
                                        context.pathParam("id"),
                                        JsonBody.object(body)))));
    }

    private static Optional<String> tenantParameter(RoutingContext context) {
        return Optional.ofNullable(context.queryParams().get("tenant"));
    }

    /** Whose keys: the caller's own tenant's, or, for the installation's own, any. */
    private static String of(Tenant caller, Optional<String> named) {
        if (named.isEmpty() || named.get().equals(caller.name())) {
            return caller.name();
        }
        if (!caller.home()) {
            throw new BadQuery("tenant: your key is for " + caller.name() + "; leave it out");
        }
        return named.get();
    }

    private Future<JsonObject> list(String tenant) {
        return keys.list(tenant).map(found -> new JsonObject()
                .put("keys", new JsonArray(found.stream().map(this::view).toList())));
    }

    private JsonObject view(ApiKey key) {
        var json = new JsonObject()
                .put("id", key.id())
                .put("tenant", key.tenant())
                .put(
                        "roles",
                        new JsonArray(key.permissions().stream()
                                .map(Permission::text)
                                .sorted()
                                .toList()))
                .put("label", key.label())
                .put("created_at", key.created().toString())
                .put("state", state(key));
        key.expires().ifPresent(it -> json.put("expires_at", it.toString()));
        key.revoked().ifPresent(it -> json.put("revoked_at", it.toString()));
        key.replacedBy().ifPresent(it -> json.put("replaced_by", it));
        return json;
    }

    private String state(ApiKey key) {
        return key.refusal(clock.instant())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .orElse("valid");
    }

    private Future<GeneratedKey> create(Tenant caller, Buffer body) {
        var json = JsonBody.object(body);
        var unknown = json.fieldNames().stream()
                .filter(it -> !Set.of("tenant", "roles", "label", "expires_in").contains(it))
                .findFirst();
        if (unknown.isPresent()) {
            throw new BadQuery("body: has an unknown field; known here: tenant, roles, label, expires_in");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var key = GeneratedKey.generate(
                random,
                of(caller, text(json, "tenant")),
                Permission.parse(String.join(",", roles(json))),
                text(json, "label").orElse(""),
                now,
                text(json, "expires_in").map(it -> now.plus(duration("expires_in", it))));
        return keys.insert(key.stored())
                .onSuccess(stored -> KnownKeys.announce(bus, key.stored().id()))
                .map(key);
    }

    private static List<String> roles(JsonObject json) {
        if (json.getValue("roles") instanceof JsonArray roles
                && !roles.isEmpty()
                && roles.stream().allMatch(String.class::isInstance)) {
            return roles.stream().map(String.class::cast).toList();
        }
        throw new BadQuery("roles: must be a list of ingest, read, operate, admin, such as [\"ingest\", \"read\"]");
    }

    private Future<JsonObject> revoke(String tenant, String id) {
        return keys.revoke(tenant, id, clock.instant()).compose(done -> {
            if (!done) {
                return Future.failedFuture(NotThere.key());
            }
            KnownKeys.announce(bus, id);
            return Future.succeededFuture(new JsonObject().put("id", id).put("state", "revoked"));
        });
    }

    private Future<GeneratedKey> rotate(String tenant, String id, JsonObject body) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var until = now.plus(
                text(body, "overlap").map(it -> duration("overlap", it)).orElse(OVERLAP));
        return keys.find(Set.of(id)).compose(found -> {
            var old = found.stream().filter(it -> it.tenant().equals(tenant)).findFirst();
            if (old.isEmpty()) {
                return Future.failedFuture(NotThere.key());
            }
            var successor = GeneratedKey.successor(random, old.get(), now);
            return keys.rotate(tenant, id, successor.stored(), until).compose(done -> {
                if (!done) {
                    return Future.failedFuture(NotThere.key());
                }
                KnownKeys.announce(bus, id);
                return Future.succeededFuture(successor);
            });
        });
    }

    /** What makes a key: its request may be wrong. */
    private interface Making {
        Future<GeneratedKey> begin();
    }

    private void made(RoutingContext context, Making making) {
        Future.succeededFuture()
                .compose(asked -> making.begin())
                .onSuccess(key -> context.response()
                        .setStatusCode(201)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store")
                        .end(view(key.stored())
                                .put("key", key.presented().text())
                                .toBuffer()))
                .onFailure(failure -> (failure instanceof BadQuery || failure instanceof IllegalArgumentException
                                ? Problem.of(400, "Bad request", failure.getMessage())
                                : Problem.from(failure))
                        .send(context));
    }

    private static Optional<String> text(JsonObject json, String name) {
        var value = json.getValue(name);
        if (value != null && !(value instanceof String)) {
            throw new BadQuery(name + ": must be a text");
        }
        return Optional.ofNullable((String) value);
    }

    private static Duration duration(String name, String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadQuery(name + ": " + e.getMessage());
        }
    }
}
