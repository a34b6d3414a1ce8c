package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.lifafa.store.IdempotencyEntry;
import io.lifafa.store.IdempotencyKeys;
import io.vertx.core.Future;

/** {@link IdempotencyKeys} over the bus. */
final class IdempotencyKeysClient implements IdempotencyKeys {
    private static final Operation<Held, IdempotencyEntry> BEGIN =
            Operation.repeatable("begin", Held.class, IdempotencyEntry.class);
    private static final Operation<Held, Void> RENEW =
            Operation.repeatable("renew", WireType.of(Held.class), WireType.NOTHING);
    private static final Operation<Answered, Void> FINISH =
            Operation.repeatable("finish", WireType.of(Answered.class), WireType.NOTHING);
    private static final Operation<Held, Void> ABANDON =
            Operation.repeatable("abandon", WireType.of(Held.class), WireType.NOTHING);

    private record Held(String key, String holder) {}

    private record Answered(Held held, String fingerprint, int statusCode, String body) {}

    private final StageClient stage;

    IdempotencyKeysClient(StageClient stage) {
        this.stage = stage;
    }

    static StageService service(IdempotencyKeys keys) {
        return new StageService(Addresses.IDEMPOTENCY)
                .on(BEGIN, it -> keys.begin(it.key, it.holder))
                .on(RENEW, it -> keys.renew(it.key, it.holder))
                .on(FINISH, it -> keys.finish(it.held.key, it.held.holder, it.fingerprint, it.statusCode, it.body))
                .on(ABANDON, it -> keys.abandon(it.key, it.holder));
    }

    @Override
    public Future<IdempotencyEntry> begin(String key, String holder) {
        return stage.ask(BEGIN, new Held(key, holder));
    }

    @Override
    public Future<Void> renew(String key, String holder) {
        return stage.ask(RENEW, new Held(key, holder));
    }

    @Override
    public Future<Void> finish(String key, String holder, String fingerprint, int statusCode, String body) {
        return stage.ask(FINISH, new Answered(new Held(key, holder), fingerprint, statusCode, body));
    }

    @Override
    public Future<Void> abandon(String key, String holder) {
        return stage.ask(ABANDON, new Held(key, holder));
    }
}
