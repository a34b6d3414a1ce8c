package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.decimal;
import static io.lifafa.config.key.ValueTypes.duration;
import static io.lifafa.config.key.ValueTypes.integer;
import static io.lifafa.config.key.ValueTypes.list;

import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.key.ValueType;
import java.time.Duration;
import java.util.List;

/** Who is served over HTTP, and how patiently; holds for both ports. Each component is the key of its name. */
public record HttpLimits(
        List<String> allowedHosts,
        int minBodyRate,
        Duration bodyGrace,
        Duration headerTimeout,
        int maxConnections,
        double addressShare) {
    private static final ValueType<List<String>> HOSTS = list(
            "\\*|\\.?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*|\\[?[0-9A-Fa-f:.]+\\]?",
            "holds what is no name; allowed: names without a port, separated by commas, such as sms.example.org, .example.org"
                    + " for all below it, or * for any");

    static final KeyGroup<HttpLimits> KEYS = KeyGroup.of(
            "http",
            HttpLimits.class,
            "",
            entry("allowed_hosts", HOSTS, "")
                    .doc("Host names that clients use for this machine, besides `localhost`, loopback addresses and"
                            + " `http.host`. `.example.org`: it and everything below; `*`: any. Requests to other"
                            + " names, and from foreign pages, are refused. For both ports.")
                    .orElse(List.of()),
            entry("min_body_rate", integer(0, 1_000_000).in("bytes per second"), "240")
                    .doc("Slowest body, measured while it is read. 0: any."),
            entry("body_grace", duration("1ms", "1h"), "5s").doc("How long a body may be slower than that."),
            entry("header_timeout", duration("1ms", "1h"), "10s")
                    .doc("How long the head of a request may take, from the connection or from its first byte. For"
                            + " both ports."),
            entry("max_connections", integer(1, 1_000_000), "16384")
                    .doc("Open connections per port; one more gets 503. Each takes about 10 KiB."),
            entry("address_share", decimal("above 0 to 1", it -> it > 0 && it <= 1), "0.75")
                    .doc("Share of connections, streams and memory for short requests that one client address may"
                            + " hold. 1 behind a proxy."));

    public HttpLimits {
        allowedHosts = List.copyOf(allowedHosts);
    }

    /** So much of a bound may one address hold; at least one. */
    public long share(long bound) {
        return Math.max(1, (long) Math.ceil(bound * addressShare));
    }
}
