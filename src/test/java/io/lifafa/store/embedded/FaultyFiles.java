package io.lifafa.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Files whose writes fail on demand, under H2's scheme {@value #SCHEME}. */
public final class FaultyFiles extends FilePathWrapper {

    static final String SCHEME = "faulty";

    private static final AtomicBoolean FAILS = new AtomicBoolean();

    static void register() {
        FilePath.register(new FaultyFiles());
    }

    static void fail(boolean fails) {
        FAILS.set(fails);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        return new FileBaseDefault() {
            @Override
            public int write(ByteBuffer bytes, long at) throws IOException {
                if (FAILS.get()) {
                    throw new IOException("no space left, says the test");
                }
                return file.write(bytes, at);
            }

            @Override
            public int read(ByteBuffer bytes, long at) throws IOException {
                return file.read(bytes, at);
            }

            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            protected void implTruncate(long size) throws IOException {
                file.truncate(size);
            }

            @Override
            public FileLock tryLock(long at, long size, boolean shared) throws IOException {
                return file.tryLock(at, size, shared);
            }

            @Override
            protected void implCloseChannel() throws IOException {
                file.close();
            }
        };
    }
}
