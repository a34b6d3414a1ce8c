package io.lifafa.config;

import io.lifafa.config.mongo.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The extraction API.
 *
 * @param url base address; absent: the rules alone
 * @param key its key; a secret
 * @param model name of the model to ask
 * @param secondUrl another server, asked while the first cannot be
 * @param secondKey its key; a secret
 * @param secondModel name of the model to ask there; absent: the same
 * @param minBatch fewest SMS worth a call while more are on the way
 * @param maxBatch most SMS in one call
 * @param timeout how long a call may take at the most
 * @param maxReplyBytes longest reply that is read
 * @param redact whether account and phone numbers are replaced before they leave
 * @param fallback what becomes of an SMS that the API answers wrongly
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
    private static final String KEY_PROBLEM =
            "cannot stand in an HTTP header; allowed: up to 8192 printable ASCII characters without spaces";
    private static final String URL_PROBLEM = "is not an HTTP address; allowed: http://host[:port][/path] or https://…";
    private static final String MODEL_PROBLEM = "is not a model's name; allowed: 1 to 256 printable characters";

    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public ApiConfig {
        new Check()
                .that("url", url.map(ApiConfig::isHttp).orElse(true), URL_PROBLEM)
                .that("key", key.map(ApiConfig::isKey).orElse(true), KEY_PROBLEM)
                .that("model", isModel(model), MODEL_PROBLEM)
                .that("secondUrl", secondUrl.map(ApiConfig::isHttp).orElse(true), URL_PROBLEM)
                .that("secondUrl", secondUrl.isEmpty() || url.isPresent(), "is set without a first one, api.url")
                .that("secondKey", secondKey.map(ApiConfig::isKey).orElse(true), KEY_PROBLEM)
                .that("secondModel", secondModel.map(ApiConfig::isModel).orElse(true), MODEL_PROBLEM)
                .range("minBatch", minBatch, 1, 100)
                .range("maxBatch", maxBatch, 1, 100)
                .that("minBatch", minBatch <= maxBatch, "the range ends below its start")
                .range("timeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(10))
                .range("maxReplyBytes", maxReplyBytes, 16 << 10, 64 << 20)
                .done();
    }

    private static boolean isHttp(URI url) {
        return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    }

    private static boolean isKey(String text) {
        return text.matches("[\\x21-\\x7e]{1,8192}");
    }

    private static boolean isModel(String text) {
        return text.matches("[^\\p{Cntrl}]{1,256}");
    }

    /** Without the keys, and without what the addresses may hold of secrets. */
    @Override
    public String toString() {
        return "ApiConfig[url=" + url.map(Secrets::masked) + ", key=" + key.map(text -> Secrets.MASK) + ", model="
                + model + ", secondUrl=" + secondUrl.map(Secrets::masked) + ", secondKey="
                + secondKey.map(text -> Secrets.MASK) + ", secondModel=" + secondModel + ", minBatch=" + minBatch
                + ", maxBatch=" + maxBatch + ", timeout=" + timeout + ", maxReplyBytes=" + maxReplyBytes + ", redact="
                + redact + ", fallback=" + fallback + "]";
    }
}
