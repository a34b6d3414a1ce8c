package io.lifafa.bus;

import io.lifafa.bus.wire.WireException;
import io.lifafa.bus.wire.WireInput;
import io.lifafa.bus.wire.WireType;
import io.vertx.serviceproxy.ServiceException;

/** A question or an answer on its way: the value itself within a node, its bytes from another one. */
sealed interface Packet {
    String operation();

    /** @throws ServiceException code 503 if the other node is of a version with another form of the value, 500 if it is damaged */
    <T> T content(WireType<T> type);

    /** One that was sent on this node. Its value must be immutable. */
    record Here<V>(String operation, WireType<V> type, V value) implements Packet {
        @Override
        @SuppressWarnings("unchecked")
        public <T> T content(WireType<T> expected) {
            return (T) value;
        }
    }

    /** One that came from another node. */
    record Arrived(String operation, int fingerprint, byte[] bytes) implements Packet {
        @Override
        public <T> T content(WireType<T> type) {
            if (fingerprint != type.fingerprint()) {
                throw new ServiceException(
                        Failures.UNAVAILABLE,
                        operation + ": the other node has another form of this message; run one version on all nodes");
            }
            var in = new WireInput(bytes);
            try {
                var value = type.read(in);
                in.end();
                return value;
            } catch (WireException e) {
                throw new ServiceException(Failures.INTERNAL, operation + " is damaged: " + e.getMessage());
            }
        }
    }

    /** One that could not be written, or is not one at all. */
    record Broken(String operation, String why) implements Packet {
        @Override
        public <T> T content(WireType<T> type) {
            throw new ServiceException(Failures.INTERNAL, operation + ": " + why);
        }
    }
}
