package io.lifafa.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Harms one file of a store's directory in a way that a disk, a copy or a hand may. */
enum Damage {
    CUT {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int by = random.nextBoolean() ? 1 + random.nextInt(64) : 1 + random.nextInt(bytes.length);
            return Arrays.copyOf(bytes, Math.max(0, bytes.length - by));
        }
    },
    CUT_PAGES {
        @Override
        byte[] of(byte[] bytes, Random random) {
            return Arrays.copyOf(bytes, Math.max(0, bytes.length - 4096 * (1 + random.nextInt(4))));
        }
    },
    CUT_AT_FRAME {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int at = 1 + random.nextInt(bytes.length - 1);
            for (; at + 4 < bytes.length; at++) {
                if (bytes[at] == 0x4C && bytes[at + 1] == 0x46 && bytes[at + 2] == (byte) 0xF4) {
                    return Arrays.copyOf(bytes, at);
                }
            }
            return Arrays.copyOf(bytes, bytes.length - 1);
        }
    },
    ZERO {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length);
            Arrays.fill(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(512)), (byte) 0);
            return bytes;
        }
    },
    ZERO_PAGE {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length) / 4096 * 4096;
            Arrays.fill(bytes, from, Math.min(bytes.length, from + 4096), (byte) 0);
            return bytes;
        }
    },
    FLIP {
        @Override
        byte[] of(byte[] bytes, Random random) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return bytes;
        }
    },
    SCRIBBLE {
        @Override
        byte[] of(byte[] bytes, Random random) {
            byte[] noise = new byte[64];
            random.nextBytes(noise);
            int from = random.nextInt(bytes.length);
            System.arraycopy(noise, 0, bytes, from, Math.min(noise.length, bytes.length - from));
            return bytes;
        }
    },
    SWAP {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int size = Math.min(bytes.length / 2, random.nextBoolean() ? 4104 : 1 + random.nextInt(4096));
            int one = random.nextInt(bytes.length - size + 1);
            int other = random.nextInt(bytes.length - size + 1);
            byte[] kept = Arrays.copyOfRange(bytes, one, one + size);
            System.arraycopy(bytes, other, bytes, one, size);
            System.arraycopy(kept, 0, bytes, other, size);
            return bytes;
        }
    },
    APPEND {
        @Override
        byte[] of(byte[] bytes, Random random) {
            byte[] noise = new byte[1 + random.nextInt(8192)];
            if (random.nextBoolean()) {
                random.nextBytes(noise);
            }
            byte[] longer = Arrays.copyOf(bytes, bytes.length + noise.length);
            System.arraycopy(noise, 0, longer, bytes.length, noise.length);
            return longer;
        }
    },
    EMPTY {
        @Override
        byte[] of(byte[] bytes, Random random) {
            return new byte[0];
        }
    },
    MISSING {
        @Override
        void harm(Path file, List<Path> before, Random random) throws IOException {
            Files.deleteIfExists(file);
        }
    },
    /** The file of an earlier day. */
    OLD {
        @Override
        void harm(Path file, List<Path> before, Random random) throws IOException {
            Path old = before.get(random.nextInt(before.size())).resolve(file.getFileName());
            Files.copy(old, file, StandardCopyOption.REPLACE_EXISTING);
        }
    },
    /** A part of the file of an earlier day, at its place. */
    OLD_PART {
        @Override
        void harm(Path file, List<Path> before, Random random) throws IOException {
            byte[] old =
                    Files.readAllBytes(before.get(random.nextInt(before.size())).resolve(file.getFileName()));
            byte[] bytes = Files.readAllBytes(file);
            int most = Math.min(old.length, bytes.length);
            if (most > 0) {
                int from = random.nextInt(most);
                if (random.nextBoolean() && from > 4096) {
                    from = 4096 + (from - 4096) / 4104 * 4104;
                }
                int size = Math.min(most - from, random.nextBoolean() ? 4104 : 1 + random.nextInt(65_536));
                System.arraycopy(old, from, bytes, from, size);
                Files.write(file, bytes);
            }
        }
    };

    byte[] of(byte[] bytes, Random random) {
        throw new UnsupportedOperationException(name());
    }

    /** Harms a file; one that is not there or too short for it stays as it is. */
    void harm(Path file, List<Path> before, Random random) throws IOException {
        if (Files.exists(file) && Files.size(file) > 1) {
            Files.write(file, of(Files.readAllBytes(file), random));
        }
    }
}
