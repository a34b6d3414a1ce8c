package io.lifafa.store;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Outcome;
import io.lifafa.store.lease.HeldLease;
import io.lifafa.store.lease.LeaseBook;
import io.lifafa.store.lease.OpenWork;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeaseBookContractTest {
    private TestStore store;
    private LeaseBook book;

    @BeforeEach
    void open() {
        store = TestStore.open();
        book = store.leases();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void append(int sequence, String... ids) {
        await(store.journal().append(Sample.chunk("b", sequence, ids)));
        store.clock().advance(Duration.ofMillis(1));
    }

    private Claim claim(String owner) {
        return await(store.journal().claim(owner, 1)).get(0);
    }

    @Test
    void anEmptyJournalHasNoWork() {
        assertThat(await(book.openWork(9))).isEqualTo(new OpenWork(0, 0, 0, List.of()));
    }

    @Test
    void itSaysWhoHoldsWhatAndForHowLong() {
        append(0, "s1", "s2");
        append(1, "s3");
        append(2, "s4");
        var first = claim("node-a/1").lease();
        store.clock().advance(Duration.ofSeconds(12));
        var second = claim("node-b/1").lease();

        var work = await(book.openWork(9));

        assertThat(work)
                .isEqualTo(new OpenWork(
                        1,
                        0,
                        2,
                        List.of(
                                new HeldLease(first, TestStore.LEASE.minusSeconds(12), 2),
                                new HeldLease(second, TestStore.LEASE, 1))));
        assertThat(await(book.openWork(1)).leases())
                .extracting(it -> it.lease().owner())
                .containsExactly("node-a/1");
    }

    @Test
    void anExpiredLeaseAndOneGivenBackAreReady() {
        append(0, "s1");
        append(1, "s2");
        claim("gone");
        store.clock().advance(TestStore.LEASE);
        await(store.journal().release(claim("stopping").lease()));

        assertThat(await(book.openWork(9))).isEqualTo(new OpenWork(2, 0, 0, List.of()));
    }

    @Test
    void whatIsTriedLaterWaits() {
        append(0, "s1");
        var claim = claim("w");
        List<Outcome> later = List.of(new Outcome.Later(claim.chunk().items().get(0), Duration.ofMinutes(1)));
        await(store.journal().close(new Closing(claim.lease(), TestStore.TENANT, "b", false, Tally.NONE, later)));

        assertThat(await(book.openWork(9))).isEqualTo(new OpenWork(0, 1, 0, List.of()));
        store.clock().advance(Duration.ofMinutes(1));
        assertThat(await(book.openWork(9)).ready()).isOne();
        assertThat(claim("w").lease().chunk()).isEqualTo(new ChunkId("b-0", 1));
        assertThat(await(book.openWork(9)).leased()).isOne();
    }
}
