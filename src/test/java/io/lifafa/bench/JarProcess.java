package io.lifafa.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The jar as a process of its own, as an operator would start it: nothing of the JVM is set but the heap and what {@code
 * bench.jvm} holds (flags with a space between; default none), nothing of the environment is seen. Ends when this is closed
 * or this process ends in order. Thread rule: any.
 */
public final class JarProcess implements AutoCloseable {
    private static final double LONGEST_START = 180;
    private static final List<String> FLAGS = Stream.of(
                    System.getProperty("bench.jvm", "").split(" "))
            .filter(flag -> !flag.isBlank())
            .toList();
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "bench-jars-stop"));
    }

    private final Process process;
    private final Path out;

    private JarProcess(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    /** Its output and log go to files in {@code dir}, which is made if need be. */
    public static JarProcess start(Path dir, String heap, List<String> arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap));
        command.addAll(FLAGS);
        command.addAll(List.of(
                "-jar",
                Path.of(System.getProperty("lifafa.jar", "target/lifafa.jar"))
                        .toAbsolutePath()
                        .toString()));
        command.addAll(arguments);
        Files.createDirectories(dir);
        var out = Files.createTempFile(dir, "out", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectOutput(out.toFile())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(dir.resolve("log.txt").toFile()));
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TMPDIR"));
        var process = builder.start();
        RUNNING.add(process);
        process.onExit().thenAccept(RUNNING::remove);
        return new JarProcess(process, out);
    }

    /** Waits until it has printed this. */
    public MatchResult printed(Pattern pattern) throws InterruptedException, TimeoutException, IOException {
        Patience.until(
                "\"" + pattern + "\" printed by " + out,
                LONGEST_START,
                () -> !process.isAlive()
                        || pattern.matcher(Files.readString(out)).find());
        var matcher = pattern.matcher(Files.readString(out));
        if (!matcher.find()) {
            throw new IOException("the process of " + out + " ended with " + process.exitValue());
        }
        return matcher.toMatchResult();
    }

    /** Processor time so far, of all its threads. */
    public double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM, now. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for its end; false if that takes longer. */
    public boolean ends(double seconds) throws InterruptedException {
        return process.waitFor((long) (seconds * 1_000), TimeUnit.MILLISECONDS);
    }

    /** Once it has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** SIGKILL; returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
