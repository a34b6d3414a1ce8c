package io.lifafa.sms.identity;

import java.util.Optional;
import java.util.UUID;

/**
 * What the id of a batch says of its place among others, see {@link BatchIds}: 32 bits of the run, then 28 of the number,
 * with the UUID's version between its upper 16 and lower 12.
 *
 * @param run who gave the number: one node since its start, at random
 * @param number from 0 on
 */
public record BatchNumber(int run, int number) {
    /** So many numbers a run has. */
    public static final int MOST = 1 << 28;

    /** The version of UUIDs whose bits their maker gives a meaning. */
    public static final int VERSION = 8;

    private static final int LOWER_BITS = 12;
    private static final int LOWER = (1 << LOWER_BITS) - 1;
    private static final int UUID_LENGTH = 36;
    private static final int NUMBERED_LENGTH = 18;

    /** Empty for an id that is not numbered: one of 0.1.0, or of a replay. */
    public static Optional<BatchNumber> of(String batchId) {
        return ofUuid(Tenant.batchNumber(batchId));
    }

    private static Optional<BatchNumber> ofUuid(String batchId) {
        if (batchId.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            var uuid = UUID.fromString(batchId);
            long high = uuid.getMostSignificantBits();
            int number = (int) (high >>> 16 & 0xFFFF) << LOWER_BITS | (int) high & LOWER;
            return uuid.version() == VERSION
                    ? Optional.of(new BatchNumber((int) (high >>> 32), number))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The part of the id that is known of every batch with this number. */
    public String beginning() {
        return new UUID(high(), 0).toString().substring(0, NUMBERED_LENGTH);
    }

    long high() {
        return (long) run << 32 | (long) (number >>> LOWER_BITS) << 16 | VERSION << LOWER_BITS | number & LOWER;
    }
}
