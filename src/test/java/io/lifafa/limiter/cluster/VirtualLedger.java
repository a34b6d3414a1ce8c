package io.lifafa.limiter.cluster;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The stored document and what a {@link LimiterVerticle} does with it, step by step, for simulations. */
public final class VirtualLedger {
    private Stored stored = new Stored(0, new JsonObject());

    /** A document as it was read. */
    public record Stored(long revision, JsonObject limits) {}

    /** What becomes of a report: what to write, if anything, and the answer in that case and at once. */
    public record Step(Optional<JsonObject> write, boolean urgent, Answer answer) {}

    /** One server; it has a clock of its own. */
    public static final class Server {
        private final SignsOfLife signs = new SignsOfLife();

        /** Empty if the report is void. */
        public Optional<Step> take(Stored read, Report report, long asked, long now) {
            var limits = Limits.of(read.limits());
            signs.saw(limits, now);
            return Ledger.after(limits, report, signs.gone(limits, asked)).map(it -> {
                boolean write = it.worthWriting();
                long revision = read.revision() + (write ? 1 : 0);
                return new Step(
                        write ? Optional.of(it.limits().toJson()) : Optional.empty(),
                        write && it.urgent(),
                        Answer.to(report.name(), it.limits(), it.target(), write, revision));
            });
        }
    }

    public Stored read() {
        return new Stored(stored.revision(), new JsonObject(stored.limits().encode()));
    }

    public boolean replace(long revision, JsonObject limits) {
        if (stored.revision() != revision) {
            return false;
        }
        stored = new Stored(revision + 1, new JsonObject(limits.encode()));
        return true;
    }

    public void leave(String name) {
        replace(
                stored.revision(),
                Ledger.without(Limits.of(stored.limits()), name).toJson());
    }

    public double shares() {
        return Limits.of(stored.limits()).members().stream()
                .mapToDouble(Member::share)
                .sum();
    }
}
