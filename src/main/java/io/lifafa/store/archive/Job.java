package io.lifafa.store.archive;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Work on many SMS that outlives the request that asked for it, as it stands in the store.
 *
 * @param key what it is about: one job at a time has it
 * @param batchId the batch of its chunks, by which it is followed
 * @param task what is to be done
 * @param open false once all its chunks have been opened
 * @param epoch grows by one with every process that takes it up; only the newest goes on
 * @param at how far it is
 */
record Job(String key, String batchId, Task task, boolean open, long epoch, Position at) {
    /**
     * How far a job is. Chunks are opened by a plan that was stored before, so that whoever carries it on opens the same.
     *
     * @param taken whether all rows were taken back; a replay has none
     * @param after what was dealt with last, in the order of the task; empty at the start
     * @param sequence of the next chunk of the batch
     * @param plan the SMS of the chunks that are to be opened now
     * @param next what {@code after} is when they are
     * @param count how many SMS were put back to work
     */
    record Position(boolean taken, String after, int sequence, List<List<String>> plan, String next, int count) {
        static final Position START = new Position(false, "", 0, List.of(), "", 0);

        /** All rows are taken back. */
        Position nothingToTake() {
            return new Position(true, "", sequence, List.of(), "", count);
        }

        Position behind(String last) {
            return new Position(taken, last, sequence, List.of(), "", count);
        }

        Position planning(List<List<String>> chunks, String last) {
            return new Position(taken, after, sequence, chunks, last, count);
        }

        /** The chunks of the plan are open. */
        Position opened() {
            int opened = plan.stream().mapToInt(List::size).sum();
            return new Position(taken, next, sequence + plan.size(), List.of(), "", count + opened);
        }

        JsonObject toJson() {
            return new JsonObject()
                    .put("taken", taken)
                    .put("after", after)
                    .put("sequence", sequence)
                    .put("plan", new JsonArray(plan.stream().map(JsonArray::new).toList()))
                    .put("next", next)
                    .put("count", count);
        }

        static Position read(JsonObject json) {
            return new Position(
                    json.getBoolean("taken"),
                    json.getString("after"),
                    json.getInteger("sequence"),
                    json.getJsonArray("plan").stream()
                            .map(chunk -> ((JsonArray) chunk)
                                    .stream().map(String.class::cast).toList())
                            .toList(),
                    json.getString("next"),
                    json.getInteger("count"));
        }
    }

    static Job read(JsonObject document, String home) {
        return new Job(
                document.getString("_id"),
                document.getString("batch_id"),
                Task.read(document.getJsonObject("task"), home),
                Jobs.OPEN.equals(document.getString("state")),
                document.getLong("epoch"),
                Position.read(document.getJsonObject("position")));
    }
}
