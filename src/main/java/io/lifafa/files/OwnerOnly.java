package io.lifafa.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files 0600 and directories 0700 from their first moment, and narrows those that are wider. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Makes a directory and its parents; one that is there already stays as it is. */
    public static void createDirectories(Path dir) throws IOException {
        Files.createDirectories(dir, attribute(dir, DIRECTORY));
    }

    /** Makes a file if there is none, and narrows one that is there. */
    public static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, attribute(file, FILE));
        } catch (FileAlreadyExistsException e) {
            narrow(file);
        }
    }

    /**
     * Opens a file for writing, readable by its owner alone. What is no regular file, such as {@code /dev/stdout}, keeps
     * its permissions.
     */
    public static OutputStream write(Path file, OpenOption... options) throws IOException {
        if (!Files.exists(file) || Files.isRegularFile(file)) {
            createFile(file);
        }
        return Files.newOutputStream(file, options);
    }

    /** A writer in UTF-8 into a file that is begun anew. */
    public static BufferedWriter writer(Path file) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(write(file), StandardCharsets.UTF_8));
    }

    /**
     * Takes the rights of others away.
     *
     * @throws IOException if the file belongs to another user, who alone may do so
     */
    public static void narrow(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> wanted = Files.isDirectory(path) ? DIRECTORY : FILE;
        if (!wanted.containsAll(view.readAttributes().permissions())) {
            view.setPermissions(wanted);
        }
    }

    private static FileAttribute<?>[] attribute(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
