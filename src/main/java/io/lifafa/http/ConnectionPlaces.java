package io.lifafa.http;

import io.lifafa.http.AddressPlaces.Answer;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The places of one port's connections, and those few without one that are kept until they are told. Thread rule: any. */
final class ConnectionPlaces {
    private static final AttributeKey<Optional<Answer>> TAKEN = AttributeKey.valueOf(ConnectionPlaces.class, "taken");

    private static final int MOST_TOLD = 256;

    private final AddressPlaces places;
    private final AtomicInteger told = new AtomicInteger();

    ConnectionPlaces(AddressPlaces places) {
        this.places = places;
    }

    /**
     * The place of a connection, which is taken at the first call and given back when it closes.
     *
     * @return what it is to be told; empty: it is to be closed without a word
     */
    Optional<Answer> of(Channel channel) {
        var taken = channel.attr(TAKEN);
        if (taken.get() == null) {
            taken.set(take(channel));
        }
        return taken.get();
    }

    private Optional<Answer> take(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
            // It is closed already.
            return Optional.empty();
        }
        var address = remote.getAddress().getHostAddress();
        var answer = places.take(address, 1);
        if (answer == Answer.GRANTED) {
            channel.closeFuture().addListener(closed -> places.giveBack(address, 1));
        } else if (told.incrementAndGet() > MOST_TOLD) {
            told.decrementAndGet();
            return Optional.empty();
        } else {
            channel.closeFuture().addListener(closed -> told.decrementAndGet());
        }
        return Optional.of(answer);
    }
}
