package io.lifafa.api;

import io.lifafa.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.serviceproxy.ServiceProxyBuilder;
import java.time.Duration;

/** The nodes that have the stage, as the bus reaches them. Thread rule: any. */
final class ExtractionNodes {
    private final Vertx vertx;

    ExtractionNodes(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Where some node is; a different one each time, where there are several. */
    Future<String> find(Duration timeout) {
        return at(Addresses.API, timeout).address();
    }

    Future<ExtractionProgress> ask(String address, ExtractionRequest request, Duration timeout) {
        return at(address, timeout).ask(request);
    }

    Future<Void> release(String address, String request, Duration timeout) {
        return at(address, timeout).release(request);
    }

    /** What is for this node alone need not be looked up in the cluster. */
    private ExtractionService at(String address, Duration timeout) {
        var options = new DeliveryOptions()
                .setSendTimeout(Math.max(1, timeout.toMillis()))
                .setLocalOnly(address.equals(Addresses.API_HERE));
        return new ServiceProxyBuilder(vertx)
                .setAddress(address)
                .setOptions(options)
                .build(ExtractionService.class);
    }
}
