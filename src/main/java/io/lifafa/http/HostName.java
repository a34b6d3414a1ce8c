package io.lifafa.http;

import io.netty.util.NetUtil;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host as {@code Host} and {@code Origin} name it.
 *
 * @param name in lower case, without a closing dot; an IPv6 address without brackets
 * @param port as it was given; empty: none was
 */
public record HostName(String name, String port) {
    private static final Pattern FORM = Pattern.compile(
            "(?:\\[(?<six>[0-9A-Fa-f:.]+)]|(?<name>[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*)\\.?)(?::(?<port>\\d{0,5}))?");
    private static final int MAX_CHARS = 262;

    /** What the field says; empty if it is not well-formed. */
    static Optional<HostName> of(String field) {
        var text = field.strip();
        var matcher = FORM.matcher(text);
        if (text.length() > MAX_CHARS || !matcher.matches()) {
            return Optional.empty();
        }
        var six = matcher.group("six");
        if (six != null && !NetUtil.isValidIpV6Address(six)) {
            return Optional.empty();
        }
        var name = (six == null ? matcher.group("name") : six).toLowerCase(Locale.ROOT);
        return Optional.of(
                new HostName(name, Optional.ofNullable(matcher.group("port")).orElse("")));
    }

    /** Whether a host of the configuration, a name or an address, is this machine's alone. */
    public static boolean isLoopback(String host) {
        return of(host).or(() -> of("[" + host + "]"))
                .filter(HostName::isLoopback)
                .isPresent();
    }

    /** Whether it is an address and no name, which somebody else could point anywhere. */
    boolean isAddress() {
        return NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name);
    }

    /** Whether only this machine can be meant. */
    boolean isLoopback() {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || isAddress()
                        && NetUtil.createInetAddressFromIpAddressString(name).isLoopbackAddress();
    }

    boolean isAnyOf(Iterable<String> patterns) {
        for (var pattern : patterns) {
            var lower = pattern.toLowerCase(Locale.ROOT);
            if (lower.equals("*") || lower.equals(name) || lower.equals("[" + name + "]")) {
                return true;
            }
            if (lower.startsWith(".")
                    && (name.endsWith(lower) || lower.substring(1).equals(name))) {
                return true;
            }
        }
        return false;
    }
}
