package io.lifafa.api.client.rate;

import java.util.List;
import java.util.Locale;

/** The words by which a 429 says that it is about how many calls are under way, not about how fast they come. */
public final class CrowdedWords {
    private static final List<String> WORDS = List.of(
            "max_parallel_requests",
            "max parallel requests",
            "parallel request limit",
            "too many parallel",
            "concurrency",
            "concurrent request",
            "concurrent call",
            "concurrent connection",
            "too many concurrent");

    private CrowdedWords() {}

    /** Whether one of them stands there. */
    public static boolean mentionedIn(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}
