package io.lifafa.chaos.step;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.bson.BsonDocument;

/**
 * A kind of durable write, by the command that the driver sends. Together they are all that a node ever writes: what fits
 * none of them is a write that nobody has thought of dying at.
 */
enum Step {
    PROBE("insert", "lifafa_probe", Scene.START),
    PROBE_REMOVED("delete", "lifafa_probe", Scene.START),
    INDEX("createIndexes", "", Scene.START),

    KEY("insert", "idempotency_keys", Scene.TRAFFIC),
    KEY_ANSWERED("findAndModify", "idempotency_keys", Scene.TRAFFIC, it -> sets(it, "answered")),
    KEY_TAKEN_OVER("findAndModify", "idempotency_keys", Scene.TRAFFIC, it -> sets(it, "holder")),
    KEY_ABANDONED("findAndModify", "idempotency_keys", Scene.BROKEN_REQUESTS, it -> sets(it, "until")),

    NEXT_PAYLOAD("insert", "inbox_payloads", Scene.API, Step::isCarriedOn),
    PAYLOAD("insert", "inbox_payloads", Scene.TRAFFIC),
    PAYLOAD_REFRESHED("findAndModify", "inbox_payloads", Scene.API),
    NEXT_INBOX("insert", "inbox", Scene.API, Step::isCarriedOn),
    REPLAY_INBOX("insert", "inbox", Scene.REPLAY, it -> it.getBoolean("replay").getValue()),
    INBOX("insert", "inbox", Scene.TRAFFIC),

    CLAIM("findAndModify", "inbox", Scene.TRAFFIC, it -> it.getDocument("update")
            .containsKey("$inc")),
    SEAL("findAndModify", "inbox", Scene.TRAFFIC, it -> sets(it, "sealed")),
    RENEW("findAndModify", "inbox", Scene.SLOW_API, Step::isDueLater),
    RELEASE("findAndModify", "inbox", Scene.STOP, it -> sets(it, "due")),
    OUTAGE_OVER("update", "inbox", Scene.OUTAGE, it -> it.getDocument("q").containsKey("outage")),

    CONTENT("insert", "sms_contents", Scene.TRAFFIC),
    /** {@code SameSmsTest} dies at each call of these two. */
    CONTENT_JOINED("update", "sms_contents", Scene.ELSEWHERE),
    DUPLICATE("insert", "sms_duplicates", Scene.ELSEWHERE),

    TRANSACTIONS("insert", "financial_transactions", Scene.TRAFFIC),
    REPLAYED_TRANSACTIONS("update", "financial_transactions", Scene.REPLAY),
    TRANSACTIONS_TAKEN_BACK("delete", "financial_transactions", Scene.API),
    DEAD_LETTERS("insert", "dead_letters", Scene.TRAFFIC),
    /** Of the same SMS, by a repetition or a replay: {@code IdConflictTest} dies at each call. */
    DEAD_LETTERS_REPLACED("update", "dead_letters", Scene.ELSEWHERE),
    DEAD_LETTERS_REMOVED("delete", "dead_letters", Scene.API),
    SMS("insert", "sms_data", Scene.TRAFFIC),
    /** By a rework; {@code ReworkRacesTest} goes through every interleaving. */
    REWORKED("update", "sms_data", Scene.ELSEWHERE, it -> updates(it, "void_transaction")),
    REVIVED("update", "sms_data", Scene.REPLAY, it -> updates(it, "replayed_by")),

    RESULT("insert", "chunk_results", Scene.TRAFFIC),
    PAYLOAD_REMOVED("delete", "inbox_payloads", Scene.TRAFFIC, it -> !it.getDocument("q")
            .containsKey("created")),
    INBOX_DROPPED("delete", "inbox", Scene.PLANTED, it -> it.getDocument("q").containsKey("epoch")),
    INBOX_REMOVED("delete", "inbox", Scene.TRAFFIC),

    TEMPLATE("insert", "templates", Scene.API),
    TEMPLATE_UPDATED("findAndModify", "templates", Scene.API, it -> sets(it, "template")),
    EVENTS("insert", "processing_events", Scene.TRAFFIC),
    LIMITS_SHARED("findAndModify", "limits", Scene.API),

