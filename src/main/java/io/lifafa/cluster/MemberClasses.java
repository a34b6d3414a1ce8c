package io.lifafa.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import java.util.List;

/**
 * Which classes may be made of what arrives on Hazelcast's port. It reads a packet before it asks who sent it, so that
 * without this a stranger could have any class of ours made, and nested collections of Java's unpacked for minutes.
 *
 * <p>Two ways lead to a class: Java's serialisation, which Hazelcast itself uses for failures that cross the network, and
 * a class's name in a packet, by which Vert.x's node and subscription records travel.
 */
final class MemberClasses extends ClassLoader {
    /** Failures, and what they consist of; not one collection that computes hashes of what a stranger put in. */
    private static final List<String> FAILURES = List.of(
            "java.lang.Throwable",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.lang.Error",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.IndexOutOfBoundsException",
            "java.lang.NullPointerException",
            "java.lang.ClassCastException",
            "java.lang.ClassNotFoundException",
            "java.lang.ReflectiveOperationException",
            "java.lang.InterruptedException",
            "java.lang.UnsupportedOperationException",
            "java.lang.OutOfMemoryError",
            "java.lang.VirtualMachineError",
            "java.lang.StackTraceElement",
            "[Ljava.lang.StackTraceElement;",
            "[Ljava.lang.Throwable;",
            "java.io.EOFException",
            "java.io.IOException",
            "java.util.ArrayList",
            "java.util.Collections$EmptyList",
            "java.util.Collections$UnmodifiableCollection",
            "java.util.Collections$UnmodifiableList",
            "java.util.Collections$UnmodifiableRandomAccessList",
            "java.util.NoSuchElementException",
            "java.util.concurrent.CancellationException",
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.ExecutionException",
            "java.util.concurrent.RejectedExecutionException",
            "java.util.concurrent.TimeoutException");

    /** Hazelcast's own failures, by the packages that hold them. */
    private static final List<String> FAILURE_PACKAGES = List.of(
            "com.hazelcast.cluster",
            "com.hazelcast.config",
            "com.hazelcast.core",
            "com.hazelcast.internal.cluster.impl",
            "com.hazelcast.internal.partition",
            "com.hazelcast.map",
            "com.hazelcast.nio.serialization",
            "com.hazelcast.partition",
            "com.hazelcast.spi.exception",
            "com.hazelcast.splitbrainprotection",
            "com.hazelcast.transaction");

    private static final String HAZELCAST = "com.hazelcast.";
    private static final List<String> BY_NAME = List.of(HAZELCAST, "io.vertx.spi.cluster.hazelcast.");

    static {
        registerAsParallelCapable();
    }

    private MemberClasses(ClassLoader parent) {
        super("lifafa-members", parent);
    }

    /** Lays the restriction over a configuration, whatever its file says. */
    static Config restrict(Config config) {
        var filter = new JavaSerializationFilterConfig().setDefaultsDisabled(true);
        FAILURES.forEach(filter.getWhitelist()::addClasses);
        FAILURE_PACKAGES.forEach(filter.getWhitelist()::addPackages);
        config.getSerializationConfig().setJavaSerializationFilterConfig(filter);
        return config.setClassLoader(new MemberClasses(MemberClasses.class.getClassLoader()));
    }

    /** What Hazelcast itself is linked with is loaded by its own loader; here only names are looked up. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (BY_NAME.stream().noneMatch(name::startsWith) && !FAILURES.contains(name)) {
            throw new ClassNotFoundException(name + " is none of the classes that members exchange");
        }
        return super.loadClass(name, resolve);
    }
}
