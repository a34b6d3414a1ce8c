package io.lifafa.store.erasure;

import io.lifafa.json.Form;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.ErasureState;
import io.lifafa.store.document.Documents;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An erasure as it stands in the store.
 *
 * @param userId whose SMS; empty once nothing is left to be looked for
 * @param askedAt what was accepted later stays
 * @param epoch grows by one with every process that takes it up; only the newest goes on
 * @param at how far it is
 */
record Erasure(String id, Tenant tenant, String userId, String askedBy, Instant askedAt, long epoch, Position at) {
    static final String OPEN = "open";
    static final String DONE = "done";
    static final String ROOTS = "roots";

    /** What is done, in this order. */
    enum Step {
        /** The lines of open chunks that have SMS of the user are noted. */
        LINES,
        /** These SMS are ended, and their chunks go on without them. */
        CHUNKS,
        /** Rows of {@code sms_data} are emptied, page by page. */
        ROWS,
        /** Transactions and dead letters are removed. */
        BESIDE,
        /** Until whoever had lost a chunk to the erasure has noticed. */
        REST,
        /** The open chunks once more: a replay may have read dead letters before they were removed. */
        CHUNKS_AGAIN,
        /** And what such a replay, or who lost a chunk, has written. */
        BESIDE_AGAIN,
        /** The emptied rows are removed, and counted for the audit. */
        COUNT,
        /** The record forgets whom it was about. */
        FORGET,
        /** The embedded server overwrites what was removed. */
        FILES;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Step of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        Step next() {
            return values()[ordinal() + 1];
        }
    }

    /**
     * How far it is.
     *
     * @param after what was dealt with last, in the order of the step; empty at its start
     * @param page of the next page of erased SMS
     * @param roots the lines of chunks that had SMS of the user
     * @param counts how many documents were removed, by collection
     */
    record Position(Step step, String after, int page, Set<String> roots, Map<String, Long> counts) {
        static final Position START = new Position(Step.LINES, "", 0, Set.of(), Map.of());

        Position {
            roots = Set.copyOf(roots);
            counts = Map.copyOf(counts);
        }

        Position behind(String last) {
            return new Position(step, last, page, roots, counts);
        }

        Position onPage(int next) {
            return new Position(step, after, next, roots, counts);
        }

        Position next() {
            return new Position(step.next(), "", 0, roots, counts);
        }

        Position withRoots(Set<String> more) {
            var all = new TreeSet<>(roots);
            all.addAll(more);
            return new Position(step, after, page, all, counts);
        }

        Position counting(String collection, long removed) {
            var sum = new HashMap<>(counts);
            sum.merge(collection, removed, Long::sum);
            return new Position(step, after, page, roots, sum);
        }

        JsonObject toJson() {
            var numbers = new JsonObject();
            counts.forEach(numbers::put);
            return new JsonObject()
                    .put("step", step.text())
                    .put("after", after)
                    .put("page", page)
                    .put(ROOTS, new JsonArray(roots.stream().sorted().toList()))
                    .put("counts", numbers);
        }

        static Position read(JsonObject json) {
            var numbers = json.getJsonObject("counts");
            return new Position(
                    Step.of(json.getString("step")),
                    json.getString("after"),
                    json.getInteger("page"),
                    json.getJsonArray(ROOTS).stream().map(String.class::cast).collect(Collectors.toSet()),
                    numbers.fieldNames().stream().collect(Collectors.toMap(it -> it, numbers::getLong)));
        }
    }

    /** Whether the chunk is of a line that had SMS of the user when it began. */
    boolean hasLineOf(String chunk) {
        return at.roots().contains(ChunkId.parse(chunk).root());
    }

    /** Whether something stored then was accepted before, as far as its date tells. */
    boolean isBefore(JsonObject document, String field) {
        return !Form.readInstant(document.getValue(field)).isAfter(askedAt);
    }

    Erasure at(Position position) {
        return new Erasure(id, tenant, userId, askedBy, askedAt, epoch, position);
    }

    /** A new one, without its {@code _id}. */
    static JsonObject fresh(Tenant tenant, String userId, String askedBy, Instant now) {
        return new JsonObject()
                .put("tenant", tenant.name())
                .put("home", tenant.home())
                .put("user_id", userId)
                .put("asked_by", askedBy)
                .put("asked_at", Documents.date(now))
                .put("state", OPEN)
                .put("due", Documents.date(now))
                .put("epoch", 0L)
                .put("position", Position.START.toJson());
    }

    static Erasure read(JsonObject document) {
        return new Erasure(
                document.getString("_id"),
                new Tenant(document.getString("tenant"), document.getBoolean("home")),
                document.getString("user_id", ""),
                document.getString("asked_by"),
                Form.readInstant(document.getValue("asked_at")),
                document.getLong("epoch"),
                Position.read(document.getJsonObject("position")));
    }

    static ErasureState state(JsonObject document) {
        var erasure = read(document);
        var done = Optional.ofNullable(document.getValue("done_at")).map(Form::readInstant);
        return new ErasureState(
                erasure.id,
                erasure.askedBy,
                erasure.askedAt,
                done,
                erasure.at.counts(),
                done.isPresent() ? DONE : erasure.at.step().text());
    }
}
