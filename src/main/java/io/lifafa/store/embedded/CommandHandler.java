package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's commands, in turn. mongo-java-server's own handler waits in place and logs the documents of a command
 * that failed; this one does neither.
 */
final class CommandHandler extends SimpleChannelInboundHandler<WireRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(CommandHandler.class);
    private static final int INTERNAL_ERROR = 1;
    private static final int FAILED_LOGIN_MILLIS = 500;

    private final Supplier<CommandRunner> runner;
    private final ChannelGroup clients;
    /** This client's, not the network's: a command may take long. */
    private final Executor thread;

    private final ClientLogin login;

    CommandHandler(Supplier<CommandRunner> runner, ChannelGroup clients, Executor thread, ClientLogin login) {
        this.login = login;
        this.thread = thread;
        this.runner = runner;
        this.clients = clients;
    }

    @Override
    public void channelActive(ChannelHandlerContext client) {
        clients.add(client.channel());
        client.fireChannelActive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext client, WireRequest request) {
        thread.execute(() -> run(client, request).whenComplete((reply, failure) -> {
            if (ClientLogin.isFailure(failure)) {
                refuse(client, new WireReply(request, error(request.command(), failure)));
            } else {
                client.writeAndFlush(
                        new WireReply(request, failure == null ? reply : error(request.command(), failure)));
            }
        }));
    }

    /** Late, and the connection is at its end: guessing passwords takes its time. */
    private static void refuse(ChannelHandlerContext client, WireReply reply) {
        client.executor()
                .schedule(
                        () -> client.writeAndFlush(reply).addListener(ChannelFutureListener.CLOSE),
                        FAILED_LOGIN_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Document> run(ChannelHandlerContext client, WireRequest request) {
        try {
            if (request.command().isEmpty()) {
                throw new NoSuchCommandException("");
            }
            String command = request.command().keySet().iterator().next();
            Optional<Document> answer = login.answer(command, request.command());
            if (answer.isPresent()) {
                return CompletableFuture.completedFuture(answer.get());
            }
            return runner.get()
                    .run(client.channel(), request.database(), request.command())
                    .whenComplete((reply, failure) -> {
                        if (failure == null) {
                            login.describe(request.command(), reply);
                        }
                    });
        } catch (Throwable e) {
            // Even out of memory or of stack, the client gets an answer.
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Document error(Document command, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof MongoServerException expected) {
            LOG.debug("{} failed: {}", name(command), expected.getClass().getSimpleName());
            int code = expected instanceof MongoServerError error ? error.getCode() : INTERNAL_ERROR;
            String codeName = expected instanceof MongoServerError error ? error.getCodeName() : "InternalError";
            return error(expected.getMessageWithoutErrorCode(), code, codeName);
        }
        // Its message may quote a document.
        LOG.error("{} failed: {} at {}", name(command), cause.getClass().getName(), origin(cause));
        return error(name(command) + " failed: " + cause.getClass().getSimpleName(), INTERNAL_ERROR, "InternalError");
    }

    private static String origin(Throwable cause) {
        return cause.getStackTrace().length == 0 ? "an unknown place" : cause.getStackTrace()[0].toString();
    }

    private static Document error(String message, int code, String codeName) {
        return new Document("ok", 0.0)
                .append("errmsg", message)
                .append("code", code)
                .append("codeName", codeName);
    }

    private static String name(Document command) {
        return command.isEmpty()
                ? "an empty command"
                : command.keySet().iterator().next();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext client, Throwable cause) {
        LOG.warn("closing a client's connection after {}", cause.getClass().getName());
        client.close();
    }
}
