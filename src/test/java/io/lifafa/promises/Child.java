package io.lifafa.promises;

import io.lifafa.testsupport.Awaiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The jar as a process of its own. Closing kills it, by its handle, and waits for its end. */
public final class Child implements AutoCloseable {
    private static final Pattern SERVES =
            Pattern.compile("(?:serves on http|reached at (?:http|mongodb))://[0-9.]+:(\\d+)[/\\n]");
    /** The setting of a store whose {@link #storeUri} is known before it starts. */
    public static final String STORE_LOGIN = "store.embedded_password=of-no-use-to-anyone";

    private static final Pattern SETTING = Pattern.compile("(?:LIFAFA|MONGODB|API|CLUSTER)_.*");
    private static final Duration LONGEST_START = Duration.ofSeconds(150);

    /** A test that is itself killed, in order, leaves nothing behind. */
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "children-stop"));
    }

    private final Process process;
    private final Path out;
    private final Path log;

    private Child(Process process, Path out, Path log) {
        this.process = process;
        this.out = out;
        this.log = log;
    }

    /** Where a store with {@link #STORE_LOGIN} is found. */
    public static String storeUri(int port) {
        return "mongodb://lifafa:of-no-use-to-anyone@127.0.0.1:" + port;
    }

    /** A node on {@code dir/data}; free ports. Its log goes to a file in {@code dir}. */
    static Child serve(Path dir) throws IOException {
        return start(
                dir,
                "256m",
                "serve",
                "--set",
                "http.port=0",
                "--set",
                "management.port=0",
                "--set",
                "ingest.max_streams=8");
    }

    /** The embedded store alone, on {@code dir/data} and a free port. */
    static Child store(Path dir) throws IOException {
        return start(dir, "256m", "store", "--port", "0", "--set", STORE_LOGIN);
    }

    /** The same on a port of one's choice, to come back on. */
    static Child store(Path dir, int port) throws IOException {
        return start(dir, "256m", "store", "--port", Integer.toString(port), "--set", STORE_LOGIN);
    }

    /** Any command on {@code dir/data}; its output and log go to a file in {@code dir}. */
    static Child command(Path dir, String heap, String... arguments) throws IOException {
        return start(dir, heap, arguments);
    }

    private static Child start(Path dir, String heap, String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--set", "store.data_dir=" + dir.resolve("data"), "--set", "store.reserve_bytes=0"));
        return process(dir, heap, all);
    }

    /** Any command, as it is; its output and log go to files in {@code dir}. */
    public static Child process(Path dir, String heap, List<String> arguments) throws IOException {
        return java(dir, heap, List.of("-jar", System.getProperty("lifafa.jar")), arguments);
    }

    /** The same, but {@code program} says to the JVM what is to be run, and how. */
    public static Child java(Path dir, String heap, List<String> program, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        // The build's own, where they find each other's certificates and leave the user's alone.
        command.add("-Duser.home=" + System.getProperty("user.home"));
        command.addAll(program);
        command.addAll(arguments);
        var out = Files.createTempFile(dir, "out", ".txt");
        var log = dir.resolve("log.txt");
        var builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(SETTING.asMatchPredicate());
        var process = builder.start();
        RUNNING.add(process);
        process.onExit().thenAccept(RUNNING::remove);
        return new Child(process, out, log);
    }

    /** The port on which it serves, once it does. */
    public int port() throws IOException {
        var port = new int[1];
        Awaiting.until("port of the child", LONGEST_START, () -> {
            var serves = SERVES.matcher(Files.readString(out));
            if (serves.find()) {
                port[0] = Integer.parseInt(serves.group(1));
            }
            return port[0] > 0 || !process.isAlive();
        });
        if (port[0] == 0) {
            throw new AssertionError("the child did not serve: " + output());
        }
        return port[0];
    }

    /** What it printed and logged, the log from the beginning of the test on. */
    public String output() throws IOException {
        return Files.readString(out) + Files.readString(log);
    }

    /** SIGKILL, now. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Sends a signal, for instance STOP or CONT, to this process alone. */
    void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ended with " + code);
        }
    }

    /** SIGTERM, now. */
    public void stop() {
        process.destroy();
    }

    /** SIGSTOP: frozen until it is told to go on. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** True if it has said where it serves. */
    public boolean serves() throws IOException {
        return isAlive() && SERVES.matcher(Files.readString(out)).find();
    }

    /** SIGKILL, when so much time has passed and the process has not ended by itself; true if it was killed. */
    boolean killAfter(Duration delay) throws InterruptedException {
        boolean ended = process.waitFor(delay.toMillis(), TimeUnit.MILLISECONDS);
        close();
        return !ended;
    }

    /** Waits so long for its end; true if it has come. */
    public boolean hasEnded(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        // Seconds of a processor: as long as it works it gets on, however little a loaded machine gives it.
        Awaiting.whileMoving(
                "the child ends",
                () -> process.info().totalCpuDuration().map(Duration::toSeconds),
                () -> process.waitFor(100, TimeUnit.MILLISECONDS));
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
