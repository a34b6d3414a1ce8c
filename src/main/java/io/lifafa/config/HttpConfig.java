package io.lifafa.config;

import static io.lifafa.config.key.ConfigKey.entry;
import static io.lifafa.config.key.ValueTypes.integer;
import static io.lifafa.config.key.ValueTypes.text;

import io.lifafa.config.key.KeyGroup;
import io.lifafa.config.key.ValueType;

/**
 * Where an HTTP server listens.
 *
 * @param host address or name of the interface
 * @param port TCP port; 0: any free one
 * @param tls by which files TLS is spoken
 * @param limits who is served, and how patiently; those of {@code http} hold for both ports
 */
public record HttpConfig(String host, int port, HttpTls tls, HttpLimits limits) {
    static final String HOST_PATTERN = "[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]+(%[A-Za-z0-9]+)?";

    static final ValueType<String> HOST = text(
            "address", HOST_PATTERN, "is not a host; allowed: a name or an IP address, such as 127.0.0.1 or 0.0.0.0");

    static final KeyGroup<HttpConfig> HTTP = KeyGroup.of(
                    "http",
                    HttpConfig.class,
                    "The port for applications.",
                    entry("host", HOST, "127.0.0.1")
                            .doc("Interface of the API. `0.0.0.0`: all.")
                            .variable("HTTP_HOST"),
                    entry("port", integer(0, 65_535), "8080")
                            .doc("Port of the API. 0: any free one.")
                            .variable("HTTP_PORT"))
            .part("tls", HttpTls.HTTP)
            .part("limits", HttpLimits.KEYS);

    static final KeyGroup<HttpConfig> MANAGEMENT = KeyGroup.of(
                    "management",
                    HttpConfig.class,
                    "The port for health and metrics.",
                    entry("host", HOST, "127.0.0.1").doc("Interface of health and metrics. `0.0.0.0`: all."),
                    entry("port", integer(0, 65_535), "8081")
                            .doc("Port of health and metrics. 0: any free one.")
                            .variable("MANAGEMENT_PORT"))
            .part("tls", HttpTls.MANAGEMENT)
            .part("limits", HttpLimits.KEYS);
}
