package io.lifafa.promises;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.sms.Outcome;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Claim;
import io.lifafa.store.Closing;
import io.lifafa.store.Tally;
import io.lifafa.testsupport.Awaiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.Function;

/** Claiming and closing by hand. */
final class Closings {
    private Closings() {}

    /** The chunk that is due next, as soon as there is one. */
    static Claim claim(Engine engine) {
        var claims = new ArrayList<Claim>();
        Awaiting.until("a chunk is due", () -> {
            claims.addAll(await(engine.services().journal().claim("test", 1)));
            return !claims.isEmpty();
        });
        return claims.get(0);
    }

    /** What a worker that answers so would close the chunk with. */
    static Closing of(Claim claim, Function<WorkItem, Outcome> answer) {
        var chunk = claim.chunk();
        var distinct = new LinkedHashMap<String, WorkItem>();
        chunk.items().forEach(item -> distinct.putIfAbsent(item.sms().id(), item));
        var twice = Tally.duplicates(chunk.items().size() - distinct.size());
        var outcomes = distinct.values().stream().map(answer).toList();
        return new Closing(claim.lease(), chunk.tenant(), chunk.batchId(), false, twice, outcomes);
    }
}
