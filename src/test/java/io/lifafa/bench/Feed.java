package io.lifafa.bench;

import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.ingest.formats.item.SmsReader;
import java.util.Optional;

/**
 * SMS without end, or so many, never more than {@value #LEAD} ahead of those that are settled: enough to keep an engine
 * busy, little enough to stop soon.
 */
final class Feed implements SmsReader {
    static final int LEAD = 20_000;

    private final Workload workload;
    private final String run;
    private final long count;
    private long given;
    private long settled;
    private boolean stopped;

    /** @param run goes before the number in each id */
    Feed(Workload workload, String run, long count) {
        this.workload = workload;
        this.run = run;
        this.count = count;
    }

    @Override
    public synchronized Optional<ReadItem> next() {
        try {
            while (!stopped && given < count && given - settled >= LEAD) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
        if (stopped || given == count) {
            return Optional.empty();
        }
        return Optional.of(new ReadItem.Accepted(given, workload.sms(run, given++)));
    }

    /** So many are settled by now. */
    synchronized void settled(long number) {
        settled = number;
        notifyAll();
    }

    /** There are no more. */
    @Override
    public synchronized void close() {
        stopped = true;
        notifyAll();
    }
}
