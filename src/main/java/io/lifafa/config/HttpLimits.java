package io.lifafa.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Who is served over HTTP, and how patiently; holds for both ports.
 *
 * @param allowedHosts names beside this machine's own that clients call it by: a name, {@code .example.org} for it and all
 *     below it, {@code *} for any
 * @param minBodyRate slowest sender of a body, in bytes per second of the time in which it is read; 0: any
 * @param bodyGrace how long a body may be slower
 * @param headerTimeout how long the head of a request may take
 * @param maxConnections connections open at one time, on each of the ports
 * @param addressShare what part of the connections, the streams and the memory for short requests one client address may
 *     hold; above 0, 1: all
 */
public record HttpLimits(
        List<String> allowedHosts,
        int minBodyRate,
        Duration bodyGrace,
        Duration headerTimeout,
        int maxConnections,
        double addressShare) {
    private static final String NAME = "\\*|\\.?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*|\\[?[0-9A-Fa-f:.]+\\]?";

    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public HttpLimits {
        allowedHosts = List.copyOf(allowedHosts);
        new Check()
                .that(
                        "allowedHosts",
                        allowedHosts.stream().allMatch(it -> it.matches(NAME)),
                        "holds what is no name; allowed: names without a port, separated by commas, such as"
                                + " sms.example.org, .example.org for all below it, or * for any")
                .range("minBodyRate", minBodyRate, 0, 1_000_000)
                .range("bodyGrace", bodyGrace, Duration.ofMillis(1), Duration.ofHours(1))
                .range("headerTimeout", headerTimeout, Duration.ofMillis(1), Duration.ofHours(1))
                .range("maxConnections", maxConnections, 1, 1_000_000)
                .that(
                        "addressShare",
                        addressShare > 0 && addressShare <= 1,
                        addressShare + " is out of range; allowed: above 0 to 1")
                .done();
    }

    public static List<String> hosts(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    /** So much of a bound may one address hold; at least one. */
    public long share(long bound) {
        return Math.max(1, (long) Math.ceil(bound * addressShare));
    }
}
