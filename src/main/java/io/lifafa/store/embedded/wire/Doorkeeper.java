package io.lifafa.store.embedded.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Bounds what clients without a login cost: so many of them at a time, and none that has sent nothing whole for a minute.
 * The connections by which drivers watch a server never log in and greet it every few seconds. Thread rule: the client's
 * event loop.
 */
final class Doorkeeper extends ChannelInboundHandlerAdapter {

    static final int MOST_STRANGERS = 1_000;

    private static final long LONGEST_SILENCE_SECONDS = 60;
    private static final long LOOK_EVERY_SECONDS = 15;

    private final ClientLogin login;
    private final AtomicInteger strangers;
    private final LongSupplier nanos;
    private long heardAt;
    private boolean counted;
    private ScheduledFuture<?> look;

    /** @param nanos the time, as of {@code System.nanoTime} */
    Doorkeeper(ClientLogin login, AtomicInteger strangers, LongSupplier nanos) {
        this.login = login;
        this.strangers = strangers;
        this.nanos = nanos;
        this.heardAt = nanos.getAsLong();
    }

    @Override
    public void channelActive(ChannelHandlerContext client) {
        if (!login.isIn()) {
            counted = true;
            if (strangers.incrementAndGet() > MOST_STRANGERS) {
                client.close();
                return;
            }
            look = client.executor()
                    .scheduleAtFixedRate(() -> look(client), LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        }
        client.fireChannelActive();
    }

    /** A message comes in one piece or two; what trickles in byte by byte counts as silence. */
    @Override
    public void channelRead(ChannelHandlerContext client, Object message) {
        if (counted && login.isIn()) {
            forget();
        }
        heardAt = login.isIn() || isWhole(message) ? nanos.getAsLong() : heardAt;
        client.fireChannelRead(message);
    }

    private static boolean isWhole(Object message) {
        return message instanceof ByteBuf buffer && buffer.readableBytes() >= 16;
    }

    private void look(ChannelHandlerContext client) {
        if (login.isIn()) {
            forget();
        } else if (nanos.getAsLong() - heardAt > TimeUnit.SECONDS.toNanos(LONGEST_SILENCE_SECONDS)) {
            client.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext client) {
        forget();
        client.fireChannelInactive();
    }

    private void forget() {
        if (counted) {
            counted = false;
            strangers.decrementAndGet();
        }
        if (look != null) {
            look.cancel(false);
        }
    }
}
