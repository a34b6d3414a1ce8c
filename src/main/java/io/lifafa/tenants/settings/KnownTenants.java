package io.lifafa.tenants.settings;

import io.lifafa.tenants.VersionPoll;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All tenants' settings in the memory of a node. They are read anew when the store's version, read every 500 ms, has changed; a notice on
 * {@link #CHANGED} makes a node look at once. So a change is in force on every node within a second.
 *
 * <p>While the store is away the settings known last stay in force. Before it answered for the first time every tenant has the defaults.
 * Thread rule: any; {@link #of} is a look-up in a map.
 */
public final class KnownTenants {
    /** Published to every node when settings were written. A lost notice costs no more than a poll. */
    public static final String CHANGED = "lifafa.tenants";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration READ_TIME = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(KnownTenants.class);

    private final Vertx vertx;
    private final TenantStore store;
    private final Runnable changed;
    private final VersionPoll versions;
    private volatile Map<String, TenantSettings> known = Map.of();
    private volatile long timer = -1;
    private Optional<MessageConsumer<Object>> notices = Optional.empty();

    /** @param changed called after other settings are in force; must not block */
    public KnownTenants(Vertx vertx, TenantStore store, Runnable changed) {
        this.vertx = vertx;
        this.store = store;
        this.changed = changed;
        this.versions = new VersionPoll(() -> timed(store.version()), this::readAnew, new Told(), System::nanoTime);
    }

    /** Begins to follow. Succeeds once the store was asked, even in vain: a node starts while its store is away. */
    public Future<Void> start() {
        var consumer = vertx.eventBus().consumer(CHANGED, notice -> versions.poll());
        notices = Optional.of(consumer);
        timer = vertx.setPeriodic(POLL.toMillis(), tick -> versions.poll());
        return versions.poll().compose(asked -> consumer.completion());
    }

    /** Ends polls and notices. */
    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        versions.stop();
        return notices.map(MessageConsumer::unregister).orElse(Future.succeededFuture());
    }

    /** To be called after each write of settings. */
    public static void announce(EventBus bus, String tenant) {
        bus.publish(CHANGED, tenant);
    }

    /** The settings of a tenant, the defaults if it has none of its own. */
    public TenantSettings of(String tenant) {
        var settings = known.get(tenant);
        return settings == null ? TenantSettings.of(tenant) : settings;
    }

    private Future<Void> readAnew() {
        return timed(store.list())
                .map(all ->
                        all.stream().collect(Collectors.toUnmodifiableMap(TenantSettings::name, Function.identity())))
                .onSuccess(all -> {
                    boolean other = !all.equals(known);
                    known = all;
                    if (other) {
                        changed.run();
                    }
                })
                .mapEmpty();
    }

    private static <T> Future<T> timed(Future<T> read) {
        return read.timeout(READ_TIME.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static final class Told implements VersionPoll.Connection {
        @Override
        public void lost(Throwable failure) {
            LOG.warn(
                    "tenants' settings: the store does not say whether they were changed ({}); the last known stay in force",
                    failure.getClass().getSimpleName());
        }

        @Override
        public void back() {
            LOG.info("tenants' settings: the store answers again");
        }
    }
}
