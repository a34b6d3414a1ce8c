package io.lifafa.cli.base;

import io.lifafa.config.ConfigException;
import io.lifafa.store.embedded.StoreHeldException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.serviceproxy.ServiceException;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** How a failure is told to people. */
public final class FailureText {
    private FailureText() {}

    /**
     * What is wrong and, where there is one, the way out. Failures that a user can do something about are told by their
     * message alone.
     *
     * @param command the name of the command that failed, such as {@code audit}
     */
    public static String of(Exception failure, String command) {
        if (failure instanceof StoreHeldException held) {
            // For the command that would itself be a store there is nothing to do: it runs already.
            return held.uri()
                    .filter(uri -> !command.equals("store"))
                    .map(uri -> held.getMessage() + "\nuse another store.data_dir, or its store while it runs:"
                            + " MONGODB_URI_FILE=" + held.uriFile() + " " + program() + " " + command)
                    .orElse(held.getMessage());
        }
        if (failure instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file);
        }
        if (failure instanceof ReplyException reply && !(failure instanceof ServiceException)) {
            return "a stage of the engine does not answer: " + reply.failureType();
        }
        boolean told = failure instanceof ConfigException
                || failure instanceof IOException
                || failure instanceof IllegalStateException
                || failure instanceof ServiceException;
        return told && failure.getMessage() != null ? failure.getMessage() : failure.toString();
    }

    /** How this program was called, so that what is proposed works when pasted. */
    public static String program() {
        var classPath = System.getProperty("java.class.path", "");
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? "java -jar " + classPath
                : "lifafa";
    }

    /** Why a file cannot be used. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "it may not be used by this user";
        }
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
