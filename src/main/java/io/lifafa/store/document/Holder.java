package io.lifafa.store.document;

import java.util.Optional;

/**
 * Who holds leases, as it stands in them: {@code NAME/WORKER@PROCESS}.
 *
 * @param name of the node and its worker, for people
 * @param process tells one start of a node from another; empty for what an older version wrote
 */
public record Holder(String name, Optional<String> process) {
    private static final char SEPARATOR = '@';

    /** As much of an id as tells one process from the others of a cluster. */
    private static final int ID_LENGTH = 8;

    /** The holder's name in a lease. */
    public static String write(String name, String processId) {
        return name + SEPARATOR + shortId(processId);
    }

    public static Holder read(String owner) {
        int at = owner.lastIndexOf(SEPARATOR);
        return at < 0
                ? new Holder(owner, Optional.empty())
                : new Holder(owner.substring(0, at), Optional.of(owner.substring(at + 1)));
    }

    /** As much of a process's id as stands in a lease. */
    public static String shortId(String processId) {
        return processId.substring(0, Math.min(ID_LENGTH, processId.length()));
    }
}
