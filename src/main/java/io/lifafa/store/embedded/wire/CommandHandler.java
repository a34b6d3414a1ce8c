package io.lifafa.store.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.NoSuchCommandException;
import io.lifafa.store.embedded.command.CommandRunner;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
                refuse(client, new WireReply(request, CommandErrors.reply(request.command(), failure)));
            } else {
                answer(client, request, failure == null ? reply : CommandErrors.reply(request.command(), failure));
            }
        }));
    }

    /** A value that cannot be written must not leave the client without an answer. */
    private static void answer(ChannelHandlerContext client, WireRequest request, Document reply) {
        client.writeAndFlush(new WireReply(request, reply)).addListener(written -> {
            if (!written.isSuccess() && client.channel().isActive()) {
                Document error = CommandErrors.reply(request.command(), written.cause());
                client.writeAndFlush(new WireReply(request, error));
            }
        });
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

    @Override
    public void exceptionCaught(ChannelHandlerContext client, Throwable cause) {
        LOG.warn("closing a client's connection after {}", cause.getClass().getName());
        client.close();
    }
}
