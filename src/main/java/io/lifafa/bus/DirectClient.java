package io.lifafa.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;

/** Asks at one address. */
final class DirectClient implements StageClient {
    private final Vertx vertx;
    private final String address;
    private final DeliveryOptions options;

    DirectClient(Vertx vertx, String address, DeliveryOptions options) {
        PacketCodec.register(vertx);
        this.vertx = vertx;
        this.address = address;
        this.options = options;
    }

    @Override
    public <Q, A> Future<A> ask(Operation<Q, A> operation, Q question) {
        var packet = new Packet.Here<>(
                operation.name(), operation.question(), operation.question().immutable(question));
        return vertx.eventBus().<Packet>request(address, packet, options).map(reply -> reply.body()
                .content(operation.answer()));
    }
}
