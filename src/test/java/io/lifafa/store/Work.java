package io.lifafa.store;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.sms.Outcome;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Source;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Claims and closes chunks as the pipeline does: what is known already is counted, not worked on again. */
public record Work(TestStore store) {
    /** What a learned wording answers. */
    public static Outcome byTemplate(WorkItem item, String template, int version) {
        var rules = Sample.extraction("1250.50");
        var provenance = new Provenance(
                Source.TEMPLATE,
                Optional.of(template),
                Optional.of(version),
                Optional.empty(),
                Optional.empty(),
                rules.provenance().spans());
        return new Outcome.Processed(item, rules.with(rules.confidence(), provenance));
    }

    /** A batch that ends with this verdict. */
    public void done(String batch, Function<WorkItem, Outcome> verdict, String... ids) {
        await(store.journal().append(Sample.chunk(batch, 0, ids)));
        closeAll(verdict);
    }

    public Tally closeAll(Function<WorkItem, Outcome> verdict) {
        var tally = Tally.NONE;
        for (var claims = claim(); !claims.isEmpty(); claims = claim()) {
            tally = tally.plus(close(claims.get(0), verdict));
        }
        return tally;
    }

    public List<Claim> claim() {
        return await(store.journal().claim("w", 1));
    }

    public Tally close(Claim claim, Function<WorkItem, Outcome> verdict) {
        return await(store.journal().close(closing(claim, verdict)));
    }

    public Closing closing(Claim claim, Function<WorkItem, Outcome> verdict) {
        var chunk = claim.chunk();
        var open = new ArrayList<>(chunk.items());
        var tally = Tally.NONE;
        var ids = open.stream().map(it -> it.sms().id()).toList();
        for (var known : await(store.journal().known(ids))) {
            boolean mine = known.belongsTo(chunk.id());
            if (mine || !chunk.replay() || known.status() != Status.DEAD) {
                open.removeIf(it -> it.sms().id().equals(known.id()));
                tally = tally.plus(mine ? Tally.one(known.status()) : Tally.duplicates(1));
            }
        }
        var outcomes = open.stream().map(verdict).toList();
        return new Closing(claim.lease(), chunk.tenant(), chunk.batchId(), chunk.replay(), tally, outcomes);
    }
}
