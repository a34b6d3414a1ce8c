package io.lifafa.api.dispatch;

import java.time.Duration;

/**
 * Since when no server has answered. A short one is sat out; in a longer one, or where everything is refused, whoever waits
 * is told, so that the pipeline can finish what it can without the API. Thread rule: the stage's event loop.
 */
final class Outage {
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private boolean down;
    private boolean refused;
    private boolean told;
    private long since;

    /**
     * Takes note of how things are.
     *
     * @param allDown no server is of use
     * @param allRefuse each of them refuses everything
     * @return true if an outage has just ended of which somebody was told
     */
    boolean observe(boolean allDown, boolean allRefuse, long now) {
        if (allDown && !down) {
            since = now;
        }
        boolean over = down && !allDown && told;
        down = allDown;
        refused = allRefuse;
        told &= allDown;
        return over;
    }

    /** True once it has lasted so long that nobody should go on waiting for its end. */
    boolean isLong(long now) {
        return down && (refused || now - since >= GRACE.toNanos());
    }

    /** Everything is refused: no SMS need wait to find out when that ends. */
    boolean isRefusal() {
        return refused;
    }

    /** How long to wait before asking again, if nobody says earlier that it is over. */
    Duration tell(long now) {
        told = true;
        var lasted = Duration.ofNanos(now - since);
        return lasted.compareTo(SHORTEST_WAIT) < 0
                ? SHORTEST_WAIT
                : lasted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : lasted;
    }
}
