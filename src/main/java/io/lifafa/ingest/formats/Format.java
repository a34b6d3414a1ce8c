package io.lifafa.ingest.formats;

import java.util.Locale;
import java.util.Optional;

/** The formats SMS come in. */
public enum Format {
    /** One SMS, an array of SMS, a wrapper with {@code sms_data}, or several of these one after the other. */
    JSON,
    /** The same, one to a line: a broken line costs nothing but itself. */
    NDJSON,
    /** With a header line; separated by comma, semicolon or tab. */
    CSV,
    /** What the app "SMS Backup &amp; Restore" writes. */
    XML,
    /** One SMS as an HTML form sends it; what curl sends unasked bears the same type and may be any of the others. */
    FORM;

    /** By the media type of a request; its parameters do not matter. Empty where the type says nothing. */
    public static Optional<Format> ofContentType(String contentType) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json", "text/json" -> Optional.of(JSON);
            case "application/x-ndjson",
                    "application/ndjson",
                    "application/jsonl",
                    "application/x-jsonl",
                    "application/jsonlines",
                    "application/x-jsonlines",
                    "application/json-lines",
                    "text/x-ndjson" -> Optional.of(NDJSON);
            case "text/csv", "application/csv", "text/tab-separated-values" -> Optional.of(CSV);
            case "application/xml", "text/xml" -> Optional.of(XML);
            case "application/x-www-form-urlencoded" -> Optional.of(FORM);
            default -> bySuffix(type);
        };
    }

    /** By the name of a file, with or without {@code .gz}. Empty where the name says nothing. */
    public static Optional<Format> ofFileName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "json" -> Optional.of(JSON);
            case "ndjson", "jsonl" -> Optional.of(NDJSON);
            case "csv", "tsv" -> Optional.of(CSV);
            case "xml" -> Optional.of(XML);
            default -> Optional.empty();
        };
    }

    private static Optional<Format> bySuffix(String type) {
        if (type.endsWith("+json")) {
            return Optional.of(JSON);
        }
        return type.endsWith("+xml") ? Optional.of(XML) : Optional.empty();
    }
}
