package io.lifafa.web;

import io.lifafa.http.Gate;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Routes;
import io.lifafa.http.WholeBody;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.TenantName;
import io.lifafa.tenants.settings.KnownTenants;
import io.lifafa.tenants.settings.TenantSettings;
import io.lifafa.tenants.settings.TenantSettingsJson;
import io.lifafa.tenants.settings.TenantStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** Tenants' settings: an admin of the installation's own tenant sees and sets all of them, any other admin sees his own. */
public final class TenantRoutes implements Routes {
    private static final int MAX_BODY = 16 * 1024;
    private static final String TENANTS = "/api/v1/tenants";
    private static final String NAME = "name";

    private final TenantStore tenants;
    private final EventBus bus;
    private final String home;

    /** @param home the installation's own tenant */
    public TenantRoutes(TenantStore tenants, EventBus bus, String home) {
        this.tenants = tenants;
        this.bus = bus;
        this.home = home;
    }

    @Override
    public void mount(Router router, Gate gate) {
        gate.guardInstallation(router.get(TENANTS), Permission.ADMIN)
                .handler(KnownParameters.only())
                .handler(context -> ReadRoutes.answer(context, it -> list()));
        gate.guard(router.get(TENANTS + "/:name"), Permission.ADMIN)
                .handler(KnownParameters.only())
                .handler(context -> ReadRoutes.answer(context, it -> show(gate.tenant(it), it.pathParam(NAME))));
        gate.guardInstallation(router.put(TENANTS + "/:name"), Permission.ADMIN)
                .handler(KnownParameters.only())
                .handler(context -> WholeBody.receive(
                        context, MAX_BODY, body -> ReadRoutes.answer(context, it -> put(it.pathParam(NAME), body))));
    }

    private Future<JsonObject> list() {
        return tenants.list().map(all -> new JsonObject()
                .put(
                        "tenants",
                        new JsonArray(all.stream().map(TenantRoutes::view).toList())));
    }

    /** A tenant of which nothing was stored has the defaults; another's is as unknown as one that never was. */
    private Future<JsonObject> show(Tenant caller, String name) {
        if (!TenantName.isValid(name) || !caller.home() && !caller.name().equals(name)) {
            return Future.failedFuture(NotThere.tenant());
        }
        return tenants.find(name).map(found -> view(found.orElseGet(() -> TenantSettings.of(name))));
    }

    private Future<JsonObject> put(String name, Buffer body) {
        var settings = settings(name, JsonBody.object(body));
        return tenants.put(settings)
                .onSuccess(stored -> KnownTenants.announce(bus, name))
                .map(view(settings));
    }

    private TenantSettings settings(String name, JsonObject json) {
        var said = json.remove(NAME);
        if (said != null && !said.equals(name)) {
            throw new BadQuery("name: differs from the one in the path; leave it out");
        }
        try {
            return TenantSettingsJson.read(name, json).checkedFor(home);
        } catch (IllegalArgumentException wrong) {
            throw new BadQuery(wrong.getMessage());
        }
    }

    private static JsonObject view(TenantSettings settings) {
        return new JsonObject().put(NAME, settings.name()).mergeIn(TenantSettingsJson.write(settings));
    }
}
