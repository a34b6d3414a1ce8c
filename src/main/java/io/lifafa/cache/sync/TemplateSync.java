package io.lifafa.cache.sync;

import io.lifafa.bus.Addresses;
import io.lifafa.cache.matching.TemplateCodec;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.cache.template.Template;
import io.lifafa.store.TemplateStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the library in step with the store and with the other nodes: what was learned here is saved and told to them at
 * once; what they learned is taken when they tell it and, as a message may be lost, looked up twice a second. What cannot be
 * saved is tried again as often. Only the store's time counts, never this node's. Thread rule: the event loop it was created on; {@link #learned} any.
 */
public final class TemplateSync {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateSync.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** A write takes its time, from the moment it is given to the one in which it can be seen. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /** Now and then further back: the store's clock may have been set back, a write may have taken minutes. */
    private static final Duration LONG_OVERLAP = Duration.ofMinutes(15);

    private static final int LOOKS_PER_LONG_ONE = 120;

    private static final int PAGE = 500;

    /** So often, with such pauses, a start asks again for what is known. */
    private static final Duration LOAD_AGAIN = Duration.ofSeconds(1);

    private static final int MORE_LOADS = 30;
    private static final String TEMPLATES = "templates";

    private final Vertx vertx;
    private final TemplateLibrary library;
    private final TemplateStore store;
    private final StoreTime storeTime = new StoreTime(System::nanoTime);
    private final int looksPerLongOne;
    private final Map<String, Template> unsaved = new ConcurrentHashMap<>();
    private MessageConsumer<JsonObject> news;
    private long timer = -1;
    private boolean looking;

    /** From when on changes have not been seen for certain, in the store's time, epoch milliseconds. */
    private long since;

    private int looks;

    public TemplateSync(Vertx vertx, TemplateLibrary library, TemplateStore store) {
        this(vertx, library, store, LOOKS_PER_LONG_ONE);
    }

    /** @param looksPerLongOne each so manieth look goes further back */
    public TemplateSync(Vertx vertx, TemplateLibrary library, TemplateStore store, int looksPerLongOne) {
        this.vertx = vertx;
        this.library = library;
        this.store = store;
        this.looksPerLongOne = looksPerLongOne;
    }

    /** Loads what is known; from then on keeps in step. */
    public Future<Void> start() {
        news = vertx.eventBus().consumer(Addresses.TEMPLATES_CHANGED, message -> message.body()
                .getJsonArray(TEMPLATES)
                .forEach(it -> take((JsonObject) it)));
        return load(MORE_LOADS).onSuccess(loaded -> {
            seenUpTo(0);
            timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> look());
        });
    }

    /** The only node with the store may be gone at this moment: a node that starts waits for it rather than giving up. */
    private Future<Void> load(int more) {
        return changes(0).recover(failure -> {
            if (more == 0) {
                return Future.failedFuture(failure);
            }
            LOG.warn("templates are loaded later: {}", failure.getClass().getSimpleName());
            return vertx.timer(LOAD_AGAIN.toSeconds(), TimeUnit.SECONDS).compose(now -> load(more - 1));
        });
    }

    /** All changes are known but those since this moment, and those that could not be seen yet. */
    private void seenUpTo(long moment) {
        since = Math.max(0, Math.max(moment, storeTime.latest()) - OVERLAP.toMillis());
    }

    private void take(JsonObject json) {
        if (json.getBoolean("removed", false)) {
            // One that was learned anew since is another one.
            library.get(json.getString("id"))
                    .filter(it -> it.revision() <= json.getLong("revision"))
                    .ifPresent(it -> library.remove(it.id()));
            return;
        }
        try {
            library.put(TemplateCodec.read(json));
        } catch (IllegalArgumentException unreadable) {
            LOG.debug("a template of another form is left out");
        }
    }

    /** Saves and tells what changed here. */
    public Future<Void> learned(Collection<Template> changed) {
        if (changed.isEmpty()) {
            return Future.succeededFuture();
        }
        var templates = new JsonArray();
        changed.forEach(it -> {
            unsaved.merge(it.id(), it, (a, b) -> a.revision() > b.revision() ? a : b);
            templates.add(TemplateCodec.write(it));
        });
        vertx.eventBus().publish(Addresses.TEMPLATES_CHANGED, new JsonObject().put(TEMPLATES, templates));
        return Future.join(changed.stream().map(this::save).toList()).mapEmpty();
    }

    private Future<Void> save(Template template) {
        return store.save(TemplateCodec.write(template))
                .compose(saved -> saved ? Future.<Void>succeededFuture() : settle(template))
                .onSuccess(settled -> unsaved.computeIfPresent(
                        template.id(), (id, it) -> it.revision() > template.revision() ? it : null));
    }

    /** Somebody else was faster: the later version stands, of equal ones his; one that was dropped may be learned anew. */
    private Future<Void> settle(Template ours) {
        return store.stored(List.of(ours.id())).compose(found -> {
            if (found.isEmpty()) {
                return save(ours);
            }
            var theirs = found.get(0);
            boolean oursStands = theirs.getBoolean("removed", false) || theirs.getInteger("version") < ours.version();
            if (!oursStands) {
                library.remove(ours.id());
                take(theirs);
                return Future.succeededFuture();
            }
            var raised = TemplateCodec.read(TemplateCodec.write(ours).put("revision", theirs.getLong("revision") + 1));
            library.put(raised);
            return save(raised);
        });
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        long began = storeTime.atLeast();
        looks++;
        long from = looks % looksPerLongOne == 0 ? Math.max(0, since - LONG_OVERLAP.toMillis()) : since;
        Future.join(unsaved.values().stream().limit(PAGE).map(this::save).toList())
                .transform(tried -> changes(from))
                .onSuccess(seen -> seenUpTo(began))
                .onComplete(looked -> looking = false);
    }

    /** Whatever happened since the last look that was answered, however long ago that is. */
    private Future<Void> changes(long from) {
        return store.changedSince(from).compose(changed -> {
            changed.forEach(this::take);
            long last =
                    changed.isEmpty() ? from : changed.get(changed.size() - 1).getLong("updated");
            storeTime.seen(last);
            return last == from || changed.size() < PAGE ? Future.succeededFuture() : changes(last);
        });
    }

    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        var left = Future.join(unsaved.values().stream().map(this::save).toList());
        return news.unregister().transform(unregistered -> left).mapEmpty();
    }
}
