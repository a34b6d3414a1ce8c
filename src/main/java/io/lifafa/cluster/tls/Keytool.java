package io.lifafa.cluster.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code keytool} of the running Java: it makes keys and certificates, which the class library alone cannot. */
final class Keytool {
    private static final long LONGEST_SECONDS = 60;
    private static final String PASSWORD_VARIABLE = "LIFAFA_KEYSTORE";

    /** It lives for half a second, and half of that without a second compiler; other virtual machines may not know these. */
    private static final List<String> QUICKLY =
            List.of("-J-XX:+IgnoreUnrecognizedVMOptions", "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC");

    private final Path store;
    private final char[] password;

    /** @param store a PKCS#12 file; it is made by the first key */
    Keytool(Path store, char[] password) {
        this.store = store;
        this.password = password.clone();
    }

    /**
     * Runs one command on the key store.
     *
     * @throws IOException with what keytool said if it fails, or if there is none
     */
    void run(String command, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-" + command));
        line.addAll(QUICKLY);
        line.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
        line.addAll(List.of("-storepass:env", PASSWORD_VARIABLE));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        // By the environment: what stands in the command line, everybody sees.
        builder.environment().put(PASSWORD_VARIABLE, new String(password));
        var process = builder.start();
        process.getOutputStream().close();
        finish(command, process);
    }

    private static void finish(String command, Process process) throws IOException {
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool -" + command + " failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
