package io.lifafa.api;

import io.lifafa.sms.Extraction;
import java.time.Duration;
import java.util.Map;

/**
 * What came of a request. Every SMS that was asked for stands in exactly one of them, by its id.
 *
 * @param extractions validated and grounded answers
 * @param unreachable the SMS that could not be asked because the API is down or refuses, or their tenant's tokens are used
 *     up, and when to try again
 * @param refused the SMS that the API answers wrongly or refuses to answer, and why; asking again will not help soon
 */
public record Answers(
        Map<String, Extraction> extractions, Map<String, Duration> unreachable, Map<String, String> refused) {
    /** The reason of SMS that are to go to the rules because their tenant's tokens are used up. */
    public static final String OVER_QUOTA = "over_quota";

    public Answers {
        extractions = Map.copyOf(extractions);
        unreachable = Map.copyOf(unreachable);
        refused = Map.copyOf(refused);
    }
}
