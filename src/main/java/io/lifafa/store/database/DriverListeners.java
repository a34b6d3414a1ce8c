package io.lifafa.store.database;

import com.mongodb.event.CommandListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The driver's own hook, for whoever starts a process to try what becomes of its data: a test's {@code main} adds a
 * listener that halts the JVM at the n-th write to a collection, before it is sent ({@code commandStarted}) or when its
 * reply is there ({@code commandSucceeded}), and then starts the engine as usual. Public and of the whole process, so that
 * the engine under test is the one that runs in production, from its {@code main} on; empty there.
 *
 * <p>A listener sees whole commands, with the data of SMS in them: it must log none of it. Clients that are open already
 * do not get it. Thread rule: any; listeners are called on the driver's threads.
 */
public final class DriverListeners {
    private static final List<CommandListener> LISTENERS = new CopyOnWriteArrayList<>();

    private DriverListeners() {}

    /** Adds a listener for all clients that are opened from now on. */
    public static void add(CommandListener listener) {
        LISTENERS.add(listener);
    }

    /** Later clients do not get it any more. */
    public static void remove(CommandListener listener) {
        LISTENERS.remove(listener);
    }

    static List<CommandListener> all() {
        return List.copyOf(LISTENERS);
    }
}
