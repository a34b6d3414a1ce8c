package io.lifafa.store;

import io.lifafa.sms.Outcome;
import io.lifafa.sms.Status;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores the outcomes of a chunk: transactions and dead letters first, then {@code sms_data}, which makes them count.
 *
 * <p>For one SMS the first {@code sms_data} wins, whoever writes it; what the loser wrote beside it is taken back. So a
 * chunk that is worked on twice, even at the same time, leaves one state and at most one transaction per SMS.
 */
final class OutcomeWriter {
    private final Database database;
    private final Clock clock;

    OutcomeWriter(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Stores all final outcomes. The Future gives the count of their states, as this chunk has to report them. */
    Future<Tallies> write(Closing closing) {
        var now = clock.instant();
        var outcomes = closing.outcomes().stream()
                .filter(outcome -> !(outcome instanceof Outcome.Later))
                .toList();
        return Future.all(writeTransactions(closing, now), writeDeadLetters(closing, now))
                .compose(written -> database.insertMissing(
                        Collections.SMS,
                        outcomes.stream()
                                .map(outcome -> Documents.sms(closing, outcome, now))
                                .toList()))
                .compose(taken -> settle(closing, outcomes, taken, now));
    }

    /** A replay makes the transaction its own: whoever wrote one for an SMS that is dead is about to take it back. */
    private Future<?> writeTransactions(Closing closing, Instant now) {
        var transactions = closing.outcomes().stream()
                .filter(Outcome.Processed.class::isInstance)
                .map(outcome -> Documents.transaction(closing, (Outcome.Processed) outcome, now))
                .toList();
        return closing.replay()
                ? database.bulk(Collections.TRANSACTIONS, replacing(transactions))
                : database.insertMissing(Collections.TRANSACTIONS, transactions);
    }

    private static List<BulkOperation> replacing(List<JsonObject> documents) {
        return documents.stream()
                .map(it -> BulkOperation.createReplace(Database.id(it.getString("_id")), it, true))
                .toList();
    }

    private Future<Void> writeDeadLetters(Closing closing, Instant now) {
        return database.bulk(
                Collections.DEAD_LETTERS,
                replacing(closing.outcomes().stream()
                        .filter(Outcome.Dead.class::isInstance)
                        .map(outcome -> Documents.deadLetter(closing, (Outcome.Dead) outcome, now))
                        .toList()));
    }

    private Future<Tallies> settle(Closing closing, List<Outcome> outcomes, Set<Integer> taken, Instant now) {
        var tallies = new ArrayList<Tallies.Part>();
        var contested = new HashMap<String, Outcome>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (taken.contains(i)) {
                contested.put(outcomes.get(i).item().sms().id(), outcomes.get(i));
            } else {
                tallies.add(new Tallies.Part(
                        closing.batchOf(outcomes.get(i)), Tally.one(Documents.status(outcomes.get(i)))));
            }
        }
        if (contested.isEmpty()) {
            return Future.succeededFuture(Tallies.sum(tallies));
        }
        var mine = Tallies.sum(tallies);
        return revive(closing, contested, now)
                .compose(revived -> MongoJournal.known(database, List.copyOf(contested.keySet())))
                .compose(known -> concede(closing, contested, known).map(mine.plus(count(closing, contested, known))));
    }

    private static Tallies count(Closing closing, Map<String, Outcome> contested, List<KnownSms> known) {
        var sum = new ArrayList<Tallies.Part>();
        known.forEach(it -> sum.add(new Tallies.Part(
                closing.batchOf(contested.get(it.id())),
                it.belongsTo(closing.lease().chunk()) ? Tally.one(it.status()) : Tally.duplicates(1))));
        return Tallies.sum(sum);
    }

    /** A replay may change the state of an SMS that is dead, once. */
    private Future<Void> revive(Closing closing, Map<String, Outcome> contested, Instant now) {
        if (!closing.replay()) {
            return Future.succeededFuture();
        }
        var root = closing.lease().chunk().root();
        var updates = new ArrayList<BulkOperation>();
        contested.forEach((id, outcome) -> {
            var dead = Database.id(id)
                    .put("status", Status.DEAD.wireName())
                    .put("replayed_by", new JsonObject().put("$ne", root));
            var set = Documents.forUpdate(Documents.verdict(outcome))
                    .put("replayed_by", root)
                    .put("stored_at", Documents.date(now));
            var update = new JsonObject().put("$set", set);
            if (!set.containsKey("reason")) {
                update.put("$unset", new JsonObject().put("reason", ""));
            }
            updates.add(BulkOperation.createUpdate(dead, update));
        });
        return database.bulk(Collections.SMS, updates);
    }

    /** Takes back what stands beside a state that somebody else has set, and the dead letters of the revived. */
    private Future<Void> concede(Closing closing, Map<String, Outcome> contested, List<KnownSms> known) {
        var chunk = closing.lease().chunk().toString();
        var transactions = new ArrayList<BulkOperation>();
        var letters = new ArrayList<BulkOperation>();
        for (var it : known) {
            var outcome = contested.get(it.id());
            if (it.status() != Status.PROCESSED && outcome instanceof Outcome.Processed) {
                transactions.add(BulkOperation.createDelete(Database.id(it.id()).put("chunk", chunk)));
            }
            if (it.status() != Status.DEAD && (outcome instanceof Outcome.Dead || closing.replay())) {
                letters.add(BulkOperation.createDelete(Quarantine.removable(
                        List.of(it.id()),
                        closing.lease().chunk(),
                        it.isRevivedBy(closing.lease().chunk()))));
            }
        }
        return Future.all(
                        database.bulk(Collections.TRANSACTIONS, transactions),
                        database.bulk(Collections.DEAD_LETTERS, letters))
                .mapEmpty();
    }
}
