package io.lifafa.store.embedded.disk;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** Prints the processor time that checksums cost, in pairs with and without. Not a test. */
public final class ChecksumBenchmark {

    private static final int BYTES = 16 * 1024 * 1024;
    private static final int ROUNDS = 8;
    private static final int READS = 20_000;

    private ChecksumBenchmark() {}

    public static void main(String[] args) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            print("without", file -> BlockFile.unchecked(file));
            print("with", file -> BlockFile.create(file, StoreId.random()));
        }
        Path file = Files.createTempFile("lifafa-tail", ".tmp");
        try (FileChannel channel = open(file);
                Tail tail = new Tail(channel, StoreId.random())) {
            long start = cpu();
            for (int i = 0; i < READS; i++) {
                tail.write(i);
            }
            System.out.printf("tail: %.2f us per commit%n", (cpu() - start) / 1e3 / READS);
        } finally {
            Files.delete(file);
        }
    }

    private interface Opening {
        BlockFile of(FileChannel file) throws IOException;
    }

    private static void print(String what, Opening opening) throws IOException {
        Path file = Files.createTempFile("lifafa-blocks", ".tmp");
        try (FileChannel channel = open(file)) {
            BlockFile blocks = opening.of(channel);
            byte[] bytes = new byte[BYTES];
            new Random(1).nextBytes(bytes);
            long start = cpu();
            blocks.write(0, ByteBuffer.wrap(bytes));
            double write = (cpu() - start) / 1e3 / (BYTES / BlockFile.BLOCK_BYTES);
            Random random = new Random(2);
            start = cpu();
            for (int i = 0; i < READS; i++) {
                blocks.read(random.nextInt(BYTES - BlockFile.BLOCK_BYTES), BlockFile.BLOCK_BYTES);
            }
            System.out.printf(
                    "%-8s write %.2f us per block, read %.2f us per page%n",
                    what, write, (cpu() - start) / 1e3 / READS);
        } finally {
            Files.delete(file);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
