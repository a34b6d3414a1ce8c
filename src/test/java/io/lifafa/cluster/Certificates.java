package io.lifafa.cluster;

import io.lifafa.cluster.tls.CertificateAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Certificates of two nodes and of a stranger, made once for all tests: each costs some keytool processes. */
public record Certificates(Path one, Path two, Path stranger) {
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1");

    private static final class Made {
        private static final Certificates ALL = make();
    }

    public static Certificates made() {
        return Made.ALL;
    }

    private static Certificates make() {
        try {
            var dir = Files.createTempDirectory("lifafa-certificates");
            var nodes = new CertificateAuthority(dir.resolve("ca"));
            nodes.create();
            nodes.issue("one", HOSTS, A_YEAR, dir.resolve("one"));
            nodes.issue("two", HOSTS, A_YEAR, dir.resolve("two"));
            var others = new CertificateAuthority(dir.resolve("others"));
            others.create();
            others.issue("mallory", A_YEAR, dir.resolve("mallory"));
            return new Certificates(dir.resolve("one"), dir.resolve("two"), dir.resolve("mallory"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
