package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.choice;
import static io.lifafa.config.key.ValueTypes.decimal;
import static io.lifafa.config.key.ValueTypes.duration;
import static io.lifafa.config.key.ValueTypes.flag;
import static io.lifafa.config.key.ValueTypes.integer;
import static io.lifafa.config.key.ValueTypes.size;
import static io.lifafa.config.key.ValueTypes.text;

import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.key.ValueType;
import java.time.Duration;

/** What comes in, and how much of it; each component is the key of its name. */
public record IngestConfig(
        String defaultUser,
        int maxItemChars,
        long maxRequestBytes,
        double maxCompressionRatio,
        int maxStreams,
        Duration linger,
        long maxBacklogSms,
        long maxBacklogBytes,
        Duration readTimeout,
        boolean formEncoded,
        IdConflict idConflict,
        Duplicates duplicates) {
    private static final ValueType<String> USER =
            text("text", "[^\\p{Cntrl}]{1,256}", "is not a user; allowed: 1 to 256 printable characters");

    static final KeyGroup<IngestConfig> KEYS = KeyGroup.of(
            "ingest",
            IngestConfig.class,
            "What comes in.",
            entry("default_user", USER, "anonymous").doc("User of an SMS that names none."),
            entry("max_item_chars", integer(256, 1 << 20).in("UTF-16 units"), "65536")
                    .doc("Longest body of one SMS. A longer one is rejected."),
            entry("max_request_bytes", size("1", "2147483647"), "256MiB")
                    .doc("Largest request as sent, compressed or not. NDJSON has no limit."),
            entry("max_compression_ratio", decimal("1 to 100000", it -> it >= 1 && it <= 100_000), "200")
                    .doc("Bytes that one compressed byte may become. More is refused as a decompression bomb."),
            entry("max_streams", integer(1, 10_000), "16").doc("Long requests read at once; one more gets 503."),
            entry("linger", duration("0s", "1s"), "5ms")
                    .doc("How long a short request may wait to be stored together with others. A request alone does"
                            + " not wait."),
            entry("max_backlog_sms", integer(1, 100_000_000), "1000000")
                    .doc("Accepted SMS that wait for work. Above that, requests get 503 with `Retry-After`."),
            entry("max_backlog_bytes", size("1", "1024GiB"), "1GiB").doc("The same for the bytes of their texts."),
            entry("read_timeout", duration("1ms", "1h"), "30s").doc("How long a sender may stay silent."),
            entry("form_encoded", flag(), "false")
                    .doc("Accept `application/x-www-form-urlencoded`, as some SMS forwarders send it. Foreign pages"
                            + " are refused either way."),
            entry("id_conflict", choice(IdConflict.class, "is no way to treat a conflict"), "reject")
                    .doc("What happens to an SMS whose `unique_id` belongs to another text or user. `reject`: listed"
                            + " in `rejected`, or a dead letter `id_conflict` if found later. `keep`: processed under"
                            + " a derived id, `ID~CONTENT`."),
            entry("duplicates", choice(Duplicates.class, "is no way to find duplicates"), "content")
                    .doc("How a repeated SMS is recognised. `content`: by `unique_id` and, where one of the two came"
                            + " without, by user, sender, text and about the same time. `id`: by `unique_id` only."
                            + " The same on all nodes."));
}
