package io.lifafa.store.erasure;

import io.lifafa.json.Form;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Tallies;
import io.lifafa.store.Tally;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Erased;
import io.lifafa.store.failure.StoreFailures;
import io.lifafa.store.journal.MongoJournal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Closes an open chunk as a worker does: SMS of the user are filtered, the others go on in the next chunk of the line. Whoever
 * held the chunk has lost his lease.
 */
final class ChunkPurge {
    private final Database database;
    private final MongoJournal journal;
    private final Clock clock;

    ChunkPurge(Database database, MongoJournal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    /** When the next chunk is due, and whether it waits for an outage to end: as this one did, if nobody held it. */
    private record Waiting(Duration delay, boolean outage) {
        static final Waiting NOT = new Waiting(Duration.ZERO, false);
    }

    /** The Future gives how many SMS of the user ended; 0 if somebody else was faster. */
    Future<Long> run(Erasure erasure, String chunk) {
        return database.byId(Collections.INBOX, chunk)
                .compose(inbox -> inbox.isEmpty()
                        ? Future.succeededFuture(0L)
                        : journal.take("erasure " + erasure.id(), chunk)
                                .compose(claim -> claim.map(it -> close(erasure, it, waiting(inbox.get())))
                                        .orElseGet(() -> Future.succeededFuture(0L))));
    }

    private Waiting waiting(JsonObject inbox) {
        if (inbox.getLong("epoch") > 0) {
            return Waiting.NOT;
        }
        var left = Duration.between(clock.instant(), Form.readInstant(inbox.getValue("due")));
        return new Waiting(left.isNegative() ? Duration.ZERO : left, inbox.getBoolean("outage", false));
    }

    private Future<Long> close(Erasure erasure, Claim claim, Waiting waiting) {
        var chunk = claim.chunk();
        var outcomes = new ArrayList<Outcome>();
        var twice = new ArrayList<Tallies.Part>();
        long ended = 0;
        var seen = new HashMap<String, Sms>();
        for (var item : chunk.items()) {
            var own = underItsOwnId(chunk, item, seen);
            if (own.isEmpty()) {
                twice.add(new Tallies.Part(chunk.batchOf(item), Tally.duplicates(1)));
            } else if (item.sms().userId().equals(erasure.userId())) {
                outcomes.add(new Outcome.Filtered(own.get(), Intent.OTHER, Erased.REASON));
                ended++;
            } else {
                outcomes.add(new Outcome.Later(own.get(), waiting.delay, waiting.outage));
            }
        }
        return journal.close(closing(claim, Tallies.sum(twice), outcomes))
                .map(ended)
                .recover(failure ->
                        StoreFailures.isLeaseLost(failure) ? Future.succeededFuture(0L) : Future.failedFuture(failure));
    }

    /** Conflicts of ids are kept, for as dead letters they would keep their texts. */
    private static Closing closing(Claim claim, Tallies twice, List<Outcome> outcomes) {
        var chunk = claim.chunk();
        return new Closing(
                claim.lease(), chunk.tenant(), chunk.batchId(), chunk.replay(), true, false, twice, outcomes);
    }

    /** As the pipeline sorts a chunk: the same SMS twice is a duplicate, another one of the same id gets one of its own. */
    private static Optional<WorkItem> underItsOwnId(Chunk chunk, WorkItem item, Map<String, Sms> seen) {
        var first = seen.putIfAbsent(item.sms().id(), item.sms());
        if (first == null) {
            return Optional.of(item);
        }
        if (SmsId.sameContent(first, item.sms())) {
            return Optional.empty();
        }
        var apart = SmsId.apart(chunk.tenant(), item.sms());
        return seen.putIfAbsent(apart.id(), apart) == null ? Optional.of(item.with(apart)) : Optional.empty();
    }
}
