package io.lifafa.bus;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Has everything that stages say to each other on one node travel as between nodes: written and read. */
@SuppressWarnings("rawtypes")
public final class EncodingCodec implements MessageCodec<Packet.Here, Packet> {
    private final PacketCodec codec = new PacketCodec();

    private EncodingCodec() {}

    /** To be called before any stage is served or asked. */
    public static void register(Vertx vertx) {
        vertx.eventBus().registerDefaultCodec(Packet.Here.class, new EncodingCodec());
    }

    @Override
    public void encodeToWire(Buffer buffer, Packet.Here packet) {
        codec.encodeToWire(buffer, packet);
    }

    @Override
    public Packet decodeFromWire(int from, Buffer buffer) {
        return codec.decodeFromWire(from, buffer);
    }

    @Override
    public Packet transform(Packet.Here packet) {
        var buffer = Buffer.buffer();
        codec.encodeToWire(buffer, packet);
        return codec.decodeFromWire(0, buffer);
    }

    @Override
    public String name() {
        return codec.name();
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
