package io.lifafa.store.embedded.server;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What tests put in place of the world.
 *
 * @param clock tells what has expired
 * @param expireEvery how often expired documents are looked for
 * @param upkeepEvery how often space is given back and a failed file is opened anew
 * @param usableBytes what the disk has left; empty: the disk is asked
 * @param scheme the file system of the data file in H2's way; empty: the usual one
 */
public record ServerSeams(
        Clock clock, Duration expireEvery, Duration upkeepEvery, Optional<LongSupplier> usableBytes, String scheme) {

    /** As MongoDB: expired documents go once a minute. */
    public static ServerSeams production() {
        return new ServerSeams(Clock.systemUTC(), Duration.ofSeconds(60), Duration.ofSeconds(1), Optional.empty(), "");
    }

    public ServerSeams expiringEvery(Duration interval, Clock by) {
        return new ServerSeams(by, interval, upkeepEvery, usableBytes, scheme);
    }

    public ServerSeams withUsableBytes(LongSupplier bytes) {
        return new ServerSeams(clock, expireEvery, upkeepEvery, Optional.of(bytes), scheme);
    }

    public ServerSeams withScheme(String other, Duration upkeep) {
        return new ServerSeams(clock, expireEvery, upkeep, usableBytes, other);
    }
}
