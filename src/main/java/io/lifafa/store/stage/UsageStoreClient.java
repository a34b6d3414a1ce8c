package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.lifafa.tenants.quota.UsageBatch;
import io.lifafa.tenants.quota.UsageCounts;
import io.lifafa.tenants.quota.UsageStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link UsageStore} over the bus. */
final class UsageStoreClient implements UsageStore {
    private static final Operation<UsageBatch, Void> ADD =
            Operation.repeatable("add", WireType.of(UsageBatch.class), WireType.NOTHING);
    private static final Operation<List<String>, Totals> READ =
            Operation.repeatable("read", WireType.listOf(String.class), WireType.of(Totals.class));

    private record Totals(Map<String, UsageCounts> byWindow) {
        Totals {
            byWindow = Map.copyOf(byWindow);
        }
    }

    private final StageClient stage;

    UsageStoreClient(StageClient stage) {
        this.stage = stage;
    }

    static StageService service(UsageStore usage) {
        return new StageService(Addresses.USAGE).on(ADD, usage::add).on(READ, ids -> usage.read(Set.copyOf(ids))
                .map(Totals::new));
    }

    @Override
    public Future<Void> add(UsageBatch batch) {
        return stage.ask(ADD, batch);
    }

    @Override
    public Future<Map<String, UsageCounts>> read(Set<String> ids) {
        return stage.ask(READ, List.copyOf(ids)).map(Totals::byWindow);
    }
}
