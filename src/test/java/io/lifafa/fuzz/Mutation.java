package io.lifafa.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages bytes in some places. */
final class Mutation {
    private static final String[] PIECES = {
        "[",
        "]",
        "{",
        "}",
        "\"",
        ",",
        ":",
        "\\u0000",
        "\\ud800",
        "null",
        "1e999",
        "-0",
        "<",
        "&",
        "&#0;",
        "%",
        "%zz",
        "\r\n",
        "\n",
        "\u0000",
        "\ufeff",
        "=",
        ";",
        "'",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "9999999999999999999999",
        "+999999999-12-31",
        "0",
        "chunked",
        "identity",
        "Host: localhost\r\n",
        "Content-Length: 3\r\n",
        "Transfer-Encoding: chunked\r\n",
        " ",
        "\t",
        "\u00ff"
    };

    private Mutation() {}

    static byte[] of(byte[] bytes, Random chance) {
        var mutated = bytes;
        for (int times = chance.nextInt(4); times > 0; times--) {
            mutated = once(mutated, chance);
        }
        return mutated;
    }

    private static byte[] once(byte[] bytes, Random chance) {
        int from = chance.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + 1 + chance.nextInt(16));
        return switch (chance.nextInt(5)) {
            case 0 -> replaced(bytes, from, to, new byte[0]);
            case 1 -> replaced(bytes, from, from, piece(chance));
            case 2 -> replaced(bytes, from, to, random(chance));
            case 3 -> replaced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            default -> replaced(bytes, from, bytes.length, new byte[0]);
        };
    }

    private static byte[] piece(Random chance) {
        return PIECES[chance.nextInt(PIECES.length)].getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] random(Random chance) {
        var bytes = new byte[1 + chance.nextInt(8)];
        chance.nextBytes(bytes);
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(by);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
