package io.lifafa.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.serviceproxy.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Serves the operations of a stage on the event bus. A {@code ServiceException} reaches the caller with its code; any other
 * failure becomes code 500. Thread rule: one thread at a time; handlers run on the context on which {@link #serve} was called.
 */
public final class StageService {
    private final String address;
    private final Map<String, Handler<?, ?>> handlers = new HashMap<>();
    private final List<MessageConsumer<Object>> consumers = new ArrayList<>();

    private record Handler<Q, A>(Operation<Q, A> operation, Function<Q, Future<A>> action) {
        Future<Packet> answer(Packet packet) {
            return action.apply(packet.content(operation.question()))
                    .map(answer -> new Packet.Here<>(
                            operation.name(),
                            operation.answer(),
                            operation.answer().immutable(answer)));
        }
    }

    /** @param address of the stage */
    public StageService(String address) {
        this.address = address;
    }

    /** Registers the handler of an operation; the last one registered for a name counts. */
    public <Q, A> StageService on(Operation<Q, A> operation, Function<Q, Future<A>> action) {
        handlers.put(operation.name(), new Handler<>(operation, action));
        return this;
    }

    /**
     * Serves this node, and other nodes.
     *
     * @param node the id of this node; empty if there are no others
     */
    public Future<Void> serve(Vertx vertx, Optional<String> node) {
        PacketCodec.register(vertx);
        var here = vertx.eventBus().<Object>localConsumer(address, this::answer);
        consumers.add(here);
        return Future.all(
                        here.completion(),
                        node.map(id -> serveOthers(vertx, id)).orElse(Future.succeededFuture()))
                .mapEmpty();
    }

    /** Serves only other nodes, which address this one by its id. */
    public Future<Void> serveOthers(Vertx vertx, String node) {
        PacketCodec.register(vertx);
        var others = vertx.eventBus().<Object>consumer(Addresses.on(node, address), this::answer);
        consumers.add(others);
        return others.completion();
    }

    /** Unregisters all consumers; requests that arrive later find no handler. */
    public Future<Void> end() {
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
                .mapEmpty();
    }

    private void answer(Message<Object> message) {
        answer(message.body())
                .onSuccess(message::reply)
                .onFailure(failure -> message.reply(Failures.told(address, failure)));
    }

    private Future<Packet> answer(Object body) {
        if (!(body instanceof Packet packet)) {
            return Future.failedFuture(new ServiceException(Failures.INTERNAL, address + " takes no such message"));
        }
        var handler = handlers.get(packet.operation());
        if (handler == null) {
            return Future.failedFuture(new ServiceException(
                    Failures.UNAVAILABLE,
                    address + " does not know what it is asked for; run one version on all nodes"));
        }
        try {
            return handler.answer(packet);
        } catch (RuntimeException failure) {
            return Future.failedFuture(failure);
        }
    }
}
