package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.ErasureState;
import io.lifafa.store.Erasures;
import io.vertx.core.Future;

/** {@link Erasures} over the bus. Asked for again, an erasure that is under way is the same. */
final class ErasuresClient implements Erasures {
    private static final Operation<Wanted, ErasureState> ERASE =
            Operation.repeatable("erase", Wanted.class, ErasureState.class);
    private static final Operation<Named, ErasureState> ERASURE =
            Operation.repeatable("erasure", Named.class, ErasureState.class);

    private record Wanted(Tenant tenant, String userId, String askedBy) {}

    private record Named(Tenant tenant, String id) {}

    private final StageClient stage;

    ErasuresClient(StageClient stage) {
        this.stage = stage;
    }

    static StageService service(Erasures erasures) {
        return new StageService(Addresses.ERASURES)
                .on(ERASE, it -> erasures.erase(it.tenant, it.userId, it.askedBy))
                .on(ERASURE, it -> erasures.erasure(it.tenant, it.id));
    }

    @Override
    public Future<ErasureState> erase(Tenant tenant, String userId, String askedBy) {
        return stage.ask(ERASE, new Wanted(tenant, userId, askedBy));
    }

    @Override
    public Future<ErasureState> erasure(Tenant tenant, String id) {
        return stage.ask(ERASURE, new Named(tenant, id));
    }
}
