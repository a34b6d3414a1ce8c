package io.lifafa.cluster.tls;

import io.lifafa.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The certificates of the clusters on one machine whose owner has made none: made at the first start and kept in the home
 * directory, where all processes of this user find them and no other user can read them.
 */
public final class LocalCertificates {
    private static final Duration LIFE = Duration.ofDays(3_650);

    private static final String PASSWORD = "password";
    private static final int PASSWORD_BYTES = 24;

    private LocalCertificates() {}

    /**
     * The password of a cluster whose owner has set none, from the directory of its certificates.
     *
     * @throws IOException if it cannot be read
     */
    public static String password(Path certificates) throws IOException {
        return Files.readString(certificates.resolve(PASSWORD)).strip();
    }

    /**
     * The directory of the certificates; they are there when this returns, whoever made them.
     *
     * @param home the user's home directory
     * @throws IOException if they cannot be made
     */
    public static Path of(Path home) throws IOException {
        var dir = home.resolve(".lifafa").resolve("cluster");
        if (!Files.exists(dir)) {
            make(dir);
        }
        return dir;
    }

    /** Whole or not at all, however many start at the same time. */
    private static void make(Path dir) throws IOException {
        OwnerOnly.createDirectories(dir.getParent());
        var draft = Files.createTempDirectory(dir.getParent(), ".new");
        try {
            var authority = new CertificateAuthority(draft.resolve("ca"));
            authority.create();
            authority.issue("node", LIFE, draft.resolve("node"));
            CertificateAuthority.write(draft.resolve("node").resolve(PASSWORD), randomText());
            Files.move(draft.resolve("node"), dir, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            // Another process was first: its certificates are the ones.
            return;
        } catch (FileSystemException e) {
            if (!Files.exists(dir)) {
                throw e;
            }
        } finally {
            delete(draft);
        }
    }

    /** Text that nobody guesses. */
    static String randomText() {
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void delete(Path dir) throws IOException {
        try (var files = Files.walk(dir)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
