package io.lifafa.store;

/**
 * How far a batch is: accepted = settled + pending at any time (promise P2).
 *
 * @param batchId the batch
 * @param accepted the SMS that were accepted so far
 * @param tally how those ended that have
 * @param openChunks how many chunks are still open
 */
public record BatchProgress(String batchId, int accepted, Tally tally, int openChunks) {
    /** The SMS that have not reached a final state. */
    public int pending() {
        return accepted - tally.settled();
    }

    /** True if nothing is left to do. */
    public boolean done() {
        return pending() == 0 && openChunks == 0;
    }
}
