package io.lifafa.store.journal;

import io.lifafa.sms.Failure;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import io.lifafa.store.Closing;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.document.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SMS of which it shows only when they are stored that their ids are held by others: two chunks had them at a time. */
final class StoredConflicts {
    private static final JsonObject LETTER_FIELDS =
            new JsonObject().put("tenant", 1).put("user_id", 1).put("body", 1);
    private static final JsonObject TRANSACTION_FIELDS =
            new JsonObject().put("tenant", 1).put("user_id", 1).put("metadata", 1);

    private final Database database;

    StoredConflicts(Database database) {
        this.database = database;
    }

    /** Those of the ids whose transaction is of another SMS. */
    Future<Set<String>> amongTransactions(Closing closing, List<? extends Outcome> outcomes) {
        return among(closing, outcomes, Collections.TRANSACTIONS, TRANSACTION_FIELDS, Documents::contentOfTransaction);
    }

    /** Those of the ids whose dead letter is of another SMS. */
    Future<Set<String>> amongLetters(Closing closing, List<? extends Outcome> outcomes) {
        return among(closing, outcomes, Collections.DEAD_LETTERS, LETTER_FIELDS, Documents::content);
    }

    private Future<Set<String>> among(
            Closing closing,
            List<? extends Outcome> outcomes,
            String collection,
            JsonObject fields,
            Function<JsonObject, Optional<String>> content) {
        if (outcomes.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        var mine = outcomes.stream()
                .map(it -> it.item().sms())
                .filter(Sms::hasText)
                .collect(Collectors.toMap(sms -> sms.id(), sms -> SmsId.content(closing.tenant(), sms)));
        return database.byIds(collection, mine.keySet(), fields).map(found -> found.stream()
                .filter(it -> content.apply(it)
                        .filter(said -> !said.equals(mine.get(it.getString("_id"))))
                        .isPresent())
                .map(it -> it.getString("_id"))
                .collect(Collectors.toSet()));
    }

    /** The same outcomes under ids of their own; dead, where conflicts are not kept. */
    List<Outcome> apart(Closing closing, Collection<Outcome> outcomes, Instant now) {
        return outcomes.stream().map(it -> apart(closing, it, now)).toList();
    }

    private static Outcome apart(Closing closing, Outcome outcome, Instant now) {
        var old = outcome.item();
        var item = old.with(SmsId.apart(closing.tenant(), old.sms()));
        if (!closing.keepsConflicts()) {
            return new Outcome.Dead(
                    item.failed(new Failure("ingest", Outcome.Dead.ID_CONFLICT, now)), Outcome.Dead.ID_CONFLICT);
        }
        if (outcome instanceof Outcome.Processed it) {
            return new Outcome.Processed(item, it.extraction());
        }
        if (outcome instanceof Outcome.Filtered it) {
            return new Outcome.Filtered(item, it.intent(), it.reason(), it.extraction());
        }
        return new Outcome.Dead(item, ((Outcome.Dead) outcome).reason());
    }
}
