package io.lifafa.bus;

import io.lifafa.bus.wire.WireException;
import io.lifafa.bus.wire.WireOutput;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.serviceproxy.ServiceException;
import io.vertx.serviceproxy.ServiceExceptionMessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * {@link Packet}s on the wire: the length of what follows, a byte that says whether the value could be written, the
 * operation's name after its length, the fingerprint of the value's form, and the value.
 */
@SuppressWarnings("rawtypes")
final class PacketCodec implements MessageCodec<Packet.Here, Packet> {
    private static final byte WHOLE = 0;
    private static final byte BROKEN = 1;

    /** Which have them already: to try it once more takes an exception. */
    private static final Set<Vertx> REGISTERED =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Has the bus carry packets and failures. The second time changes nothing. */
    static void register(Vertx vertx) {
        if (REGISTERED.add(vertx)) {
            register(vertx, Packet.Here.class, new PacketCodec());
            register(vertx, ServiceException.class, new ServiceExceptionMessageCodec());
        }
    }

    private static <T> void register(Vertx vertx, Class<T> type, MessageCodec<T, ?> codec) {
        try {
            vertx.eventBus().registerDefaultCodec(type, codec);
        } catch (IllegalStateException registered) {
            // By a service proxy, which needs the one for failures too.
        }
    }

    /** A value that cannot be written is told to whoever waits for it, who would else wait in vain. */
    @Override
    public void encodeToWire(Buffer buffer, Packet.Here packet) {
        try {
            encode(buffer, WHOLE, packet.operation(), packet.type().fingerprint(), written(packet));
        } catch (WireException e) {
            encode(buffer, BROKEN, packet.operation(), 0, e.getMessage().getBytes(StandardCharsets.UTF_8));
        }
    }

    @SuppressWarnings("unchecked")
    private static byte[] written(Packet.Here packet) {
        var out = new WireOutput();
        packet.type().write(packet.value(), out);
        return out.toBytes();
    }

    private static void encode(Buffer buffer, byte state, String operation, int fingerprint, byte[] content) {
        var name = operation.getBytes(StandardCharsets.UTF_8);
        buffer.appendInt(1 + Integer.BYTES + name.length + Integer.BYTES + content.length)
                .appendByte(state)
                .appendInt(name.length)
                .appendBytes(name)
                .appendInt(fingerprint)
                .appendBytes(content);
    }

    @Override
    public Packet decodeFromWire(int from, Buffer buffer) {
        try {
            int at = from + Integer.BYTES;
            int end = at + buffer.getInt(from);
            byte state = buffer.getByte(at);
            int name = at + 1 + Integer.BYTES;
            int afterName = name + buffer.getInt(at + 1);
            var operation = buffer.getString(name, afterName);
            var content = buffer.getBytes(afterName + Integer.BYTES, end);
            return state == WHOLE
                    ? new Packet.Arrived(operation, buffer.getInt(afterName), content)
                    : new Packet.Broken(operation, new String(content, StandardCharsets.UTF_8));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return new Packet.Broken("a message", "is damaged");
        }
    }

    /** Within a node the value itself is handed over: it is immutable. */
    @Override
    public Packet transform(Packet.Here packet) {
        return packet;
    }

    @Override
    public String name() {
        return "lifafa.v2";
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
