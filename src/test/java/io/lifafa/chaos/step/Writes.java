package io.lifafa.chaos.step;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;

/** Tells the durable writes among the commands of the driver. */
final class Writes {
    /** What changes nothing. Anything else is a write, so that a new kind of one cannot be overlooked. */
    private static final Set<String> READS = Set.of(
            "find",
            "getMore",
            "aggregate",
            "count",
            "distinct",
            "killCursors",
            "hello",
            "isMaster",
            "ping",
            "buildInfo",
            "endSessions",
            "listCollections",
            "listIndexes");

    private Writes() {}

    /**
     * The step that this command is.
     *
     * @return empty if it writes nothing
     * @throws IllegalArgumentException if it is a write of none of the steps
     */
    static Optional<Step> step(String name, BsonDocument command) {
        if (READS.contains(name)) {
            return Optional.empty();
        }
        var target = command.get(name).isString() ? command.getString(name).getValue() : "";
        var first = first(name, command);
        return Optional.of(Arrays.stream(Step.values())
                .filter(step -> step.isOf(name, target, first))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " " + target)));
    }

    private static BsonDocument first(String name, BsonDocument command) {
        var list =
                switch (name) {
                    case "insert" -> "documents";
                    case "update" -> "updates";
                    case "delete" -> "deletes";
                    default -> "";
                };
        return list.isEmpty() ? command : command.getArray(list).get(0).asDocument();
    }
}
