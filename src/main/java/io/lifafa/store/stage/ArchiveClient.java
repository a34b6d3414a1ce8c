package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.Archive;
import io.lifafa.store.BatchProgress;
import io.lifafa.store.DeadLetter;
import io.lifafa.store.Duplicate;
import io.lifafa.store.Replayed;
import io.lifafa.store.StoredSms;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.TransactionQuery;
import io.vertx.core.Future;
import java.util.List;

/** {@link Archive} over the bus. All of it reads, or asks for what is done once however often it is asked for. */
final class ArchiveClient implements Archive {
    private static final WireType<List<String>> IDS = WireType.listOf(String.class);

    private static final Operation<List<String>, List<StoredSms>> SMS =
            Operation.repeatable("sms", IDS, WireType.listOf(StoredSms.class));
    private static final Operation<List<String>, List<Duplicate>> DUPLICATES =
            Operation.repeatable("duplicates", IDS, WireType.listOf(Duplicate.class));
    private static final Operation<TransactionQuery, List<StoredTransaction>> TRANSACTIONS =
            Operation.repeatableList("transactions", TransactionQuery.class, StoredTransaction.class);
    private static final Operation<Doubted, List<StoredTransaction>> DOUBTED =
            Operation.repeatableList("doubted", Doubted.class, StoredTransaction.class);
    private static final Operation<String, BatchProgress> BATCH =
            Operation.repeatable("batch", String.class, BatchProgress.class);
    private static final Operation<Page, List<DeadLetter>> DEAD_LETTERS =
            Operation.repeatableList("deadLetters", Page.class, DeadLetter.class);
    private static final Operation<Named, Replayed> REPLAY =
            Operation.repeatable("replay", Named.class, Replayed.class);
    private static final Operation<Template, Replayed> REWORK =
            Operation.repeatable("rework", Template.class, Replayed.class);

    private record Page(Tenant tenant, String after, int limit) {}

    private record Named(Tenant tenant, List<String> smsIds) {
        Named {
            smsIds = List.copyOf(smsIds);
        }
    }

    private record Doubted(String reason, Page page) {}

    private record Template(String id, int version) {}

    private final StageClient stage;

    ArchiveClient(StageClient stage) {
        this.stage = stage;
    }

    static StageService service(Archive archive) {
        return new StageService(Addresses.ARCHIVE)
                .on(SMS, archive::sms)
                .on(DUPLICATES, archive::duplicates)
                .on(TRANSACTIONS, archive::transactions)
                .on(DOUBTED, it -> archive.doubted(it.page.tenant, it.reason, it.page.after, it.page.limit))
                .on(BATCH, archive::batch)
                .on(DEAD_LETTERS, it -> archive.deadLetters(it.tenant, it.after, it.limit))
                .on(REPLAY, it -> archive.replay(it.tenant, it.smsIds))
                .on(REWORK, it -> archive.rework(it.id, it.version));
    }

    @Override
    public Future<List<StoredSms>> sms(List<String> smsIds) {
        return stage.ask(SMS, smsIds);
    }

    @Override
    public Future<List<Duplicate>> duplicates(List<String> smsIds) {
        return stage.ask(DUPLICATES, smsIds);
    }

    @Override
    public Future<List<StoredTransaction>> transactions(TransactionQuery query) {
        return stage.ask(TRANSACTIONS, query);
    }

    @Override
    public Future<List<StoredTransaction>> doubted(Tenant tenant, String reason, String after, int limit) {
        return stage.ask(DOUBTED, new Doubted(reason, new Page(tenant, after, limit)));
    }

    @Override
    public Future<BatchProgress> batch(String batchId) {
        return stage.ask(BATCH, batchId);
    }

    @Override
    public Future<List<DeadLetter>> deadLetters(Tenant tenant, String after, int limit) {
        return stage.ask(DEAD_LETTERS, new Page(tenant, after, limit));
    }

    @Override
    public Future<Replayed> replay(Tenant tenant, List<String> smsIds) {
        return stage.ask(REPLAY, new Named(tenant, smsIds));
    }

    @Override
    public Future<Replayed> rework(String templateId, int version) {
        return stage.ask(REWORK, new Template(templateId, version));
    }
}
