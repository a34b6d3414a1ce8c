package io.lifafa.cli.cache;

import io.lifafa.cli.base.Await;
import io.lifafa.config.LifafaConfig;
import io.lifafa.node.StoreAccess;
import io.lifafa.store.TemplateStore;
import io.lifafa.store.database.DatabaseClock;
import io.lifafa.store.stage.StoreClients;
import io.lifafa.store.stage.StoreOptions;
import io.lifafa.store.stage.StoreVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The templates in the store, for a command that needs nothing else of a node. Thread rule: the main thread. */
final class StoredTemplates implements AutoCloseable {
    private static final int PAGE = 500;

    private final Vertx vertx;
    private final StoreAccess store;
    private final TemplateStore templates;

    private StoredTemplates(Vertx vertx, StoreAccess store, TemplateStore templates) {
        this.vertx = vertx;
        this.store = store;
        this.templates = templates;
    }

    /** @throws IOException if the embedded store cannot be opened, for instance because a running node holds it */
    static StoredTemplates open(LifafaConfig config) throws Exception {
        return open(config, false);
    }

    /** The same, only to read them: nothing in the store's directory changes. */
    static StoredTemplates look(LifafaConfig config) throws Exception {
        return open(config, true);
    }

    private static StoredTemplates open(LifafaConfig config, boolean looking) throws Exception {
        var vertx = Vertx.vertx();
        try {
            var store = Await.on(StoreAccess.requireTexts(vertx, config, looking));
            var options =
                    new StoreOptions(config.store().lease(), config.store().idempotencyRetention(), config.tenant());
            var clock = new DatabaseClock(store.database());
            Await.on(clock.start(vertx));
            Await.on(vertx.deployVerticle(new StoreVerticle(store.database(), options, clock, Optional.empty())));
            var services = StoreClients.here(vertx, config.store().timeout()).services();
            return new StoredTemplates(vertx, store, services.templates());
        } catch (Exception e) {
            Await.on(vertx.close());
            throw e;
        }
    }

    TemplateStore store() {
        return templates;
    }

    void forEach(Consumer<JsonObject> action) throws Exception {
        var after = "";
        List<JsonObject> page;
        do {
            page = Await.on(templates.page(after, PAGE));
            page.forEach(action);
            after = page.isEmpty() ? after : page.get(page.size() - 1).getString("id");
        } while (page.size() == PAGE);
    }

    @Override
    public void close() {
        try {
            Await.on(store.close(vertx));
            Await.on(vertx.close());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the store did not close in order", e);
        }
    }
}
