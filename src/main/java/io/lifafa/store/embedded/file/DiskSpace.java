package io.lifafa.store.embedded.file;

import io.lifafa.store.embedded.WriteRefusal;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Refuses writes before the disk is really full, so that the file stays whole and there is room left to delete.
 *
 * @param usableBytes what the disk has left; asked before each write, which costs some microseconds
 * @param reserveBytes what must be left; 0: writes are never refused
 */
public record DiskSpace(LongSupplier usableBytes, long reserveBytes) {

    public Optional<WriteRefusal> refusal() {
        if (reserveBytes == 0) {
            return Optional.empty();
        }
        long usable = usableBytes.getAsLong();
        if (usable >= reserveBytes) {
            return Optional.empty();
        }
        return Optional.of(new WriteRefusal(
                WriteRefusal.Reason.DISK_FULL,
                "the disk of the store has " + usable + " bytes left, " + reserveBytes
                        + " are kept in reserve: make space or delete documents"));
    }
}
