package io.lifafa.store.embedded.file;

import io.lifafa.store.embedded.key.Key;
import io.lifafa.store.embedded.maps.Changes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The changes since the last commit, encoded for the {@link WriteAheadLog}. Thread rule: any thread. */
final class ChangeBuffer implements Changes {

    static final byte PUT = 1;
    static final byte REMOVE = 2;
    private static final byte[] NOTHING = {};
    private static final int KEPT_BYTES = 4 * 1024 * 1024;

    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean schemaChanged;

    /**
     * What was taken out.
     *
     * @param changes the encoded changes
     * @param schema whether collections or indexes have changed, which the journal does not know how to repeat
     */
    record Drained(byte[] changes, boolean schema) {}

    @Override
    public synchronized void put(String namespace, Key position, byte[] document) {
        write(PUT, namespace, position, document);
    }

    @Override
    public synchronized void remove(String namespace, Key position) {
        write(REMOVE, namespace, position, NOTHING);
    }

    @Override
    public synchronized void schema() {
        schemaChanged = true;
    }

    synchronized Drained drain() {
        Drained drained = new Drained(bytes.toByteArray(), schemaChanged);
        if (bytes.size() > KEPT_BYTES) {
            bytes = new ByteArrayOutputStream();
        }
        bytes.reset();
        schemaChanged = false;
        return drained;
    }

    private void write(byte kind, String namespace, Key position, byte[] document) {
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(kind);
            out.writeUTF(namespace);
            out.writeInt(position.bytes().length);
            out.write(position.bytes());
            out.writeInt(document.length);
            out.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
