package io.lifafa.cluster.tls;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts who came to a port that asks for certificates and did not get through the handshake: nothing that such a one sent
 * was read. Stands first in the accepting channel of every server port and leaves connections alone that need none, and
 * those of HTTP's ports, which have a TLS handler of their own.
 *
 * <p>Thread rule: any.
 */
@Sharable
public final class Strangers extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

    private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);
    private final AtTheEnd atTheEnd = new AtTheEnd();

    /** Why one was not let in. */
    public enum Reason {
        /** What came was no TLS. */
        NO_TLS,
        /** It spoke TLS and showed no certificate. */
        NO_CERTIFICATE,
        /** Its certificate is not of the cluster's authority, or has expired. */
        FOREIGN_CERTIFICATE,
        /** It did not end its handshake in time. */
        TOO_SLOW,
        /** It went before the handshake had ended: who only looks whether the port is open, for instance. */
        BROKEN_OFF,
        /** Any other failure of the handshake. */
        FAILED;

        /** As it stands in metrics and health. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Strangers() {
        Stream.of(Reason.values()).forEach(reason -> counts.put(reason, new LongAdder()));
    }

    /** How many there were for this reason since the start. */
    public long count(Reason reason) {
        return counts.get(reason).sum();
    }

    /** All of them, by {@link Reason#label}; reasons that never were are left out. */
    public Map<String, Long> counts() {
        return Stream.of(Reason.values())
                .filter(reason -> count(reason) > 0)
                .collect(Collectors.toMap(Reason::label, this::count));
    }

    /** A connection that was accepted is not served yet: who stands in it now comes before all others. */
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
        if (accepted instanceof Channel connection) {
            connection.pipeline().addFirst("strangers", atTheEnd);
        }
        ctx.fireChannelRead(accepted);
    }

    private void closed(Channel connection) {
        var tls = connection.pipeline().get(SslHandler.class);
        if (tls == null
                || tls.getClass() != SslHandler.class
                || !tls.engine().getNeedClientAuth()
                || tls.handshakeFuture().isSuccess()) {
            return;
        }
        var reason = reason(tls.handshakeFuture().cause());
        var count = counts.get(reason);
        count.increment();
        if (count.sum() == 1) {
            LOG.warn(
                    "a stranger at the event bus, at {}, was not let in: {}; further ones are counted"
                            + " (lifafa_bus_strangers_total)",
                    connection.remoteAddress(),
                    reason.label());
        }
    }

    private static Reason reason(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSslRecordException) {
                return Reason.NO_TLS;
            }
            if (cause instanceof SslHandshakeTimeoutException) {
                return Reason.TOO_SLOW;
            }
            if (cause instanceof CertificateException) {
                return Reason.FOREIGN_CERTIFICATE;
            }
            if (String.valueOf(cause.getMessage()).contains("Empty client certificate chain")) {
                return Reason.NO_CERTIFICATE;
            }
            if (cause instanceof ClosedChannelException) {
                return Reason.BROKEN_OFF;
            }
        }
        return failure == null ? Reason.BROKEN_OFF : Reason.FAILED;
    }

    /** First in a connection, and so told of its end while TLS still stands behind it. */
    @Sharable
    private final class AtTheEnd extends ChannelInboundHandlerAdapter {
        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            // TLS learns of the end behind this, and says by then how the handshake went.
            ctx.fireChannelInactive();
            closed(ctx.channel());
        }
    }
}
