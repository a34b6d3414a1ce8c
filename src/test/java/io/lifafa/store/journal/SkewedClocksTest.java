package io.lifafa.store.journal;

import static io.lifafa.testsupport.Awaiting.await;
import static io.lifafa.testsupport.Awaiting.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Journal;
import io.lifafa.store.Sample;
import io.lifafa.store.Tally;
import io.lifafa.store.TestStore;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.DatabaseClock;
import io.lifafa.store.failure.StoreFailures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes, one ten minutes ahead of the other, share a journal: leases end by the database's time. */
@Timeout(60)
class SkewedClocksTest {
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** More than their readings of the database's time differ by: as much as lies between the two. */
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Time passes when a test says so. */
    private final AtomicLong nanos = new AtomicLong();

    private TestStore store;
    private Journal ahead;
    private Journal behind;

    @BeforeEach
    void open() {
        store = TestStore.open();
        ahead = journalOfNode(Duration.ofMinutes(5));
        behind = journalOfNode(Duration.ofMinutes(-5));
        await(behind.append(Sample.chunk("b", 0, "s1", "s2")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A journal as a node makes it whose own clock is so far off. */
    private Journal journalOfNode(Duration off) {
        var clock = new DatabaseClock(store.database(), () -> nanos.get() + off.toNanos());
        await(clock.read());
        return new MongoJournal(store.database(), LEASE, clock);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Claim claim(Journal journal, String owner) {
        pass(SOON);
        var claims = await(journal.claim(owner, 1));
        assertThat(claims).as(owner).hasSize(1);
        return claims.get(0);
    }

    private static Closing closing(Claim claim) {
        var outcomes =
                claim.chunk().items().stream().map(it -> Sample.processed(it)).toList();
        return new Closing(claim.lease(), TestStore.TENANT, "b", false, Tally.NONE, outcomes);
    }

    @Test
    void whatOneNodeHasAppendedTheOtherClaimsBeforeAnyLeaseEnds() {
        claim(ahead, "ahead");
        await(ahead.append(Sample.chunk("b", 1, "s3")));

        assertThat(claim(behind, "behind").chunk().items()).hasSize(1);
    }

    @Test
    void noLeaseIsTakenWhileItLives() {
        for (var holder : List.of(behind, ahead)) {
            var lease = claim(holder, "holder").lease();
            var other = holder == ahead ? behind : ahead;
            for (int renewals = 0; renewals < 3; renewals++) {
                pass(LEASE.minus(SOON));
                assertThat(await(other.claim("other", 1))).isEmpty();
                await(holder.renew(lease));
            }
            await(holder.release(lease));
        }
    }

    @Test
    void anExpiredLeaseIsTakenAndItsHolderChangesNothingAnyMore() {
        for (var holder : List.of(behind, ahead)) {
            var other = holder == ahead ? behind : ahead;
            var lost = claim(holder, "holder");
            pass(LEASE.minus(SOON));
            assertThat(await(other.claim("other", 1))).isEmpty();
            pass(SOON);
            var held = claim(other, "other");

            assertThat(held.lease().epoch()).isEqualTo(lost.lease().epoch() + 1);
            assertThat(StoreFailures.isLeaseLost(failure(holder.renew(lost.lease()))))
                    .isTrue();
            assertThat(StoreFailures.isLeaseLost(failure(holder.close(closing(lost)))))
                    .isTrue();
            await(holder.release(lost.lease()));
            assertThat(await(holder.claim("holder", 1))).isEmpty();
            assertThat(store.ids(Collections.RESULTS)).isEmpty();
            await(other.release(held.lease()));
        }
    }
}
