package io.lifafa.config;

import java.net.URI;
import java.util.Optional;

/**
 * The extraction API.
 *
 * @param url base address; absent: the rules alone
 * @param key its key; a secret
 * @param model name of the model to ask
 * @param minBatch fewest SMS worth a call while more are on the way
 * @param maxBatch most SMS in one call
 */
public record ApiConfig(Optional<URI> url, Optional<String> key, String model, int minBatch, int maxBatch) {
    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public ApiConfig {
        new Check()
                .that(
                        "url",
                        url.map(ApiConfig::isHttp).orElse(true),
                        "is not an HTTP address; allowed: http://host[:port][/path] or https://…")
                .that(
                        "key",
                        key.map(text -> text.matches("[\\x21-\\x7e]{1,8192}")).orElse(true),
                        "cannot stand in an HTTP header; allowed: up to 8192 printable ASCII characters without spaces")
                .that(
                        "model",
                        model.matches("[^\\p{Cntrl}]{1,256}"),
                        "is not a model's name; allowed: 1 to 256 printable characters")
                .range("minBatch", minBatch, 1, 100)
                .range("maxBatch", maxBatch, 1, 100)
                .that("minBatch", minBatch <= maxBatch, "the range ends below its start")
                .done();
    }

    private static boolean isHttp(URI url) {
        return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    }

    /** Without the key, and without what the address may hold of secrets. */
    @Override
    public String toString() {
        return "ApiConfig[url=" + url.map(Secrets::masked) + ", key=" + key.map(text -> Secrets.MASK) + ", model="
                + model + ", minBatch=" + minBatch + ", maxBatch=" + maxBatch + "]";
    }
}
