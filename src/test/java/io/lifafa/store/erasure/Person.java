package io.lifafa.store.erasure;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.WorkItem;
import io.lifafa.sms.identity.ContentClaim;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.ErasureState;
import io.lifafa.store.Sample;
import io.lifafa.store.SteppedClient;
import io.lifafa.store.Tallies;
import io.lifafa.store.TestStore;
import io.lifafa.store.Work;
import io.lifafa.store.archive.JobRunner;
import io.lifafa.store.archive.MongoArchive;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A person whose every trace bears a mark, somebody else beside him, and work of all kinds for both. */
final class Person {
    static final String MARK = "Zyxwv";
    static final String USER = MARK + "-user";
    static final String OTHER = "somebody-else";

    private final TestStore store;
    private final Work work;

    Person(TestStore store) {
        this.store = store;
        this.work = new Work(store);
    }

    static Sms sms(String user, String id) {
        var mark = user.equals(USER) ? MARK : "other";
        return new Sms(
                mark + id,
                user,
                "AX-KOTBNK-S",
                "Rs.1,250.50 debited from a/c XX4321 by " + mark + " at Blue Kettle Cafe, " + id,
                Sample.DATE,
                Optional.of(mark + "+910000000001"),
                Optional.of(mark + "@example.org"));
    }

    static Chunk chunk(String batch, int sequence, Sms... sms) {
        return new Chunk(
                ChunkId.of(batch, sequence),
                TestStore.TENANT,
                batch,
                false,
                Stream.of(sms).map(WorkItem::fresh).toList());
    }

    /** Of both, under the same number. */
    static Sms[] both(String... numbers) {
        return Stream.of(numbers)
                .flatMap(it -> Stream.of(sms(USER, it), sms(OTHER, it)))
                .toArray(Sms[]::new);
    }

    void append(String batch, int sequence, Sms... sms) {
        await(store.journal().append(chunk(batch, sequence, sms)));
    }

    void done(String batch, int sequence, Function<WorkItem, Outcome> verdict, Sms... sms) {
        append(batch, sequence, sms);
        await(store.journal()
                .claimContents(Stream.of(sms)
                        .map(it -> ContentClaim.of(TestStore.TENANT, it))
                        .toList()));
        work.close(claimOf(batch, sequence), verdict);
    }

    private Claim claimOf(String batch, int sequence) {
        var id = ChunkId.of(batch, sequence);
        for (var claims = work.claim(); !claims.isEmpty(); claims = work.claim()) {
            if (claims.get(0).chunk().id().equals(id)) {
                return claims.get(0);
            }
        }
        throw new AssertionError("no chunk " + id);
    }

    /** Closed chunks of all outcomes, texts that are kept and one that is not, a duplicate, and a replay that has ended. */
    void history() {
        done("b1", 0, Sample::processed, both("1", "2"));
        done("b1", 1, Sample::noted, both("3"));
        done("b2", 0, Sample::dead, both("4", "5"));
        otp("b3", both("6"));
        var twin = sms(USER, "1");
        var derived = new Sms(
                SmsId.of(TestStore.TENANT, USER, twin.sender(), twin.date(), twin.body()),
                USER,
                twin.sender(),
                twin.body(),
                twin.date(),
                Optional.empty(),
                Optional.empty());
        await(store.journal().claimContents(List.of(ContentClaim.of(TestStore.TENANT, derived))));
        await(store.archive(() -> "again").replay(TestStore.HOME, List.of(MARK + "4", "other4")));
        work.closeAll(Sample::processed);
    }

    private void otp(String batch, Sms... sms) {
        append(batch, 0, sms);
        await(store.journal()
                .claimContents(Stream.of(sms)
                        .map(it -> ContentClaim.of(TestStore.TENANT, it))
                        .toList()));
        var claim = claimOf(batch, 0);
        var outcomes = claim.chunk().items().stream()
                .<Outcome>map(it -> new Outcome.Filtered(it, Intent.OTP, "otp"))
                .toList();
        await(store.journal()
                .close(new Closing(
                        claim.lease(), TestStore.TENANT, batch, false, true, false, Tallies.NONE, outcomes)));
    }

    /** Open: one nobody has touched, one that waits for an outage to end, one that waits for its second try. */
    void openWork() {
        append("b4", 0, both("7", "8"));
        var claim = claimOf("b4", 0);
        work.close(claim, it -> new Outcome.Later(it, Duration.ofDays(1), true));
        append("b5", 0, both("9"));
        work.close(claimOf("b5", 0), Sample::later);
        append("b6", 0, both("10", "11"));
    }

    ErasureState erase() {
        return await(store.erasures().erase(TestStore.HOME, USER, "key-1"));
    }

    static ErasureRunner runner(TestStore store, SteppedClient client) {
        return new ErasureRunner(Database.over(client.client()), store.clock(), TestStore.LEASE);
    }

    ErasureRunner runner() {
        return new ErasureRunner(store.database(), store.clock(), TestStore.LEASE);
    }

    /** Replays that are under way go on, too. */
    JobRunner jobs() {
        return new JobRunner(store.database(), store.clock(), store.jobs(store.database(), () -> "unused"));
    }

    MongoArchive archive() {
        return new MongoArchive(
                store.database(),
                store.clock(),
                store.jobs(store.database(), () -> "replay"),
                jobs(),
                TestStore.TENANT);
    }

    ErasureState finished(String id) {
        for (int i = 0; i < 20; i++) {
            var state = await(store.erasures().erasure(TestStore.HOME, id));
            if (state.doneAt().isPresent()) {
                return state;
            }
            await(runner().resume());
            await(jobs().resume());
            store.clock().advance(TestStore.LEASE.plusSeconds(1));
        }
        throw new AssertionError("not done: " + store.documents(Collections.ERASURES));
    }
}
