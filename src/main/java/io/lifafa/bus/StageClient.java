package io.lifafa.bus;

import io.lifafa.config.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.time.Duration;

/** Calls the operations of a stage, on this node or on another one. Thread rule: any. */
public interface StageClient {
    /**
     * Calls an operation. The future fails with a {@code ServiceException} if the stage reports one, and with another
     * {@code ReplyException} if no handler is registered or none replies in time.
     *
     * @param question must be immutable: a stage on this node receives the same object
     */
    <Q, A> Future<A> ask(Operation<Q, A> operation, Q question);

    /**
     * Calls the stage of this node, which must run it. Never retries.
     *
     * @param timeout of one question
     */
    static StageClient here(Vertx vertx, String stage, Duration timeout) {
        return new DirectClient(vertx, stage, options(timeout).setLocalOnly(true));
    }

    /**
     * Calls the stage of one other node. Never retries.
     *
     * @param node its id
     * @param timeout of one question
     */
    static StageClient at(Vertx vertx, String stage, String node, Duration timeout) {
        return new DirectClient(vertx, Addresses.on(node, stage), options(timeout));
    }

    /** Calls the stage on other nodes, round robin, with retries. */
    static StageClient elsewhere(Vertx vertx, String stage, Role role, Directory directory, Tries tries) {
        return new RoutedClient(vertx, stage, role, directory, tries);
    }

    /**
     * Retry limits.
     *
     * @param timeout of one attempt
     * @param most attempts in all, at least 1
     * @param deadline no attempt starts later than this after the first one
     */
    record Tries(Duration timeout, int most, Duration deadline) {
        /** A single attempt. */
        public static Tries one(Duration timeout) {
            return new Tries(timeout, 1, Duration.ZERO);
        }
    }

    private static DeliveryOptions options(Duration timeout) {
        return new DeliveryOptions().setSendTimeout(Math.max(1, timeout.toMillis()));
    }
}
