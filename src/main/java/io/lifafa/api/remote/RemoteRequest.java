package io.lifafa.api.remote;

import io.lifafa.api.Answers;
import io.lifafa.api.ExtractionClient;
import io.lifafa.api.ExtractionProgress;
import io.lifafa.api.ExtractionRequest;
import io.lifafa.api.ExtractionService;
import io.lifafa.bus.Directory;
import io.lifafa.bus.Failures;
import io.lifafa.config.Role;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request of {@link RemoteExtraction} on its way through the nodes. Each SMS is with one node at a time; when a node
 * hands some back, those go on to another while the rest stays. Thread rule: one context.
 */
final class RemoteRequest {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteRequest.class);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final int MOST_DOUBLINGS = 10;

    /** How a node is asked. */
    private enum Look {
        /** With the SMS themselves. */
        FIRST,
        /** For the answers to SMS that it has. */
        NEXT,
        /** For what it has already: its last reply did not come. */
        REPEATED
    }

    private final Vertx vertx;
    private final Directory directory;
    private final String id;
    private final String tenant;
    private final BusTimes times;
    private final LongSupplier nanos;
    private final Context context;
    private final long began;
    private final Map<String, Sms> open = new LinkedHashMap<>();
    private final Map<String, Extraction> extractions = new HashMap<>();
    private final Map<String, Duration> unreachable = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Set<String> visited = new HashSet<>();
    private final Promise<Answers> promise = Promise.promise();
    private boolean hereFirst;
    private long searchingSince;
    private int failures;

    RemoteRequest(
            Vertx vertx,
            Directory directory,
            String id,
            String tenant,
            boolean local,
            BusTimes times,
            LongSupplier nanos) {
        this.vertx = vertx;
        this.directory = directory;
        this.id = id;
        this.tenant = tenant;
        this.hereFirst = local;
        this.times = times;
        this.nanos = nanos;
        this.context = vertx.getOrCreateContext();
        this.began = nanos.getAsLong();
    }

    /** To be called once. */
    Future<Answers> run(List<Sms> messages) {
        messages.forEach(sms -> open.putIfAbsent(sms.id(), sms));
        context.runOnContext(here -> {
            if (!endIfDone()) {
                begin(List.copyOf(open.keySet()));
            }
        });
        return promise.future();
    }

    /** Takes the SMS to a node. */
    private void begin(Collection<String> ids) {
        if (isOver(ids)) {
            return;
        }
        if (hereFirst) {
            look(ExtractionClient.HERE, ids, Look.FIRST);
            return;
        }
        if (failures > 0
                && nanos.getAsLong() - searchingSince >= times.withoutNode().toNanos()) {
            LOG.warn("no node asks the extraction API: {} SMS wait", ids.size());
            putOff(ids, times.retry());
            return;
        }
        directory.next(Role.API).ifPresentOrElse(node -> beginAt(node, ids), () -> beginLater(ids));
    }

    /** Finds out at little cost whether the node is there: nothing is lost, or asked for twice, if it is not. */
    private void beginAt(String node, Collection<String> ids) {
        node(node, times.find())
                .accepts()
                .onSuccess(accepts -> look(node, ids, Look.FIRST))
                .onFailure(failure -> {
                    directory.avoid(node);
                    beginLater(ids);
                });
    }

    private ExtractionService node(String node, Duration timeout) {
        return ExtractionClient.of(vertx, node, timeout);
    }

    private void beginLater(Collection<String> ids) {
        if (failures == 0) {
            searchingSince = nanos.getAsLong();
        }
        long pause = Math.min(times.pause().toMillis(), FIRST_PAUSE_MILLIS << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        vertx.setTimer(pause, tick -> begin(ids));
    }

    private void look(String node, Collection<String> ids, Look look) {
        if (isOver(ids)) {
            return;
        }
        visited.add(node);
        var messages = look == Look.FIRST ? ids.stream().map(open::get).toList() : List.<Sms>of();
        var left = times.longest().minusNanos(nanos.getAsLong() - began);
        var wait = look == Look.REPEATED ? Duration.ZERO : left.compareTo(times.look()) < 0 ? left : times.look();
        var timeout = look == Look.REPEATED ? times.repeat() : wait.plus(times.grace());
        node(node, timeout)
                .ask(new ExtractionRequest(id, tenant, messages, List.copyOf(ids), wait.toMillis()))
                .onSuccess(progress -> progressed(node, ids, look, progress))
                .onFailure(failure -> failed(node, ids, look, failure));
    }

    private void progressed(String node, Collection<String> ids, Look look, ExtractionProgress progress) {
        failures = 0;
        settle(progress.answers());
        if (endIfDone()) {
            return;
        }
        var left = new HashSet<>(ids);
        left.retainAll(open.keySet());
        var handedBack = take(progress.handedBack(), left);
        var unknown = take(progress.unknown(), left);
        if (!handedBack.isEmpty()) {
            handedBack(node, handedBack);
        }
        if (!unknown.isEmpty()) {
            unknown(node, unknown, look);
        }
        if (!left.isEmpty()) {
            look(node, left, Look.NEXT);
        }
    }

    private static Set<String> take(Set<String> some, Set<String> from) {
        var taken = new HashSet<>(some);
        taken.retainAll(from);
        from.removeAll(taken);
        return taken;
    }

    private void settle(Answers answers) {
        answers.extractions().forEach((sms, it) -> settle(sms, () -> extractions.put(sms, it)));
        answers.unreachable().forEach((sms, it) -> settle(sms, () -> unreachable.put(sms, it)));
        answers.refused().forEach((sms, it) -> settle(sms, () -> refused.put(sms, it)));
    }

    private void settle(String sms, Runnable settled) {
        if (open.remove(sms) != null) {
            settled.run();
        }
    }

    /** When this very node stops, its pipeline does too, and puts off what is not done; another node's work goes on. */
    private void handedBack(String node, Set<String> ids) {
        if (node.equals(ExtractionClient.HERE)) {
            putOff(ids, times.retry());
        } else {
            begin(ids);
        }
    }

    private void unknown(String node, Set<String> ids, Look look) {
        if (look == Look.FIRST) {
            LOG.warn("node {} does not take {} SMS", node, ids.size());
            beginLater(ids);
        } else {
            look(node, ids, Look.FIRST);
        }
    }

    private void failed(String node, Collection<String> ids, Look look, Throwable failure) {
        boolean silent = Failures.isSilence(failure);
        boolean here = node.equals(ExtractionClient.HERE);
        if (silent && (look != Look.REPEATED || here)) {
            look(node, ids, Look.REPEATED);
            return;
        }
        directory.avoid(node);
        LOG.info("node {} is left with {} SMS: {}", node, ids.size(), failure.getMessage());
        if (here) {
            hereFirst = false;
        }
        beginLater(ids);
    }

    private boolean isOver(Collection<String> ids) {
        if (nanos.getAsLong() - began < times.longest().toNanos()) {
            return false;
        }
        putOff(ids, Duration.ZERO);
        return true;
    }

    private void putOff(Collection<String> ids, Duration wait) {
        List.copyOf(ids).forEach(sms -> settle(sms, () -> unreachable.put(sms, wait)));
        endIfDone();
    }

    private boolean endIfDone() {
        if (open.isEmpty() && promise.tryComplete(new Answers(extractions, unreachable, refused))) {
            visited.forEach(node -> node(node, times.repeat()).release(id));
        }
        return open.isEmpty();
    }
}
