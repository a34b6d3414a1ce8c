package io.lifafa.bus;

import io.lifafa.config.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.time.Duration;

/** The way to a stage, wherever it is. Thread rule: any. */
public interface StageClient {
    /**
     * Has the stage do something. Fails with a {@code ServiceException} if the stage answers so, with another
     * {@code ReplyException} if nobody answers.
     *
     * @param question must be immutable: a stage on this node is given the very object
     */
    <Q, A> Future<A> ask(Operation<Q, A> operation, Q question);

    /**
     * To the stage of this node, which it must have. Nothing is asked for twice.
     *
     * @param timeout of one question
     */
    static StageClient here(Vertx vertx, String stage, Duration timeout) {
        return new DirectClient(vertx, stage, options(timeout).setLocalOnly(true));
    }

    /**
     * To the stage of one other node. Nothing is asked for twice.
     *
     * @param node its id
     * @param timeout of one question
     */
    static StageClient at(Vertx vertx, String stage, String node, Duration timeout) {
        return new DirectClient(vertx, Addresses.on(node, stage), options(timeout));
    }

    /** To the stage of other nodes in turn. */
    static StageClient elsewhere(Vertx vertx, String stage, Role role, Directory directory, Tries tries) {
        return new RoutedClient(vertx, stage, role, directory, tries);
    }

    /**
     * How often and for how long other nodes are asked.
     *
     * @param timeout of one question
     * @param most tries in all, at least 1
     * @param deadline no further try begins so long after the first
     */
    record Tries(Duration timeout, int most, Duration deadline) {
        /** One question, that is not repeated. */
        public static Tries one(Duration timeout) {
            return new Tries(timeout, 1, Duration.ZERO);
        }
    }

    private static DeliveryOptions options(Duration timeout) {
        return new DeliveryOptions().setSendTimeout(Math.max(1, timeout.toMillis()));
    }
}
