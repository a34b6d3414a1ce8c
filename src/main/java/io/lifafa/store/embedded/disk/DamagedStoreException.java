package io.lifafa.store.embedded.disk;

import java.io.IOException;
import java.nio.file.Path;

/** The files of a store are damaged or do not belong together. Nothing has been changed. */
public final class DamagedStoreException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final String REMEDY =
            "Nothing has been changed. Restore a backup, or save what can be read: lifafa store"
                    + " verify says what is damaged, lifafa store salvage NEWDIR writes the rest into a new directory and says"
                    + " what is missing";

    private final String what;

    /** @param what is wrong with which file; without the last full stop */
    public DamagedStoreException(String what) {
        this(what, null);
    }

    public DamagedStoreException(String what, Throwable cause) {
        super(what + ". " + REMEDY, cause);
        this.what = what;
    }

    /** The same, with the directory named. */
    public DamagedStoreException in(Path dir) {
        return new DamagedStoreException("the store in " + dir + " is damaged: " + what, this);
    }

    /** What is wrong, without the remedy. */
    public String what() {
        return what;
    }
}
