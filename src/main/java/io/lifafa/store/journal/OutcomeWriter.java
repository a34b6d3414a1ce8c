package io.lifafa.store.journal;

import io.lifafa.sms.Outcome;
import io.lifafa.sms.Status;
import io.lifafa.store.Closing;
import io.lifafa.store.KnownSms;
import io.lifafa.store.Tallies;
import io.lifafa.store.Tally;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.lifafa.store.document.Quarantine;
import io.lifafa.store.document.Withheld;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stores the outcomes of a chunk: transactions and dead letters first, then {@code sms_data}, which makes them count.
 *
 * <p>For one SMS the first {@code sms_data} wins, whoever writes it; what the loser wrote beside it is taken back. So a
 * chunk that is worked on twice, even at the same time, leaves one state and at most one transaction per SMS.
 *
 * <p>An SMS whose id turns out to be held by another text is written once more, under an id of its own. Under one id
 * transaction, dead letter and state are of one text: each is let stand by whoever says something else.
 */
final class OutcomeWriter {
    private final Database database;
    private final Clock clock;
    private final StoredConflicts conflicts;

    OutcomeWriter(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.conflicts = new StoredConflicts(database);
    }

    /** Stores all final outcomes. The Future gives the count of their states, as this chunk has to report them. */
    Future<Tallies> write(Closing closing) {
        return write(
                closing,
                closing.outcomes().stream()
                        .filter(outcome -> !(outcome instanceof Outcome.Later))
                        .toList());
    }

