package io.lifafa.pipeline;

/**
 * How a pipeline worker is doing.
 *
 * @param running false before its start and once it stops
 * @param busy chunks it is working on
 * @param slots chunks it may work on at one time
 * @param troubles failures in a row, 0 as soon as something has gone well again
 * @param lastTrouble the last failure, empty if there was none; ids and reasons only
 * @param lagMillis how late its event loop was when it looked last
 * @param closed chunks it has closed
 */
public record WorkerState(
        boolean running, int busy, int slots, int troubles, String lastTrouble, long lagMillis, long closed) {
    /** True if it takes work. */
    public boolean isWell() {
        return running && troubles == 0;
    }
}
