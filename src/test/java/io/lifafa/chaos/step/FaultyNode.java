package io.lifafa.chaos.step;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.lifafa.Lifafa;
import io.lifafa.chaos.step.StepFault.When;
import io.lifafa.store.database.DriverListeners;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The engine, from its {@code main} on, in a process that halts at the write that {@link StepFault#PROPERTY} names. */
final class FaultyNode implements CommandListener {
    /** What it says right before its end. */
    static final String LAST_WORDS = "halts at ";

    static final int HALTED = 137;

    /** How it ends when it sees a write without a name. */
    static final int UNLABELLED = 99;

    private final Optional<StepFault> fault;
    private final Map<Step, AtomicInteger> counts = new EnumMap<>(Step.class);
    private final Map<Integer, StepFault> underWay = new ConcurrentHashMap<>();

    private FaultyNode(Optional<StepFault> fault) {
        this.fault = fault;
        for (var step : Step.values()) {
            counts.put(step, new AtomicInteger());
        }
    }

    public static void main(String[] args) {
        DriverListeners.add(new FaultyNode(
                Optional.ofNullable(System.getProperty(StepFault.PROPERTY)).map(StepFault::parse)));
        Lifafa.main(args);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        try {
            Writes.step(event.getCommandName(), event.getCommand())
                    .ifPresent(step -> started(step, event.getRequestId()));
        } catch (RuntimeException e) {
            halt("an unlabelled write: " + e, UNLABELLED);
        }
    }

    private void started(Step step, int request) {
        int number = counts.get(step).incrementAndGet();
        dieIf(new StepFault(step, When.BEFORE, number));
        underWay.put(request, new StepFault(step, When.AFTER, number));
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        Optional.ofNullable(underWay.remove(event.getRequestId())).ifPresent(this::dieIf);
    }

    private void dieIf(StepFault here) {
        if (fault.filter(here::equals).isPresent()) {
            halt(LAST_WORDS + here, HALTED);
        }
    }

    /** At once: no shutdown hook, no buffer, no reply that is still to be written. */
    private static synchronized void halt(String words, int code) {
        System.out.println(words);
        Runtime.getRuntime().halt(code);
    }
}