    /** At each start: the first binds the store to its tenant, for the others it changes nothing. */
    BOUND("findAndModify", "store_identity", Scene.START),
    /** A window in which tenants use something begins. */
    USE_BEGUN("insert", "tenant_usage", Scene.TRAFFIC),
    /** What tenants have used, twice a second while there is something to count. */
    USE("update", "tenant_usage", Scene.TRAFFIC),

    /** Once in the life of a store, and again if it did not come to it: whoever is first, his stands. */
    IDENTITY("insert", "store_identity", Scene.ELSEWHERE),
    /** Once for each API: {@code LimitStoreContractTest}. */
    LIMITS("insert", "limits", Scene.ELSEWHERE),

    /** Only on the embedded store, at its start: {@code KillIT} kills there. */
    HOLDERS_RELEASED("update", "inbox", Scene.ELSEWHERE),
    /** {@code JobsTest} dies at each call of a job. */
    JOB("insert", "jobs", Scene.ELSEWHERE),
    JOB_GOES_ON("findAndModify", "jobs", Scene.ELSEWHERE),
    /** {@code SummariesTest} dies at each call. */
    SUMMARY("insert", "batch_summaries", Scene.ELSEWHERE),
    SUMMARY_ADDED_TO("findAndModify", "batch_summaries", Scene.ELSEWHERE),
    RESULTS_SUMMED_UP("delete", "chunk_results", Scene.ELSEWHERE),
    /** Each minute; one that is lost is somebody else's the next time. */
    DUTY("insert", "duties", Scene.ELSEWHERE),
    DUTY_TAKEN("findAndModify", "duties", Scene.ELSEWHERE),
    /** Looked for every two seconds; {@code ErasureRacesTest} dies at each call of an erasure. */
    ERASURE_TAKEN_UP("findAndModify", "erasures", Scene.ELSEWHERE),
    /** Each half hour, after an hour: {@code StoredTypesTest}. */
    ORPHANS_REMOVED("delete", "inbox_payloads", Scene.ELSEWHERE),
    /** Only {@code lifafa cache drop}. */
    TEMPLATE_REMOVED("findAndModify", "templates", Scene.ELSEWHERE);

    /** What has to go on so that it happens. */
    enum Scene {
        START,
        TRAFFIC,
        BROKEN_REQUESTS,
        /** An entry without payload, as a repeated append leaves it, is put into the store. */
        PLANTED,
        API,
        SLOW_API,
        REPLAY,
        OUTAGE,
        STOP,
        /** Another test's. */
        ELSEWHERE
    }

    private static final Duration SOON = Duration.ofMillis(400);

    private final String command;
    private final String collection;
    private final Scene scene;
    private final Predicate<BsonDocument> statement;

    Step(String command, String collection, Scene scene) {
        this(command, collection, scene, it -> true);
    }

    /** @param statement looks at the first document, update or deletion of the command */
    Step(String command, String collection, Scene scene, Predicate<BsonDocument> statement) {
        this.command = command;
        this.collection = collection;
        this.scene = scene;
        this.statement = statement;
    }

    Scene scene() {
        return scene;
    }

    /** Those above it in the list have been asked before. */
    boolean isOf(String sent, String target, BsonDocument first) {
        return command.equals(sent) && (collection.isEmpty() || collection.equals(target)) && statement.test(first);
    }

    private static boolean sets(BsonDocument change, String field) {
        return change.getDocument("update")
                .getDocument("$set", new BsonDocument())
                .containsKey(field);
    }

    private static boolean updates(BsonDocument update, String field) {
        return update.getDocument("u").getDocument("$set", new BsonDocument()).containsKey(field);
    }

    private static boolean isCarriedOn(BsonDocument chunk) {
        return chunk.getString("_id").getValue().contains("~");
    }

    /** A lease that is renewed ends later; one that is given back is due now. */
    private static boolean isDueLater(BsonDocument change) {
        var set = change.getDocument("update").getDocument("$set", new BsonDocument());
        return set.containsKey("due")
                && set.getDateTime("due").getValue() > Instant.now().plus(SOON).toEpochMilli();
    }
}
