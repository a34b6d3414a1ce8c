package io.lifafa.api.client;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Finds out which {@link OutputForm} a server takes.
 *
 * <p>Starts with the strongest. A refusal that names the form steps down. So does any 400 or 422 as long as no call in
 * this form has succeeded, since many servers do not say what they dislike. If even {@link OutputForm#TEXT} is refused
 * then, the request was to blame and what was stepped down without being named is taken back. A form that succeeded is
 * <em>proven</em>: only a refusal that names it steps down from it.
 *
 * <p>An hour after a step down the strongest form is tried again, by a single call while the others keep the known one
 * (servers are upgraded, and routers choose another one). A trial that ends without a word about the form is repeated
 * after a minute.
 *
 * <p>Servers that fail instead of refusing are left to {@link FormDoubt}.
 *
 * <p>Every form taken must come back by exactly one of {@link #succeeded}, {@link #refused}, {@link #failed},
 * {@link #undecided}. Thread
 * rule: one thread at a time.
 */
final class StructuredOutput {
    static final Duration PROBE_AFTER = Duration.ofHours(1);
    static final Duration PROBE_AGAIN_AFTER = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private OutputForm current = OutputForm.JSON_SCHEMA;
    /** The strongest form that was not refused by name. */
    private OutputForm ceiling = OutputForm.JSON_SCHEMA;

    private boolean proven;
    /** The form to try next, or being tried; stronger than the current one. */
    private OutputForm probe = OutputForm.JSON_SCHEMA;

    private boolean probing;
    private long probeAt;

    /** Starts with the strongest form. */
    StructuredOutput(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The form of the next request. */
    OutputForm take() {
        if (probe.isStrongerThan(current) && !probing && nanos.getAsLong() - probeAt >= 0) {
            probing = true;
            return probe;
        }
        return current;
    }

    /** The server answered in this form. */
    void succeeded(OutputForm used) {
        if (used.isStrongerThan(ceiling)) {
            ceiling = used;
        }
        if (used.isStrongerThan(current)) {
            become(used);
        }
        proven |= used == current;
    }

    /**
     * The server refused a request in this form.
     *
     * @param named whether it named the form as the reason
     * @return true if the same request may succeed in the form now to be taken; false if the request is to blame
     */
    boolean refused(OutputForm used, boolean named) {
        if (named && !used.isStrongerThan(ceiling)) {
            ceiling = used.weaker();
        }
        if (used == current) {
            return stepDown(named);
        }
        if (probing && used == probe) {
            endProbe();
        }
        return used.isStrongerThan(current) || (named && used != OutputForm.TEXT);
    }

    /**
     * A call in this form failed without a word, as an outage makes calls fail, or because of the form.
     *
     * @return true if it was a trial of a stronger form than the known one, which is put off as if it had been refused
     */
    boolean failed(OutputForm used) {
        if (probing && used == probe) {
            endProbe();
            return true;
        }
        return false;
    }

    /** It was found out that the server fails of stronger forms, and takes this one. */
    void settle(OutputForm form) {
        if (current.isStrongerThan(form)) {
            become(form);
            ceiling = form;
            proven = true;
        }
    }

    /** Whether a call in this form has succeeded since it is the known one. */
    boolean isProven(OutputForm form) {
        return form == current && proven;
    }

    /** The call ended without a word about the form. */
    void undecided(OutputForm used) {
        if (probing && used == probe) {
            probeAfter(used, PROBE_AGAIN_AFTER);
        }
    }

    private boolean stepDown(boolean named) {
        if (current == OutputForm.TEXT) {
            takeBack();
            return false;
        }
        if (proven && !named) {
            return false;
        }
        become(current.weaker());
        return true;
    }

    private void takeBack() {
        if (!proven && ceiling != current) {
            become(ceiling);
        }
    }

    private void become(OutputForm form) {
        current = form;
        proven = false;
        probeAfter(OutputForm.JSON_SCHEMA, PROBE_AFTER);
    }

    /** Tries the form between the refused one and the known one at once, or begins anew in an hour. */
    private void endProbe() {
        if (probe.weaker().isStrongerThan(current)) {
            probeAfter(probe.weaker(), Duration.ZERO);
        } else {
            probeAfter(OutputForm.JSON_SCHEMA, PROBE_AFTER);
        }
    }

    private void probeAfter(OutputForm form, Duration delay) {
        probe = form;
        probing = false;
        probeAt = nanos.getAsLong() + delay.toNanos();
    }
}
