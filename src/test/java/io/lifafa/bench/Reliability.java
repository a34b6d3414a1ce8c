package io.lifafa.bench;

import io.lifafa.bench.BankSplit.Part;
import io.lifafa.bench.Scoring.Judged;
import io.lifafa.sms.Extraction;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.Set;

/** Whether a confidence means what it says: of the answers given at it, how many are right. */
final class Reliability {
    void add(Part part, Extraction extraction, JsonObject truth, JsonObject json, Set<Judged> faults) {}

    void print(PrintStream out) {}
}
