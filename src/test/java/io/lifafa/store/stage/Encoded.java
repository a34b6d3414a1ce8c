package io.lifafa.store.stage;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.bus.EncodingCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A store's services as other nodes have them: whatever is asked and answered is written and read. */
public final class Encoded {
    private Encoded() {}

    /** To be called once for a bus. */
    public static StoreServices over(Vertx vertx, StoreServices served) {
        EncodingCodec.register(vertx);
        var services = List.of(
                JournalClient.service(served.journal()),
                LeaseBookClient.service(served.leases()),
                ArchiveClient.service(served.archive()),
                IdempotencyKeysClient.service(served.idempotencyKeys()),
                EventLogClient.service(served.eventLog()),
                TemplateStoreClient.service(served.templates()),
                LimitStoreClient.service(served.limits()),
                TenantStoreClient.service(served.tenants()),
                UsageStoreClient.service(served.usage()));
        await(Future.all(
                services.stream().map(it -> it.serve(vertx, Optional.empty())).toList()));
        return StoreClients.here(vertx, Duration.ofSeconds(30)).services();
    }
}
