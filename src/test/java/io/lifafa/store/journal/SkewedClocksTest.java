package io.lifafa.store.journal;

import static io.lifafa.testsupport.Await.await;
import static io.lifafa.testsupport.Await.failure;
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
import io.lifafa.testsupport.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes, one ten minutes ahead of the other, share a journal: leases end by the database's time. */
@Timeout(60)
class SkewedClocksTest {
    private static final Duration LEASE = Duration.ofMillis(1_500);
    private static final Duration POLL = Duration.ofMillis(500);

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

    /** A journal as a node makes it whose own clocks are so far off. */
    private Journal journalOfNode(Duration off) {
        return new MongoJournal(store.database(), LEASE, storeClock(Clock.offset(Clock.systemUTC(), off)));
    }

    private Clock storeClock(Clock ofNode) {
        long ahead =
                Duration.between(Clock.systemUTC().instant(), ofNode.instant()).toNanos();
        var clock = new DatabaseClock(store.database(), () -> System.nanoTime() + ahead);
        await(clock.read());
        return clock;
    }

    private static Claim claim(Journal journal, String owner) {
        var claims = new ArrayList<Claim>();
        Await.until("claimed by " + owner, LEASE.plus(POLL), () -> {
            claims.addAll(await(journal.claim(owner, 1)));
            return !claims.isEmpty();
        });
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
        long appended = System.nanoTime();

        // Their clocks differ by ten minutes, what they make of the database's by as much as an answer of it takes.
        assertThat(claim(behind, "behind").chunk().items()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - appended)).isLessThan(LEASE);
    }

    @Test
    void noLeaseIsTakenWhileItLives() {
        for (var holder : List.of(behind, ahead)) {
            var lease = claim(holder, "holder").lease();
            var other = holder == ahead ? behind : ahead;
            long began = System.nanoTime();
            for (int renewals = 0; renewals < 3; renewals++) {
                long until = System.nanoTime() + LEASE.toNanos() / 3;
                while (System.nanoTime() < until) {
                    assertThat(await(other.claim("other", 1))).isEmpty();
                }
                await(holder.renew(lease));
            }
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(LEASE.toNanos());
            await(holder.release(lease));
        }
    }

    @Test
    void anExpiredLeaseIsTakenWithinLeaseTimeAndPollAndItsHolderChangesNothingAnyMore() {
        for (var holder : List.of(behind, ahead)) {
            var other = holder == ahead ? behind : ahead;
            long asked = System.nanoTime();
            var lost = claim(holder, "holder");
            long given = System.nanoTime();
            var held = claim(other, "other");
            long taken = System.nanoTime();

            assertThat(Duration.ofNanos(taken - asked)).isGreaterThan(LEASE.minusMillis(20));
            assertThat(Duration.ofNanos(taken - given)).isLessThan(LEASE.plus(POLL));
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
