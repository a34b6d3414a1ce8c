package io.lifafa.store.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** What a command does to the store. */
public enum CommandKind {
    /** Changes nothing. */
    READ,
    /** Makes room; allowed on a full disk. */
    REMOVE,
    /** May need room. */
    WRITE;

    private static final Set<String> WRITES =
            Set.of("insert", "update", "findandmodify", "create", "createindexes", "collmod", "renamecollection");
    private static final Set<String> REMOVALS = Set.of("delete", "drop", "dropindexes", "dropdatabase");

    /** What says something of the server and nothing of the store, and what a client needs no login for. */
    private static final Set<String> GREETINGS = Set.of("hello", "ismaster", "ping", "buildinfo");

    public static boolean isGreeting(String command) {
        return GREETINGS.contains(command.toLowerCase(Locale.ROOT));
    }

    static CommandKind of(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (REMOVALS.contains(name) || name.equals("findandmodify") && Boolean.TRUE.equals(query.get("remove"))) {
            return REMOVE;
        }
        return WRITES.contains(name) || name.equals("aggregate") && storesItsResult(query) ? WRITE : READ;
    }

    private static boolean storesItsResult(Document query) {
        return query.get("pipeline") instanceof Collection<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document document
                                && (document.containsKey("$out") || document.containsKey("$merge")));
    }
}
