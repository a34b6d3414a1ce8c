package io.lifafa.bus;

import io.lifafa.bus.wire.WireType;
import java.util.List;

/**
 * An operation that a stage offers on the event bus.
 *
 * <pre>{@code
 * static final Operation<Chunk, Void> APPEND =
 *         Operation.repeatable("append", WireType.of(Chunk.class), WireType.NOTHING);
 * }</pre>
 *
 * @param name unique within the stage
 * @param question what goes with it
 * @param answer what comes back
 * @param repeatable whether it is idempotent, so that it may be retried after a timeout
 */
public record Operation<Q, A>(String name, WireType<Q> question, WireType<A> answer, boolean repeatable) {
    /** An idempotent operation. */
    public static <Q, A> Operation<Q, A> repeatable(String name, WireType<Q> question, WireType<A> answer) {
        return new Operation<>(name, question, answer, true);
    }

    /** An operation that must not be retried automatically. */
    public static <Q, A> Operation<Q, A> once(String name, WireType<Q> question, WireType<A> answer) {
        return new Operation<>(name, question, answer, false);
    }

    /** The same with a question and an answer of plain classes. */
    public static <Q, A> Operation<Q, A> repeatable(String name, Class<Q> question, Class<A> answer) {
        return repeatable(name, WireType.of(question), WireType.of(answer));
    }

    /** The same as {@link #repeatable(String, Class, Class)}, answered with a list. */
    public static <Q, E> Operation<Q, List<E>> repeatableList(String name, Class<Q> question, Class<E> element) {
        return repeatable(name, WireType.of(question), WireType.listOf(element));
    }
}
