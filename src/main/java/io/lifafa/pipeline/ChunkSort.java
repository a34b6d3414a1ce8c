package io.lifafa.pipeline;

import io.lifafa.config.IdConflict;
import io.lifafa.sms.Chunk;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.lifafa.sms.identity.ContentClaim;
import io.lifafa.store.Journal;
import io.lifafa.store.KnownSms;
import io.lifafa.store.Tallies;
import io.lifafa.store.Tally;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sorts the SMS of a chunk by what is known of their ids: those that need work, those that are done, and those whose id
 * another text holds. The last go on under an id derived from theirs and from what they say, which is the same whenever
 * and by whomever the chunk is sorted. For one use.
 */
final class ChunkSort {
    private final Journal journal;
    private final Chunk chunk;
    private final IdConflict onConflict;
    private final Map<String, WorkItem> open = new LinkedHashMap<>();
    private final Map<String, WorkItem> refused = new LinkedHashMap<>();
    private final Set<String> counted = new HashSet<>();
    private final List<Tallies.Part> settled = new ArrayList<>();

    ChunkSort(Journal journal, Chunk chunk, IdConflict onConflict) {
        this.journal = journal;
        this.chunk = chunk;
        this.onConflict = onConflict;
    }

    /** Sorts them. Fails as the journal does. */
    Future<ChunkSort> done() {
        return round(chunk.items(), open).map(this);
    }

    /** A second round is enough: nobody else holds a derived id. */
    private Future<Void> round(List<WorkItem> items, Map<String, WorkItem> into) {
        return sort(items, into)
                .compose(conflicts -> conflicts.isEmpty()
                        ? Future.succeededFuture()
                        : round(
                                conflicts.stream().map(this::aside).toList(),
                                onConflict == IdConflict.KEEP ? open : refused));
    }

    /** Takes from those that need work what came before under another id, and gives the others. Fails as the journal does. */
    Future<Map<String, WorkItem>> leaveOutDuplicates() {
        var claims = open.values().stream()
                .filter(item -> item.sms().hasText())
                .map(item -> ContentClaim.of(chunk.tenant(), item.sms()))
                .toList();
        if (claims.isEmpty()) {
            return Future.succeededFuture(open);
        }
        return journal.claimContents(claims).map(duplicates -> {
            duplicates.forEach(it -> settle(open.remove(it.id()), Tally.duplicates(1)));
            return open;
        });
    }

    /** Those that need work, by id. */
    Map<String, WorkItem> open() {
        return open;
    }

    /** Those that are not to be worked on, because their id is another's. */
    List<WorkItem> refused() {
        return List.copyOf(refused.values());
    }

    /** How the others have ended. */
    Tallies settled() {
        return Tallies.sum(settled);
    }

    private WorkItem aside(WorkItem item) {
        return item.with(SmsId.apart(chunk.tenant(), item.sms()));
    }

    private Future<List<WorkItem>> sort(List<WorkItem> items, Map<String, WorkItem> into) {
        var ids = items.stream().map(item -> item.sms().id()).distinct().toList();
        return journal.known(ids)
                .map(found -> found.stream().collect(Collectors.toMap(KnownSms::id, Function.identity())))
                .map(known -> {
                    var conflicts = new ArrayList<WorkItem>();
                    items.forEach(item -> sort(item, known, into, conflicts));
                    return conflicts;
                });
    }

    private void sort(
            WorkItem item, Map<String, KnownSms> known, Map<String, WorkItem> into, List<WorkItem> conflicts) {
        var state = known.get(item.sms().id());
        if (state != null && !state.isOf(chunk.tenant(), item.sms())) {
            conflicts.add(item);
        } else if (state == null || (isRevivable(state) && !state.belongsTo(chunk.id()))) {
            open(item, into, conflicts);
        } else {
            boolean mine = state.belongsTo(chunk.id()) && counted.add(state.id());
            settle(item, mine ? Tally.one(state.status()) : Tally.duplicates(1));
        }
    }

    private void settle(WorkItem item, Tally tally) {
        settled.add(new Tallies.Part(chunk.batchOf(item), tally));
    }

    /** A dead letter that is replayed does need work. */
    private boolean isRevivable(KnownSms state) {
        return chunk.replay() && state.status() == Status.DEAD;
    }

    private void open(WorkItem item, Map<String, WorkItem> into, List<WorkItem> conflicts) {
        var id = item.sms().id();
        var first = open.containsKey(id) ? open.get(id) : into.putIfAbsent(id, item);
        if (first == null) {
            return;
        }
        if (SmsId.sameContent(first.sms(), item.sms())) {
            settle(item, Tally.duplicates(1));
        } else {
            conflicts.add(item);
        }
    }
}
