package io.lifafa.tenants.key;

import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.Caller;
import io.lifafa.tenants.RecentlyUsed;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.VersionPoll;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that a node knows. A known key is checked in memory, without a read of the store; any other is looked up once
 * ({@link KeyReads}) and, if there is none, remembered as unknown for a while, apart from the known ones: random keys drive out no real
 * one.
 *
 * <p>A revoked key is refused on every node within 1 s: at once by a notice on {@link #CHANGED}, and without it when the store's
 * version, read every 500 ms, is found to have changed; then all known keys are read anew, and work meanwhile.
 *
 * <p>While the version cannot be read, known keys work for 10 s, then every request is refused as unavailable (503). A store that elects
 * a new primary is back by then, and clients notice nothing. Any longer, and a node that is cut off would serve a key that was
 * revoked because it had leaked; and without the store it can accept nothing anyway.
 *
 * <p>Thread rule: any thread. Nothing blocks.
 */
public final class KnownKeys {
    /** Published to every node: the id of a key that was written, a string. A lost notice costs no more than a poll. */
    public static final String CHANGED = "lifafa.keys";

    /** So many ids are asked for at a time. */
    static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(KnownKeys.class);

    private final Vertx vertx;
    private final TimedReads store;
    private final KnownKeysOptions options;
    private final Clock clock;
    private final LongSupplier nanos;
    private final KeyReads reads;
    private final RecentlyUsed<String, KnownKey> known;

    /** Ids that no key has, and until when that is believed. */
    private final RecentlyUsed<String, Long> unknown;

    /** Counts what may have changed a key: what was asked before is not kept after. Changed under this object's lock. */
    private volatile long changes;

    private final VersionPoll versions;
    private volatile boolean running;
    private volatile long timer = -1;
    private Optional<MessageConsumer<Object>> notices = Optional.empty();

    /** With the default bounds and the machine's clocks. */
    public KnownKeys(Vertx vertx, KeyStore store) {
        this(vertx, store, KnownKeysOptions.DEFAULT, Clock.systemUTC(), System::nanoTime);
    }

    /** @param nanos never goes back; measures how long ago the store answered */
    public KnownKeys(Vertx vertx, KeyStore store, KnownKeysOptions options, Clock clock, LongSupplier nanos) {
        this.vertx = vertx;
        this.store = new TimedReads(store, options.readTime());
        this.options = options;
        this.clock = clock;
        this.nanos = nanos;
        this.known = new RecentlyUsed<>(options.mostKnown());
        this.unknown = new RecentlyUsed<>(options.mostUnknown());
        this.reads = new KeyReads(vertx, options.mostWaiting(), this::read);
        this.versions = new VersionPoll(this.store::version, () -> readAnew(forgetUnknown(), 0), new Told(), nanos);
    }

    /** Begins to poll. Succeeds once the store was asked, even in vain: a node starts while its store is away. */
    public Future<Void> start() {
        running = true;
        var consumer = vertx.eventBus().consumer(CHANGED, this::hear);
        notices = Optional.of(consumer);
        timer = vertx.setPeriodic(options.poll().toMillis(), tick -> versions.poll());
        return versions.poll().compose(asked -> consumer.completion());
    }

    /** Ends polls and notices and forgets all keys; from now on every request is refused as unavailable. */
    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        forgetAll();
        return notices.map(MessageConsumer::unregister).orElse(Future.succeededFuture());
    }

    /** To be called after each write of a key. */
    public static void announce(EventBus bus, String id) {
        bus.publish(CHANGED, id);
    }

    /**
     * Whether any key was ever made, as the store last said; empty while it has not said so. A store that falls silent changes
     * nothing: an open node on loopback still shows its metrics and its cluster, which is when people look.
     */
    public Optional<Boolean> exist() {
        var version = versions.version();
        return version.isPresent() ? Optional.of(version.getAsLong() > 0) : Optional.empty();
    }

    /**
     * Tells whose key this is. Completed already if the key is known.
     *
     * @return fails with an {@link AccessRefusal}
     */
    public Future<Caller> authenticate(PresentedKey presented) {
        if (!isCurrent()) {
            return KnownKey.refused(RefusalReason.UNAVAILABLE);
        }
        var found = known.get(presented.id());
        if (found.isPresent()) {
            return found.get().answer(presented.secret(), clock.instant());
        }
        long now = nanos.getAsLong();
        if (unknown.get(presented.id()).filter(until -> until - now > 0).isPresent()) {
            return unknown(presented.secret());
        }
        return reads.find(presented.id())
                .transform(read -> read.succeeded()
                        ? answer(presented, read.result())
                        : KnownKey.refused(RefusalReason.UNAVAILABLE));
    }

    private Future<Caller> answer(PresentedKey presented, Optional<ApiKey> key) {
        return key.map(it -> new KnownKey(it).answer(presented.secret(), clock.instant()))
                .orElseGet(() -> unknown(presented.secret()));
    }

    /** Takes the time of a comparison, like a wrong secret. */
    private static Future<Caller> unknown(String secret) {
        SecretHash.NONE.matches(secret);
        return KnownKey.refused(RefusalReason.UNKNOWN);
    }

    private boolean isCurrent() {
        return versions.isCurrent(options.patience());
    }

    /** Reads keys and keeps them, unless one of them may have been written since. */
    private Future<Map<String, ApiKey>> read(Set<String> ids) {
        long asked = changes;
        return store.find(ids).onSuccess(keys -> keep(ids, keys, asked));
    }

    private synchronized void keep(Set<String> ids, Map<String, ApiKey> keys, long asked) {
        if (changes == asked && running) {
            keys.forEach((id, key) -> known.put(id, new KnownKey(key)));
            long until = nanos.getAsLong() + options.unknownFor().toNanos();
            ids.stream().filter(id -> !keys.containsKey(id)).forEach(id -> unknown.put(id, until));
        }
    }

    /** Whatever comes that is not the id of a key is passed over. */
    private void hear(Message<Object> notice) {
        if (notice.body() instanceof String id && PresentedKey.isId(id)) {
            forget(id);
        }
    }

    private synchronized void forget(String id) {
        changes++;
        known.remove(id);
        unknown.remove(id);
    }

    private synchronized List<String> forgetUnknown() {
        changes++;
        unknown.clear();
        return known.keys();
    }

    private synchronized void forgetAll() {
        running = false;
        versions.stop();
        known.clear();
        unknown.clear();
    }

    private Future<Void> readAnew(List<String> ids, int from) {
        if (from >= ids.size()) {
            return Future.succeededFuture();
        }
        var batch = new HashSet<>(ids.subList(from, Math.min(from + BATCH, ids.size())));
        return store.find(batch).compose(keys -> {
            batch.forEach(id -> known.replace(
                    id,
                    old -> Optional.ofNullable(keys.get(id)).map(KnownKey::new).orElse(null)));
            return readAnew(ids, from + BATCH);
        });
    }

    private final class Told implements VersionPoll.Connection {
        @Override
        public void lost(Throwable failure) {
            LOG.warn(
                    "API keys: the store does not say whether they were changed ({}); known ones work for {} s more, then"
                            + " every request is refused",
                    failure.getClass().getSimpleName(),
                    options.patience().toSeconds());
        }

        @Override
        public void back() {
            LOG.info("API keys: the store answers again");
        }
    }
}
