package io.lifafa.http;

import io.lifafa.config.HttpLimits;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Stands in each connection between HTTP's codec and Vert.x: heads that can be read in two ways, heads that do not end,
 * bodies that break off or hardly come in, and clients that end their sending side all get an answer.
 *
 * <p>Thread rule: the connection's event loop.
 */
final class ConnectionGuard extends ChannelDuplexHandler {
    /** How long a connection for which there is no place may take to send its request, which is answered. */
    private static final Duration TURNED_AWAY = Duration.ofSeconds(2);

    private final HttpLimits limits;
    private final StrictRequestDecoder decoder;
    private final Optional<Problem> turnedAway;
    private ChannelHandlerContext context;
    private LastAnswer last;
    private Optional<Future<?>> headTimer = Optional.empty();
    private Optional<Future<?>> bodyTimer = Optional.empty();
    private Optional<Consumer<BodyFault>> reader = Optional.empty();
    private Optional<BodyFault> postponed = Optional.empty();
    private BodyClock clock;
    private int unanswered;
    private boolean withinBody;
    private boolean answering;
    private boolean awaitsContinue;
    private boolean wasReading;
    private boolean inputEnded;
    private boolean deaf;

    /** @param turnedAway what each request is answered; empty: they are served */
    ConnectionGuard(HttpLimits limits, StrictRequestDecoder decoder, Optional<Problem> turnedAway) {
        this.limits = limits;
        this.decoder = decoder;
        this.turnedAway = turnedAway;
        this.clock = new BodyClock(limits);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        last = new LastAnswer(added);
        added.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        awaitHead(turnedAway.isPresent() ? TURNED_AWAY : limits.headerTimeout());
    }

    /** Has somebody told what goes wrong with the body that is coming in, who then answers; else it is answered here. */
    void onBodyFault(Consumer<BodyFault> told) {
        if (withinBody && unanswered == 1) {
            reader = Optional.of(told);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (deaf) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest request) {
            head(request);
        } else if (message instanceof HttpContent content) {
            content(content);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private void head(HttpRequest request) {
        decoder.headDone();
        stop(headTimer);
        headTimer = Optional.empty();
        unanswered++;
        if (turnedAway.isPresent()) {
            end(turnedAway.get());
            return;
        }
        if (request.decoderResult().isSuccess()) {
            RequestRules.fault(request)
                    .ifPresent(it -> request.setDecoderResult(DecoderResult.failure(new BadHeadException(it))));
        }
        if (request.decoderResult().isFailure()) {
            deaf = true;
            // The answer repeats the version, whatever that was.
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        withinBody = !deaf;
        awaitsContinue = HttpUtil.is100ContinueExpected(request);
        reader = Optional.empty();
        clock = new BodyClock(limits);
        context.fireChannelRead(request);
    }

    private void content(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            ReferenceCountUtil.release(content);
            fault(BodyFault.MALFORMED);
            return;
        }
        awaitsContinue = false;
        clock.came(content.content().readableBytes());
        if (content instanceof LastHttpContent) {
            bodyEnded();
        }
        context.fireChannelRead(content);
    }

    private void bodyEnded() {
        withinBody = false;
        reader = Optional.empty();
        stop(bodyTimer);
        bodyTimer = Optional.empty();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (withinBody && bodyTimer.isEmpty() && limits.minBodyRate() > 0) {
            watchBody();
        }
        awaitRestOfHead();
        ctx.fireChannelReadComplete();
    }

    private void awaitRestOfHead() {
        if (!deaf && !withinBody && unanswered == 0 && headTimer.isEmpty() && decoder.isWithinHead()) {
            awaitHead(limits.headerTimeout());
        }
    }

    private void awaitHead(Duration patience) {
        headTimer =
                Optional.of(context.executor().schedule(this::headIsLate, patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whoever has begun is told; whoever has only connected may not look for an answer yet. */
    private void headIsLate() {
        if (decoder.isWithinHead() && turnedAway.isEmpty()) {
            end(Problem.of(408, "Request timeout", "the head of the request did not end within http.header_timeout"));
        } else {
            context.close();
        }
    }

    private void watchBody() {
        var tick = Duration.ofMillis(
                Math.max(10, Math.min(1_000, limits.bodyGrace().toMillis() / 4)));
        wasReading = true;
        bodyTimer = Optional.of(context.executor()
                .scheduleAtFixedRate(() -> look(tick), tick.toMillis(), tick.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void look(Duration tick) {
        boolean reading = context.channel().config().isAutoRead() && !awaitsContinue && unanswered <= 1 && !answering;
        if (reading && wasReading && clock.read(tick)) {
            fault(BodyFault.TOO_SLOW);
        }
        wasReading = reading;
    }

    /** Answers come in the order of the requests: what is wrong with a later one waits for those of the earlier. */
    private void fault(BodyFault fault) {
        deaf = true;
        stop(bodyTimer);
        if (unanswered > 1) {
            postponed = Optional.of(fault);
        } else if (unanswered == 0 || answering) {
            last.closeSoon();
        } else if (reader.isPresent()) {
            last.nextIsLast();
            reader.get().accept(fault);
        } else {
            end(fault.problem());
        }
    }

    private void end(Problem problem) {
        deaf = true;
        stop(bodyTimer);
        last.send(problem);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (last.isSent()) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        boolean interim =
                message instanceof HttpResponse response && response.status().code() < 200;
        if (interim) {
            awaitsContinue = false;
        } else if (message instanceof HttpMessage) {
            answering = true;
        }
        boolean over = !interim && message instanceof LastHttpContent;
        var written = over ? promise.unvoid() : promise;
        ctx.write(message, written);
        if (over) {
            answered(written);
        }
    }

    private void answered(ChannelPromise written) {
        unanswered--;
        answering = false;
        if (unanswered > 0 && postponed.isPresent()) {
            // Vert.x hands the next request on first, and it may be read by somebody.
            context.executor().execute(() -> postponed.ifPresent(this::fault));
        } else if (unanswered == 0 && (inputEnded || last.isNext())) {
            // An end any sooner would cut off what the client has still to take.
            written.addListener(done -> last.closeSoon());
        } else {
            awaitRestOfHead();
        }
    }

    /** After a bad head Vert.x closes at once; bytes still unread would then reset the connection, and the answer with it. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (deaf && !inputEnded && last.closesSoon(promise)) {
            return;
        }
        ctx.close(promise);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        ctx.fireUserEventTriggered(event);
        if (event instanceof ChannelInputShutdownEvent || event == SslCloseCompletionEvent.SUCCESS) {
            endOfInput();
        }
    }

    /** TLS announces it and TCP carries it out: it may come twice. */
    private void endOfInput() {
        boolean known = inputEnded;
        inputEnded = true;
        if (last.isOver()) {
            context.close();
        } else if (known) {
            return;
        } else if (withinBody && !deaf) {
            fault(BodyFault.CUT_OFF);
        } else if (unanswered == 0 && !deaf && (decoder.isCutOff() || decoder.isWithinHead())) {
            end(Problem.of(400, "Bad request", "the sender ended before the end of the request's head"));
        } else if (unanswered == 0) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stop(headTimer);
        stop(bodyTimer);
        ctx.fireChannelInactive();
    }

    private static void stop(Optional<Future<?>> timer) {
        timer.ifPresent(it -> it.cancel(false));
    }
}
