package io.lifafa.store.stage;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.identity.ContentClaim;
import io.lifafa.store.Backlog;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Duplicate;
import io.lifafa.store.Journal;
import io.lifafa.store.KnownSms;
import io.lifafa.store.Lease;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.Tally;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** {@link Journal} over the bus. */
final class JournalClient implements Journal {
    private static final WireType<List<String>> IDS = WireType.listOf(String.class);

    private static final Operation<Chunk, Void> APPEND =
            Operation.repeatable("append", WireType.of(Chunk.class), WireType.NOTHING);

    /**
     * Not repeatable: each reply that is lost leaves a chunk with a lease that nobody works under until it ends, and workers
     * look for work again anyway.
     */
    private static final Operation<Worker, List<Claim>> CLAIM =
            Operation.once("claim", WireType.of(Worker.class), WireType.listOf(Claim.class));

    /** As {@link #CLAIM}. */
    private static final Operation<FullWorker, List<Claim>> CLAIM_BESIDE =
            Operation.once("claimBeside", WireType.of(FullWorker.class), WireType.listOf(Claim.class));

    private static final Operation<Lease, Void> RENEW =
            Operation.repeatable("renew", WireType.of(Lease.class), WireType.NOTHING);
    private static final Operation<Lease, Void> RELEASE =
            Operation.repeatable("release", WireType.of(Lease.class), WireType.NOTHING);
    private static final Operation<List<String>, List<KnownSms>> KNOWN =
            Operation.repeatable("known", IDS, WireType.listOf(KnownSms.class));
    private static final Operation<List<String>, List<StoredTransaction>> TRANSACTIONS =
            Operation.repeatable("transactions", IDS, WireType.listOf(StoredTransaction.class));
    private static final Operation<List<ContentClaim>, List<Duplicate>> CLAIM_CONTENTS =
            Operation.once("claimContents", WireType.listOf(ContentClaim.class), WireType.listOf(Duplicate.class));
    private static final Operation<Closing, Tally> CLOSE = Operation.repeatable("close", Closing.class, Tally.class);
    private static final Operation<Void, Void> OUTAGE_IS_OVER =
            Operation.repeatable("outageIsOver", WireType.NOTHING, WireType.NOTHING);
    private static final Operation<Void, Backlog> BACKLOG =
            Operation.repeatable("backlog", WireType.NOTHING, WireType.of(Backlog.class));

    private record Worker(String owner, int max) {}

    private record FullWorker(String owner, Set<String> tenants) {
        FullWorker {
            tenants = Set.copyOf(tenants);
        }
    }

    private final StageClient stage;

    JournalClient(StageClient stage) {
        this.stage = stage;
    }

    static StageService service(Journal journal) {
        return new StageService(Addresses.JOURNAL)
                .on(APPEND, journal::append)
                .on(CLAIM, it -> journal.claim(it.owner, it.max))
                .on(CLAIM_BESIDE, it -> journal.claimBeside(it.owner, it.tenants))
                .on(RENEW, journal::renew)
                .on(RELEASE, journal::release)
                .on(KNOWN, journal::known)
                .on(TRANSACTIONS, journal::transactions)
                .on(CLAIM_CONTENTS, journal::claimContents)
                .on(CLOSE, journal::close)
                .on(OUTAGE_IS_OVER, nothing -> journal.outageIsOver())
                .on(BACKLOG, nothing -> journal.backlog());
    }

    @Override
    public Future<Void> append(Chunk chunk) {
        return stage.ask(APPEND, chunk);
    }

    @Override
    public Future<List<Claim>> claim(String owner, int max) {
        return stage.ask(CLAIM, new Worker(owner, max));
    }

    @Override
    public Future<List<Claim>> claimBeside(String owner, Set<String> tenants) {
        return stage.ask(CLAIM_BESIDE, new FullWorker(owner, tenants));
    }

    @Override
    public Future<Void> renew(Lease lease) {
        return stage.ask(RENEW, lease);
    }

    @Override
    public Future<Void> release(Lease lease) {
        return stage.ask(RELEASE, lease);
    }

    @Override
    public Future<List<KnownSms>> known(List<String> smsIds) {
        return stage.ask(KNOWN, smsIds);
    }

    @Override
    public Future<List<StoredTransaction>> transactions(List<String> smsIds) {
        return stage.ask(TRANSACTIONS, smsIds);
    }

    @Override
    public Future<List<Duplicate>> claimContents(List<ContentClaim> claims) {
        return stage.ask(CLAIM_CONTENTS, claims);
    }

    @Override
    public Future<Tally> close(Closing closing) {
        return stage.ask(CLOSE, closing);
    }

    @Override
    public Future<Void> outageIsOver() {
        return stage.ask(OUTAGE_IS_OVER, null);
    }

    @Override
    public Future<Backlog> backlog() {
        return stage.ask(BACKLOG, null);
    }
}
