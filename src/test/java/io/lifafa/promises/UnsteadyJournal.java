package io.lifafa.promises;

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
import io.lifafa.store.failure.StoreFailures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** A journal as a worker sees it over a bad network: calls fail, answers are lost, leases run out meanwhile. */
final class UnsteadyJournal implements Journal {
    private final Vertx vertx;
    private final Journal journal;
    private final Duration lease;
    private final Random random;

    UnsteadyJournal(Vertx vertx, Journal journal, Duration lease, long seed) {
        this.vertx = vertx;
        this.journal = journal;
        this.lease = lease;
        this.random = new Random(seed);
    }

    private <T> Future<T> unsteady(Supplier<Future<T>> call) {
        return switch (random.nextInt(12)) {
            case 0 -> lost();
            case 1 -> call.get().compose(done -> lost());
            default -> call.get();
        };
    }

    private static <T> Future<T> lost() {
        return Future.failedFuture(new ServiceException(StoreFailures.UNAVAILABLE, "cut off on purpose"));
    }

    @Override
    public Future<Void> append(Chunk chunk) {
        return unsteady(() -> journal.append(chunk));
    }

    @Override
    public Future<List<Claim>> claim(String owner, int max) {
        return unsteady(() -> journal.claim(owner, max));
    }

    @Override
    public Future<List<Claim>> claimBeside(String owner, Set<String> tenants) {
        return unsteady(() -> journal.claimBeside(owner, tenants));
    }

    /** Does not reach the store: leases run out while their holders work on. */
    @Override
    public Future<Void> renew(Lease held) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> release(Lease held) {
        return unsteady(() -> journal.release(held));
    }

    @Override
    public Future<List<KnownSms>> known(List<String> smsIds) {
        return unsteady(() -> journal.known(smsIds));
    }

    @Override
    public Future<List<Duplicate>> claimContents(List<ContentClaim> claims) {
        return unsteady(() -> journal.claimContents(claims));
    }

    @Override
    public Future<List<StoredTransaction>> transactions(List<String> smsIds) {
        return unsteady(() -> journal.transactions(smsIds));
    }

    /** Some closings come when somebody else has taken the chunk up already. */
    @Override
    public Future<Tally> close(Closing closing) {
        return random.nextInt(4) == 0
                ? vertx.timer(lease.toMillis() + random.nextInt(30)).compose(late -> journal.close(closing))
                : unsteady(() -> journal.close(closing));
    }

    @Override
    public Future<Void> outageIsOver() {
        return unsteady(journal::outageIsOver);
    }

    @Override
    public Future<Backlog> backlog() {
        return journal.backlog();
    }
}
