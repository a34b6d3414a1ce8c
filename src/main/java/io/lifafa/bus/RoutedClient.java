package io.lifafa.bus;

import io.lifafa.config.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Calls the nodes that run a stage, round robin.
 *
 * <p>A node without a registered handler has done nothing, so the next node is called at once. A timeout is retried only for
 * repeatable operations, and only these wait for a node when none is known; callers of other operations have their own way to
 * go on. A failure that the stage itself reports is passed on, 503 included: the database is down for the other nodes as
 * well, and callers back off by themselves.
 */
final class RoutedClient implements StageClient {
    private static final long FIRST_PAUSE_MILLIS = 100;

    /** Where there is no node one may be there any moment. */
    private static final long LOOK_MILLIS = 500;

    private final Vertx vertx;
    private final String stage;
    private final Role role;
    private final Directory directory;
    private final Tries tries;

    RoutedClient(Vertx vertx, String stage, Role role, Directory directory, Tries tries) {
        this.vertx = vertx;
        this.stage = stage;
        this.role = role;
        this.directory = directory;
        this.tries = tries;
    }

    @Override
    public <Q, A> Future<A> ask(Operation<Q, A> operation, Q question) {
        return new Asking<>(operation, question).next(new HashSet<>());
    }

    private final class Asking<Q, A> {
        private final Operation<Q, A> operation;
        private final Q question;
        private final long began = System.nanoTime();
        private long pause = FIRST_PAUSE_MILLIS;
        private int silences;

        Asking(Operation<Q, A> operation, Q question) {
            this.operation = operation;
            this.question = question;
        }

        /** @param gone nodes that are not there */
        Future<A> next(Set<String> gone) {
            var node = directory.next(role, gone);
            if (node.isEmpty()) {
                return later(new ReplyException(ReplyFailure.NO_HANDLERS, "no node answers for " + stage));
            }
            return StageClient.at(vertx, stage, node.get(), tries.timeout())
                    .ask(operation, question)
                    .recover(failure -> failed(node.get(), gone, failure));
        }

        private Future<A> failed(String node, Set<String> gone, Throwable failure) {
            if (Failures.isNobodyThere(failure)) {
                directory.avoid(node);
                gone.add(node);
                return next(gone);
            }
            if (Failures.isSilence(failure)) {
                directory.avoid(node);
                silences++;
                return later(failure);
            }
            return Future.failedFuture(failure);
        }

        private Future<A> later(Throwable failure) {
            long now = pause;
            var late = Duration.ofNanos(System.nanoTime() - began).plusMillis(now);
            if (!operation.repeatable() || silences >= tries.most() || late.compareTo(tries.deadline()) >= 0) {
                return Future.failedFuture(failure);
            }
            pause = Math.min(LOOK_MILLIS, 2 * pause);
            return vertx.timer(now, TimeUnit.MILLISECONDS).compose(passed -> next(new HashSet<>()));
        }
    }
}
