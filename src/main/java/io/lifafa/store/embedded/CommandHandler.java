package io.lifafa.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's commands, in turn. mongo-java-server's own handler waits in place and logs the documents of a command
 * that failed; this one does neither.
 */
final class CommandHandler extends SimpleChannelInboundHandler<ClientRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(CommandHandler.class);
    private static final AtomicInteger REPLIES = new AtomicInteger();
    private static final int INTERNAL_ERROR = 1;

    private final Supplier<CommandRunner> runner;
    private final ChannelGroup clients;
    /** This client's, not the network's: a command may take long. */
    private final Executor thread;

    CommandHandler(Supplier<CommandRunner> runner, ChannelGroup clients, Executor thread) {
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
    protected void channelRead0(ChannelHandlerContext client, ClientRequest request) {
        thread.execute(() -> answer(client, request));
    }

    private void answer(ChannelHandlerContext client, ClientRequest request) {
        Document command = command(request);
        run(client, request, command).whenComplete((reply, failure) -> {
            Document answer = failure == null ? reply : error(command, failure);
            if (request instanceof MongoMessage) {
                client.writeAndFlush(encode(client, request, answer));
            } else {
                client.writeAndFlush(new MongoReply(header(request), List.of(answer), 0));
            }
        });
    }

    private CompletableFuture<Document> run(ChannelHandlerContext client, ClientRequest request, Document command) {
        try {
            return runner.get().run(client.channel(), request.getDatabaseName(), command);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** OP_MSG, or the legacy OP_QUERY that drivers still open a connection with. */
    private static Document command(ClientRequest request) {
        if (request instanceof MongoMessage message) {
            return message.getDocument();
        }
        Document query = ((MongoQuery) request).getQuery();
        return query.get("$query") instanceof Document wrapped ? wrapped : query;
    }

    private static MessageHeader header(ClientRequest request) {
        return new MessageHeader(REPLIES.incrementAndGet(), request.getHeader().getRequestID());
    }

    private static ByteBuf encode(ChannelHandlerContext client, ClientRequest request, Document answer) {
        ByteBuf out = client.alloc().buffer();
        try {
            out.writeIntLE(0);
            out.writeIntLE(REPLIES.incrementAndGet());
            out.writeIntLE(request.getHeader().getRequestID());
            out.writeIntLE(OpCode.OP_MSG.getId());
            out.writeIntLE(0);
            out.writeByte(MongoMessage.SECTION_KIND_BODY);
            BsonEncoder.encodeDocument(answer, out);
            return out.setIntLE(0, out.writerIndex());
        } catch (RuntimeException e) {
            out.release();
            LOG.error("could not encode a reply; closing the connection", e);
            client.close();
            throw e;
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
        LOG.error("{} failed", name(command), cause);
        return error(name(command) + " failed: " + cause.getClass().getSimpleName(), INTERNAL_ERROR, "InternalError");
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
        LOG.warn("closing a client's connection after {}", cause.toString());
        client.close();
    }
}
