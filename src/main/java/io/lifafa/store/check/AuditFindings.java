package io.lifafa.store.check;

import io.lifafa.store.Tally;
import java.util.ArrayList;
import java.util.List;

/** What an audit has found so far: the first violations by name, the others by number, and the sums. Not thread-safe. */
final class AuditFindings {
    private final List<String> violations = new ArrayList<>();
    private long violationCount;
    private int batches;
    private long accepted;
    private long erased;
    private Tally tally = Tally.NONE;

    void violation(String text) {
        violationCount++;
        if (violations.size() < ConsistencyReport.MAX_LISTED) {
            violations.add(text);
        }
    }

    void add(int batchesThere, long acceptedThere, Tally tallyThere) {
        batches += batchesThere;
        accepted += acceptedThere;
        tally = tally.plus(tallyThere);
    }

    void erased(long sms) {
        erased += sms;
    }

    ConsistencyReport report() {
        return new ConsistencyReport(batches, accepted, tally, erased, violationCount, violations);
    }
}
