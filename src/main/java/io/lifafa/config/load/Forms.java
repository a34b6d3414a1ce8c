package io.lifafa.config.load;

import io.lifafa.config.Duplicates;
import io.lifafa.config.Durability;
import io.lifafa.config.Fallback;
import io.lifafa.config.IdConflict;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;

/**
 * From the text of a value to its type. Each throws {@link IllegalArgumentException} with what is wrong and what is
 * allowed, to be read after the value.
 */
final class Forms {
    private Forms() {}

    static int integer(String text) {
        if (!text.matches("-?\\d{1,9}")) {
            throw new IllegalArgumentException("is not a whole number; allowed: digits, such as 16");
        }
        return Integer.parseInt(text);
    }

    static double decimal(String text) {
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException("is not a number; allowed: digits, such as 200 or 1.5");
        }
        return Double.parseDouble(text);
    }

    static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is not a switch; allowed: true, false");
        };
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is not a path of this file system", e);
        }
    }

    static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // No cause: its message repeats the text, which may hold a key.
            throw new IllegalArgumentException("is not a web address; allowed: http://host[:port][/path] or https://…");
        }
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "is not a time zone; allowed: a region such as Asia/Kolkata, or an offset such as +05:30", e);
        }
    }

    static Durability durability(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "file" -> Durability.FILE;
            case "disk" -> Durability.DISK;
            default -> throw new IllegalArgumentException("is not a durability; allowed: file, disk");
        };
    }

    static IdConflict idConflict(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "reject" -> IdConflict.REJECT;
            case "keep" -> IdConflict.KEEP;
            default -> throw new IllegalArgumentException("is no way to treat a conflict; allowed: reject, keep");
        };
    }

    static Duplicates duplicates(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "content" -> Duplicates.CONTENT;
            case "id" -> Duplicates.ID;
            default -> throw new IllegalArgumentException("is no way to find duplicates; allowed: content, id");
        };
    }

    static Fallback fallback(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "rules" -> Fallback.RULES;
            case "wait" -> Fallback.WAIT;
            case "dead_letter" -> Fallback.DEAD_LETTER;
            default -> throw new IllegalArgumentException("is not a fallback; allowed: rules, wait, dead_letter");
        };
    }
}