    private Future<Tallies> write(Closing closing, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Future.succeededFuture(Tallies.NONE);
        }
        var now = clock.instant();
        var apart = new LinkedHashMap<String, Outcome>();
        var transactions = writeTransactions(closing, outcomes, now);
        var letters = writeDeadLetters(closing, outcomes, now);
        return Future.all(transactions, letters)
                .compose(written -> {
                    var others = new HashSet<>(transactions.result());
                    others.addAll(letters.result());
                    outcomes.stream().filter(it -> others.contains(id(it))).forEach(it -> apart.put(id(it), it));
                    return writeStates(closing, outcomes, apart, now);
                })
                .compose(tally -> apart.isEmpty()
                        ? Future.succeededFuture(tally)
                        : write(closing, conflicts.apart(closing, apart.values(), now))
                                .map(tally::plus));
    }

    private Future<Tallies> writeStates(
            Closing closing, List<Outcome> outcomes, Map<String, Outcome> apart, Instant now) {
        var mine = apart.isEmpty()
                ? outcomes
                : outcomes.stream().filter(it -> !apart.containsKey(id(it))).toList();
        var rows = mine.stream()
                .map(outcome -> Documents.sms(closing, outcome, now))
                .toList();
        return database.insertMissing(Collections.SMS, rows).compose(taken -> settle(closing, mine, taken, apart, now));
    }

    private static String id(Outcome outcome) {
        return outcome.item().sms().id();
    }

    /**
     * A replay makes the transaction its own: whoever wrote one for an SMS that is dead is about to take it back. The
     * Future gives the ids under which a transaction of another SMS stands.
     */
    private Future<Set<String>> writeTransactions(Closing closing, List<Outcome> outcomes, Instant now) {
        var processed = outcomes.stream()
                .filter(Outcome.Processed.class::isInstance)
                .map(Outcome.Processed.class::cast)
                .toList();
        var transactions = processed.stream()
                .map(outcome -> Documents.transaction(closing, outcome, now))
                .toList();
        return closing.replay()
                ? database.bulk(Collections.TRANSACTIONS, replacing(transactions))
                        .map(Set.of())
                : database.insertMissing(Collections.TRANSACTIONS, transactions)
                        .compose(taken -> conflicts.amongTransactions(
                                closing, taken.stream().map(processed::get).toList()));
    }

    private static List<BulkOperation> replacing(List<JsonObject> documents) {
        return documents.stream()
                .map(it -> BulkOperation.createReplace(Database.id(it.getString("_id")), it, true))
                .toList();
    }

    /** The Future gives the ids under which a dead letter of another SMS stands; one of the same SMS is replaced. */
    private Future<Set<String>> writeDeadLetters(Closing closing, List<Outcome> outcomes, Instant now) {
        var dead = outcomes.stream()
                .filter(Outcome.Dead.class::isInstance)
                .map(Outcome.Dead.class::cast)
                .toList();
        var letters = dead.stream()
                .map(outcome -> Documents.deadLetter(closing, outcome, now))
                .toList();
        if (closing.replay()) {
            return database.bulk(Collections.DEAD_LETTERS, replacing(letters)).map(Set.of());
        }
        return database.insertMissing(Collections.DEAD_LETTERS, letters).compose(taken -> conflicts
                .amongLetters(closing, taken.stream().map(dead::get).toList())
                .compose(others -> database.bulk(
                                Collections.DEAD_LETTERS,
                                replacing(taken.stream()
                                        .map(letters::get)
                                        .filter(it -> !others.contains(it.getString("_id")))
                                        .toList()))
                        .map(others)));
    }

    private Future<Tallies> settle(
            Closing closing, List<Outcome> outcomes, Set<Integer> taken, Map<String, Outcome> apart, Instant now) {
        var tallies = new ArrayList<Tallies.Part>();
        var contested = new HashMap<String, Outcome>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (taken.contains(i)) {
                contested.put(id(outcomes.get(i)), outcomes.get(i));
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
                .compose(known -> {
                    known.stream()
                            .filter(it -> !isOf(closing, contested.get(it.id()), it))
                            .forEach(it -> apart.put(it.id(), contested.get(it.id())));
                    var sum = mine.plus(count(closing, contested, known, apart.keySet()));
                    return concede(closing, contested, known)
                            .compose(conceded -> write(closing, vanished(contested, known)))
                            .map(sum::plus);
                });
    }

    /** What was taken a moment ago and is free now: an erasure has removed what stood there. */
    private static List<Outcome> vanished(Map<String, Outcome> contested, List<KnownSms> known) {
        var there = known.stream().map(KnownSms::id).collect(Collectors.toSet());
        return contested.values().stream().filter(it -> !there.contains(id(it))).toList();
    }

    private static boolean isOf(Closing closing, Outcome outcome, KnownSms known) {
        return known.isOf(closing.tenant(), outcome.item().sms());
    }

    private static Tallies count(
            Closing closing, Map<String, Outcome> contested, List<KnownSms> known, Set<String> apart) {
        var sum = new ArrayList<Tallies.Part>();
        known.stream()
                .filter(it -> !apart.contains(it.id()))
                .forEach(it -> sum.add(new Tallies.Part(
                        closing.batchOf(contested.get(it.id())),
                        it.belongsTo(closing.lease().chunk()) ? Tally.one(it.status()) : Tally.duplicates(1))));
        return Tallies.sum(sum);
    }

    /** A replay may change the state of an SMS that is dead, once. What an SMS says is read, for it may be stored encrypted; it never changes. */
    private Future<Void> revive(Closing closing, Map<String, Outcome> contested, Instant now) {
        if (!closing.replay()) {
            return Future.succeededFuture();
        }
        return MongoJournal.known(database, List.copyOf(contested.keySet())).compose(known -> {
            var same = new HashMap<>(contested);
            known.stream()
                    .filter(it -> !isOf(closing, contested.get(it.id()), it))
                    .forEach(it -> same.remove(it.id()));
            return database.bulk(Collections.SMS, revivals(closing, same, now));
        });
    }

    private static List<BulkOperation> revivals(Closing closing, Map<String, Outcome> contested, Instant now) {
        var root = closing.lease().chunk().root();
        var updates = new ArrayList<BulkOperation>();
        contested.forEach((id, outcome) -> {
            var dead = Database.id(id)
                    .put("status", Status.DEAD.wireName())
                    .put("replayed_by", new JsonObject().put("$ne", root))
                    .put("user_id", outcome.item().sms().userId())
                    .put("tenant", closing.tenant());
            var set = Documents.forUpdate(Withheld.strip(closing, outcome, Documents.verdict(outcome)))
                    .put("replayed_by", root)
                    .put("stored_at", Documents.date(now));
            var update = new JsonObject().put("$set", set);
            if (!set.containsKey("reason")) {
                update.put("$unset", new JsonObject().put("reason", ""));
            }
            updates.add(BulkOperation.createUpdate(dead, update));
        });
        return updates;
    }

    /** Takes back what stands beside a state that somebody else has set, and the dead letters of the revived. */
    private Future<Void> concede(Closing closing, Map<String, Outcome> contested, List<KnownSms> known) {
        var chunk = closing.lease().chunk().toString();
        var transactions = new ArrayList<BulkOperation>();
        var letters = new ArrayList<BulkOperation>();
        for (var it : known) {
            var outcome = contested.get(it.id());
            boolean lost = it.status() != Status.PROCESSED || !isOf(closing, outcome, it);
            if (lost && outcome instanceof Outcome.Processed) {
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
