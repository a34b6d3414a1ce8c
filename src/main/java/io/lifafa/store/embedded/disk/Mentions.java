package io.lifafa.store.embedded.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds UUIDs of version 8, as text, in the bytes of a file, whatever these bytes are: of a data file without the
 * checksums between its blocks, which may cut one in two.
 */
public final class Mentions {

    private static final int LENGTH = 36;
    private static final int VERSION_AT = 14;
    private static final int READ_UNITS = 256;

    private final Consumer<String> tell;
    private final byte[] window;
    private int held;

    private Mentions(Consumer<String> tell, int mostBytes) {
        this.tell = tell;
        this.window = new byte[LENGTH + mostBytes];
    }

    public static void in(Path path, Consumer<String> tell) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            Optional<StoreId> blocks = BlockFile.idOf(file);
            int unit = blocks.isPresent() ? BlockFile.UNIT_BYTES : BlockFile.BLOCK_BYTES;
            new Mentions(tell, BlockFile.BLOCK_BYTES).read(file, blocks.isPresent() ? BlockFile.BLOCK_BYTES : 0, unit);
        }
    }

    private void read(FileChannel file, long start, int unit) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(READ_UNITS * unit);
        for (long at = start; ; at += part.capacity()) {
            part.clear();
            int read = 0;
            while (part.hasRemaining() && read >= 0) {
                read = file.read(part, at + part.position());
            }
            if (part.position() == 0) {
                return;
            }
            for (int from = 0; from < part.position(); from += unit) {
                search(part.array(), from, Math.min(BlockFile.BLOCK_BYTES, part.position() - from));
            }
        }
    }

    private void search(byte[] bytes, int from, int count) {
        System.arraycopy(bytes, from, window, held, count);
        int end = held + count;
        int at = 0;
        while (at + LENGTH <= end) {
            if (isId(at)) {
                tell.accept(new String(window, at, LENGTH, StandardCharsets.US_ASCII));
                at += LENGTH;
            } else {
                at++;
            }
        }
        held = end - at;
        System.arraycopy(window, at, window, 0, held);
    }

    private boolean isId(int at) {
        if (window[at + 8] != '-' || window[at + VERSION_AT] != '8') {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            byte found = window[at + i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? found != '-' : !(found >= '0' && found <= '9' || found >= 'a' && found <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
