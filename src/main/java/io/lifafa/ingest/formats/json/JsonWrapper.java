package io.lifafa.ingest.formats.json;

import io.lifafa.ingest.formats.item.Defaults;
import io.lifafa.ingest.formats.item.ReadItem;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;

/**
 * The {@code {"user_id", "sms_data": […]}} being read. While it has not named its user, its items are held back, up to a
 * bound: an item must never go to the wrong user only because {@code user_id} stands behind it.
 */
final class JsonWrapper {
    private final int maxHeldChars;
    private final Queue<Function<Defaults, ReadItem>> held = new ArrayDeque<>();
    private Defaults defaults;
    private boolean holding;
    private long heldChars;

    /** @param defaults what stands before {@code sms_data} */
    JsonWrapper(Defaults defaults, int maxHeldChars) {
        this.defaults = defaults;
        this.maxHeldChars = maxHeldChars;
        this.holding = defaults.user().isEmpty() && !defaults.fatal();
    }

    boolean holding() {
        return holding;
    }

    Defaults defaults() {
        return defaults;
    }

    /** Holds an item back; over the bound all are let go, those without a user of their own as rejected. */
    void hold(int chars, Function<Defaults, ReadItem> item, Queue<ReadItem> ready) {
        held.add(item);
        heldChars += chars;
        if (heldChars > maxHeldChars) {
            release(
                    defaults.withoutUser(
                            "user_id is missing before an sms_data this long; put it before or into each SMS"),
                    ready);
        }
    }

    /** The wrapper has ended and said all it has to say. */
    void complete(Defaults tail, Queue<ReadItem> ready) {
        if (holding) {
            release(defaults.and(tail), ready);
        }
    }

    /** The wrapper will not be read to its end. */
    void abandon(Queue<ReadItem> ready) {
        if (holding) {
            release(
                    defaults.withoutUser("user_id is not known as its wrapper ends too early; put it before sms_data"),
                    ready);
        }
    }

    private void release(Defaults known, Queue<ReadItem> ready) {
        defaults = known;
        holding = false;
        held.forEach(item -> ready.add(item.apply(known)));
        held.clear();
    }
}
