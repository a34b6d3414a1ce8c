package io.lifafa.bench.cluster;

import io.lifafa.bench.ApiProcess;
import java.util.List;

/** How nodes are kept busy with an API. */
final class ApiLoad {
    private static final int SMS_PER_CALL = 20;

    /** Of the generated SMS; the others are filtered. */
    private static final double SHARE_ASKED = 0.75;

    /** What nodes hold in hand at the most, so that none of them runs dry: 96 chunks. */
    private static final long IN_HAND = 48_000;

    private ApiLoad() {}

    /** SMS that are enough for so many calls per second for so long. */
    static long sms(double callsPerSecond, double seconds) {
        return IN_HAND + Math.round(callsPerSecond * seconds * SMS_PER_CALL / SHARE_ASKED);
    }

    /** Every SMS is asked for. */
    static List<String> settings(ApiProcess api) {
        return List.of("api.url=" + api.url(), "cache.enabled=false");
    }
}
