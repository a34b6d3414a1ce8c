package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.choice;
import static io.lifafa.config.key.ValueTypes.duration;
import static io.lifafa.config.key.ValueTypes.flag;
import static io.lifafa.config.key.ValueTypes.httpUrl;
import static io.lifafa.config.key.ValueTypes.size;
import static io.lifafa.config.key.ValueTypes.text;

import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.key.ValueType;
import io.lifafa.config.text.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The extraction API; each component is the key of its name.
 *
 * @param url base address; absent: the rules alone
 * @param minBatch fewest SMS worth a call while more are on the way
 * @param maxBatch most SMS in one call
 */
public record ApiConfig(
        Optional<URI> url,
        Optional<String> key,
        String model,
        Optional<URI> secondUrl,
        Optional<String> secondKey,
        Optional<String> secondModel,
        int minBatch,
        int maxBatch,
        Duration timeout,
        long maxReplyBytes,
        boolean redact,
        Fallback fallback) {
    private static final ValueType<String> HEADER = text(
            "text",
            "[\\x21-\\x7e]{1,8192}",
            "cannot stand in an HTTP header; allowed: up to 8192 printable ASCII characters without spaces");
    private static final ValueType<String> MODEL =
            text("name", "[^\\p{Cntrl}]{1,256}", "is not a model's name; allowed: 1 to 256 printable characters");

    static final KeyGroup<ApiConfig> KEYS = KeyGroup.of(
            "api",
            ApiConfig.class,
            "The [extraction API](extraction-api.md).",
            entry("url", httpUrl(), "")
                    .doc("Base address, such as `https://api.example.com/v1`. Empty: rules only.")
                    .masked(Secrets::maskedUrl)
                    .variable("API_URL"),
            entry("key", HEADER, "")
                    .doc("Key that the extraction API wants; not one of Lifafa's own keys.")
                    .secret()
                    .variable("API_KEY"),
            entry("model", MODEL, "gpt-4o-mini").doc("Model to ask.").variable("DEFAULT_MODEL"),
            entry("batch_size", BatchSize.TYPE, "1-20")
                    .doc("SMS per call: a range such as `1-20`, or one number.")
                    .variable("BATCH_SIZE")
                    .into("minBatch", BatchSize::min)
                    .into("maxBatch", BatchSize::max),
            entry("second_url", httpUrl(), "")
                    .doc("Second server, asked while the first is unreachable or refuses. Empty: none.")
                    .masked(Secrets::maskedUrl),
            entry("second_key", HEADER, "").doc("API key of the second server.").secret(),
            entry("second_model", MODEL, "").doc("Model to ask there. Empty: the same."),
            entry("timeout", duration("1s", "10m"), "60s")
                    .doc("Limit of one call; lower once the usual duration is known."),
            entry("max_reply_bytes", size("16KiB", "64MiB"), "4MiB").doc("Longest reply that is read."),
            entry("redact", flag(), "true")
                    .doc("Replace account, card and phone numbers by others of the same shape before they leave."),
            entry("fallback", choice(Fallback.class, "is not a fallback"), "rules")
                    .doc("What happens to an SMS that the API answers wrongly twice or refuses. `rules`: they answer,"
                            + " with less confidence. `wait`: a failed attempt, asked again later. `dead_letter`:"
                            + " given up."));

    /** @throws IllegalArgumentException if there is a second server without a first one */
    public ApiConfig {
        new Check()
                .that("secondUrl", secondUrl.isEmpty() || url.isPresent(), "is set without a first one, api.url")
                .done();
    }

    /** Without the keys, and without what the addresses may hold of secrets. */
    @Override
    public String toString() {
        return KEYS.shown(this);
    }
}
