package io.lifafa.store.embedded;

/**
 * Why the store takes no writes at the moment.
 *
 * @param reason what kind of trouble
 * @param message what is wrong and what to do, for a person
 */
public record WriteRefusal(Reason reason, String message) {

    /** The kinds of trouble. */
    public enum Reason {
        /** Less free space than is kept in reserve. Ends by itself when there is space again; deletes go on. */
        DISK_FULL,
        /** The file could not be written. The server tries to open it again at its last commit. */
        STORE_FAILED,
        /** The files are not where they were opened any more. Ends by itself when the same files are back. */
        FILES_GONE,
        /** What is stored is damaged. It stays so until the files have been restored. */
        DAMAGED,
        /** The server has been closed. */
        CLOSED
    }
}
