package io.lifafa.ingest.formats.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * From bytes to characters: gzip by its magic bytes, UTF-8 unless a byte order mark says UTF-16.
 *
 * <p>A byte sequence that is not valid becomes a noncharacter of Unicode, which no text holds that is meant for others: in
 * a body or a sender it is replaced later, in an id or a user's name it is refused, as two of them might become one.
 */
public final class InputDecoding {
    /** What stands for bytes that are no text. */
    public static final char MALFORMED_CHAR = '\uFDD0';

    private static final String MALFORMED = String.valueOf(MALFORMED_CHAR);

    private static final int PEEK = 4;

    private InputDecoding() {}

    public static Reader open(InputStream in, ReadOptions options) throws IOException {
        var raw = new PushbackInputStream(in, PEEK);
        var first = peek(raw);
        if (!isGzip(first)) {
            if (options.gzip() && first.length > 0) {
                throw new UnreadableInputException(
                        "the input is announced as gzip but is not; pack it or drop the announcement");
            }
            return text(raw, first);
        }
        var unpacked = new PushbackInputStream(new GunzipStream(raw, options.maxCompressionRatio()), PEEK);
        var inner = peek(unpacked);
        if (isGzip(inner)) {
            throw new UnreadableInputException("the input is packed with gzip twice; pack it once");
        }
        return text(unpacked, inner);
    }

    private static Reader text(PushbackInputStream in, byte[] first) throws IOException {
        if (startsWith(first, 'P', 'K', 3, 4)) {
            throw new UnreadableInputException("the input is a ZIP archive; unpack it or pack it with gzip");
        }
        if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
            return reader(skip(in, 3), StandardCharsets.UTF_8);
        }
        if (startsWith(first, 0xFE, 0xFF)) {
            return reader(skip(in, 2), StandardCharsets.UTF_16BE);
        }
        if (startsWith(first, 0xFF, 0xFE)) {
            return reader(skip(in, 2), StandardCharsets.UTF_16LE);
        }
        return reader(in, StandardCharsets.UTF_8);
    }

    private static Reader reader(InputStream in, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(MALFORMED);
        return new InputStreamReader(in, decoder);
    }

    private static byte[] peek(PushbackInputStream in) throws IOException {
        var first = in.readNBytes(PEEK);
        in.unread(first);
        return first;
    }

    private static InputStream skip(InputStream in, int bytes) throws IOException {
        in.skipNBytes(bytes);
        return in;
    }

    private static boolean isGzip(byte[] first) {
        return startsWith(first, 0x1F, 0x8B);
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (var i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
