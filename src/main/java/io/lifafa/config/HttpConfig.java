package io.lifafa.config;

/**
 * Where an HTTP server listens.
 *
 * @param host address or name of the interface
 * @param port TCP port; 0: any free one
 * @param limits who is served, and how patiently
 */
public record HttpConfig(String host, int port, HttpLimits limits) {
    static final String NO_HOST = "is not a host; allowed: a name or an IP address, such as 127.0.0.1 or 0.0.0.0";

    /** @throws IllegalArgumentException with everything that is wrong, one line per component */
    public HttpConfig {
        new Check()
                .that("host", isHost(host), NO_HOST)
                .range("port", port, 0, 65_535)
                .done();
    }

    static boolean isHost(String text) {
        return text.matches("[A-Za-z0-9._-]{1,253}|[0-9A-Fa-f:.]+(%[A-Za-z0-9]+)?");
    }
}
