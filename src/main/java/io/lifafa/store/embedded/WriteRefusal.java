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
        /** The server has been closed. */
        CLOSED
    }
}
