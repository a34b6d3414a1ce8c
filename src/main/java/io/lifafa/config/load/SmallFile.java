package io.lifafa.config.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A small UTF-8 text file. */
final class SmallFile {
    private static final int LARGEST = 1 << 20;

    private SmallFile() {}

    /** @throws IllegalArgumentException if it cannot be read; the message says why and repeats nothing of its content */
    static String read(Path file) {
        // Not by its size: what is given may be a pipe.
        try (InputStream in = Files.newInputStream(file)) {
            return decoded(in.readNBytes(LARGEST + 1));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("does not exist", e);
        } catch (AccessDeniedException e) {
            throw new IllegalArgumentException("may not be read", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("is not UTF-8 text", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    Files.isDirectory(file)
                            ? "is a directory"
                            : "cannot be read: " + e.getClass().getSimpleName(),
                    e);
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException("is too large; allowed: 1 MiB");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
