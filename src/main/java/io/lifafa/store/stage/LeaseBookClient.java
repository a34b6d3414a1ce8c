package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.store.lease.LeaseBook;
import io.lifafa.store.lease.OpenWork;
import io.vertx.core.Future;

/** {@link LeaseBook} over the bus. */
final class LeaseBookClient implements LeaseBook {
    private static final Operation<Integer, OpenWork> OPEN_WORK =
            Operation.repeatable("openWork", Integer.class, OpenWork.class);

    private final StageClient stage;

    LeaseBookClient(StageClient stage) {
        this.stage = stage;
    }

    static StageService service(LeaseBook leases) {
        return new StageService(Addresses.LEASES).on(OPEN_WORK, leases::openWork);
    }

    @Override
    public Future<OpenWork> openWork(int maxLeases) {
        return stage.ask(OPEN_WORK, maxLeases);
    }
}
