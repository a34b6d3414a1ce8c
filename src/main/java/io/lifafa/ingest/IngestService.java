package io.lifafa.ingest;

import io.lifafa.bus.Addresses;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceProxyBuilder;
import java.util.List;

/**
 * Takes SMS from other Vert.x applications, typed.
 *
 * <p>The Future succeeds once all accepted SMS are durable. It fails with a {@code ServiceException}: code 422 if
 * none of them could be taken, 400 if that is no list of SMS, 503 if the backlog is full, too many submissions are under
 * way or the store cannot be reached (send the same again later: an SMS is never taken twice); 401 or 403 if the node asks
 * for a key and that is none which may send SMS. Thread rule: any.
 */
@ProxyGen
public interface IngestService {
    /**
     * Takes a list of SMS, each with the fields of the HTTP contract: {@code sender}, {@code body}, {@code date},
     * {@code unique_id}, {@code user_id}, {@code phone}, {@code email_id}, {@code type}.
     */
    Future<Receipt> submit(List<JsonObject> messages);

    /** A client for the service, wherever in the cluster it runs, of nodes that ask for no key. */
    static IngestService onBus(Vertx vertx) {
        return new ServiceProxyBuilder(vertx)
                .setAddress(Addresses.INGEST_SERVICE)
                .build(IngestService.class);
    }

    /** The same with a key or token, which says whose the SMS are and must have the role {@code ingest}. */
    static IngestService withKey(Vertx vertx, String key) {
        return new ServiceProxyBuilder(vertx)
                .setAddress(Addresses.INGEST_SERVICE)
                .setOptions(new DeliveryOptions().addHeader(IngestAccess.HEADER, "Bearer " + key))
                .build(IngestService.class);
    }
}
