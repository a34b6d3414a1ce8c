package io.lifafa.api.client;

import java.util.Optional;

/**
 * Whether a server fails <em>because</em> it is asked for a form of output: it answers 500, an error within a 200, or prose,
 * and never says what it dislikes. An outage looks the same, so three things must be seen in this order: calls in the form
 * fail in a row, a call without it succeeds, a call with it fails again.
 *
 * <p>At most one call at a time is a trial; it must come back by {@link #succeeded}, {@link #failed} or {@link #undecided}.
 * Thread rule: one thread at a time.
 */
final class FormDoubt {
    /** So many failures in a row raise a doubt about a form in which no call has succeeded yet; and about another. */
    private static final int FAILURES = 2;

    private static final int FAILURES_OF_A_PROVEN_FORM = 6;

    private enum Step {
        NONE,
        WITHOUT,
        AGAIN
    }

    private Step step = Step.NONE;
    private OutputForm suspect = OutputForm.JSON_SCHEMA;
    private OutputForm without = OutputForm.TEXT;
    private boolean underWay;
    private int failures;

    /** The form of a trial, if one is due. */
    Optional<OutputForm> take() {
        if (step == Step.NONE || underWay) {
            return Optional.empty();
        }
        underWay = true;
        return Optional.of(step == Step.WITHOUT ? without : suspect);
    }

    /** The form that works whatever is found out about the other; empty if none is known. */
    Optional<OutputForm> working() {
        return step == Step.AGAIN ? Optional.of(without) : Optional.empty();
    }

    /** A call in this form, which is no trial, failed without a word. */
    void seenFailing(OutputForm form, boolean proven) {
        if (step != Step.NONE || form == OutputForm.TEXT) {
            return;
        }
        failures = form == suspect ? failures + 1 : 1;
        suspect = form;
        if (failures >= (proven ? FAILURES_OF_A_PROVEN_FORM : FAILURES)) {
            step = Step.WITHOUT;
            without = form.weaker();
        }
    }

    /** A call in this form, which is no trial, succeeded. */
    void seenWorking(OutputForm form) {
        if (form == suspect) {
            clear();
        }
    }

    /** The trial succeeded. */
    void succeeded() {
        underWay = false;
        if (step == Step.WITHOUT) {
            step = Step.AGAIN;
        } else {
            clear();
        }
    }

    /** The trial failed; the form to be used from now on, if that is decided. */
    Optional<OutputForm> failed() {
        underWay = false;
        if (step == Step.AGAIN) {
            var weaker = without;
            clear();
            return Optional.of(weaker);
        }
        if (without == OutputForm.TEXT) {
            clear();
        } else {
            without = OutputForm.TEXT;
        }
        return Optional.empty();
    }

    /** The trial ended in a way that tells nothing. */
    void undecided() {
        underWay = false;
    }

    private void clear() {
        step = Step.NONE;
        failures = 0;
    }
}
