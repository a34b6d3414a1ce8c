package io.lifafa.chaos.step;

import io.lifafa.promises.Child;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Starts nodes that can be told where to die, as fast as a JVM can be: from an archive of the loaded classes. The JVM
 * archives only what comes from jars, so the few classes of the test are put into one.
 */
final class StepNode {
    private static final String HEAP = "128m";
    private static final List<Class<?>> OWN = List.of(FaultyNode.class, StepFault.class, Step.class, Writes.class);

    private final List<String> program = new ArrayList<>();
    private final Path archive;

    StepNode(Path dir) throws IOException {
        var jar = Files.createDirectories(dir).resolve("faulty.jar");
        archive = dir.resolve("classes.jsa");
        write(jar);
        program.addAll(List.of(
                "-cp", jar + File.pathSeparator + System.getProperty("lifafa.jar"), FaultyNode.class.getName()));
    }

    private static void write(Path jar) throws IOException {
        var classes = Path.of(FaultyNode.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes.resolve("io/lifafa/chaos"))) {
            for (var file : files.filter(StepNode::isOwn).sorted().toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }

    private static boolean isOwn(Path file) {
        var name = file.getFileName().toString().replaceAll("[$.].*", "");
        return OWN.stream().anyMatch(it -> it.getSimpleName().equals(name));
    }

    /** Makes the archive when it ends in order. */
    Child archiving(Path dir, Map<String, String> settings) throws IOException {
        return start(dir, settings, List.of("-XX:ArchiveClassesAtExit=" + archive));
    }

    Child start(Path dir, Map<String, String> settings, Optional<StepFault> fault) throws IOException {
        var options = new ArrayList<String>();
        if (Files.exists(archive)) {
            options.add("-XX:SharedArchiveFile=" + archive);
        }
        fault.ifPresent(it -> options.add("-D" + StepFault.PROPERTY + "=" + it));
        return start(dir, settings, options);
    }

    private Child start(Path dir, Map<String, String> settings, List<String> options) throws IOException {
        var arguments = new ArrayList<>(List.of("serve"));
        settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        var all = new ArrayList<>(options);
        all.addAll(program);
        return Child.java(Files.createDirectories(dir), HEAP, all, arguments);
    }
}
