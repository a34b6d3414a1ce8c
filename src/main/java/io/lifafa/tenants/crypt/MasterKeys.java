package io.lifafa.tenants.crypt;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The master keys that a node was given: the first is the one to use; others open what is not wrapped anew yet.
 *
 * @param keys at least one
 */
public record MasterKeys(List<MasterKey> keys) {
    private static final int HEX_DIGITS = 2 * ExtendedGcm.KEY_BYTES;

    public MasterKeys {
        keys = List.copyOf(keys);
    }

    /**
     * Reads keys of 256 bits, one a line or separated by blanks, each in base64 or as 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException if there is none, or one is not such a key; the message repeats nothing of it
     */
    public static MasterKeys parse(String text) {
        var keys = text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .filter(word -> !word.isEmpty())
                .map(MasterKeys::key)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("holds no key; make one with: openssl rand -base64 32");
        }
        return new MasterKeys(keys);
    }

    private static MasterKey key(String word) {
        try {
            return new MasterKey(
                    word.length() == HEX_DIGITS
                            ? HexFormat.of().parseHex(word)
                            : Base64.getDecoder().decode(word));
        } catch (IllegalArgumentException e) {
            // Without the cause: its message repeats characters of the key.
            throw new IllegalArgumentException(
                    "holds what is no key of 256 bits in base64 or hexadecimal digits; make one with: openssl rand -base64 32");
        }
    }

    /** The one to use. */
    public MasterKey first() {
        return keys.get(0);
    }

    public Optional<MasterKey> find(String id) {
        return keys.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Their ids, for messages. */
    public String ids() {
        return keys.stream().map(MasterKey::id).collect(Collectors.joining(", "));
    }
}
