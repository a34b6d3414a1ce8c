package io.lifafa.store.embedded.care;

import io.lifafa.store.embedded.StoreHeldException;
import io.lifafa.store.embedded.data.ContentCheck;
import io.lifafa.store.embedded.disk.DamagedStoreException;
import io.lifafa.store.embedded.disk.Mentions;
import io.lifafa.store.embedded.file.Backup;
import io.lifafa.store.embedded.file.OpenFiles;
import io.lifafa.store.embedded.file.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What is done to a store that no server has open: reading all of it, copying it, saving what can be read of it.
 *
 * <p>Thread rule: any thread; waits for the disk.
 */
public final class StoreCare {

    private StoreCare() {}

    /**
     * What was found when all was read.
     *
     * @param documents how many there are
     * @param problems what is wrong, by file, collection and place; empty: nothing
     */
    public record Verified(long documents, List<String> problems) {
        public Verified {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What could be saved.
     *
     * @param documents how many documents are in the new directory, by collection
     * @param problems what could not be read, by file, collection and place
     */
    public record Salvaged(List<String> documents, List<String> problems) {
        public Salvaged {
            documents = List.copyOf(documents);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads everything; changes nothing.
     *
     * @throws StoreHeldException if a server has it open
     * @throws IOException if there is no store or it may not be read
     */
    public static Verified verify(Path dir) throws IOException {
        try (OpenFiles files = new StoreFile(dir, "").look()) {
            List<String> problems = new ArrayList<>();
            long documents = ContentCheck.all(files.store(), files.missing(), problems);
            return new Verified(documents, problems);
        } catch (DamagedStoreException e) {
            return new Verified(0, List.of(e.what()));
        } catch (RuntimeException e) {
            return new Verified(0, List.of("the data file cannot be read: " + e));
        }
    }

    /**
     * Writes what can be read into a new store; changes nothing in the old one.
     *
     * @param to a directory that is not there or empty
     * @throws IOException if the old store is held or the new one cannot be written
     */
    public static Salvaged salvage(Path dir, Path to) throws IOException {
        return new Salvage(dir).into(to);
    }

    /**
     * Tells every UUID of version 8 that stands as text anywhere in the files of a store, readable or not, live or left
     * over, with the name of the file; some many times. Reads all; changes nothing.
     *
     * @throws IOException if a file may not be read
     */
    public static void mentions(Path dir, BiConsumer<String, String> tell) throws IOException {
        for (String name : List.of(StoreFile.NAME, StoreFile.JOURNAL)) {
            if (Files.exists(dir.resolve(name))) {
                Mentions.in(dir.resolve(name), id -> tell.accept(id, name));
            }
        }
    }

    /**
     * Copies a store into a new directory and reads the copy.
     *
     * @throws StoreHeldException if a server has it open, which has to make the backup then
     * @throws IOException if the store is damaged, or the copy cannot be written
     */
    public static void backup(Path dir, Path to) throws IOException {
        Backup.ofClosed(dir, to);
    }
}
