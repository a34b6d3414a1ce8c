package io.lifafa.store.batch;

import io.lifafa.sms.ChunkId;
import io.lifafa.store.database.Collections;
import io.lifafa.store.database.Database;
import io.lifafa.store.database.PagedScan;
import io.lifafa.store.document.BatchShare;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The chunks that were open when the audit began: what goes on there is not judged. As small as the inbox is. */
public final class OpenChunks {
    private static final int PAGE = 1_000;
    private static final JsonObject FIELDS =
            new JsonObject().put("n", 1).put("batch_id", 1).put("batches", 1);

    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Integer> roots = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, Set<String>> batchIds = new HashMap<>();

    private OpenChunks() {}

    public static Future<OpenChunks> read(Database database) {
        var open = new OpenChunks();
        return PagedScan.of(database, Collections.INBOX, FIELDS, PAGE, page -> {
                    page.forEach(open::add);
                    return Future.succeededFuture();
                })
                .map(open);
    }

    private void add(JsonObject inbox) {
        var id = ChunkId.parse(inbox.getString("_id"));
        sizes.put(id.toString(), inbox.getInteger("n"));
        roots.merge(id.root(), 1, Integer::sum);
        var group = LineId.group(id.root());
        groups.computeIfAbsent(group, key -> new HashSet<>()).add(id.toString());
        var ofGroup = batchIds.computeIfAbsent(group, key -> new HashSet<>());
        BatchShare.of(inbox).forEach(share -> ofGroup.add(share.batchId()));
    }

    public Optional<Integer> size(String chunk) {
        return Optional.ofNullable(sizes.get(chunk));
    }

    /** True if work on the line with this root goes on. */
    public boolean hasRoot(String root) {
        return roots.containsKey(root);
    }

    /** As {@link LineId#group} gives them. */
    public Set<String> groups() {
        return groups.keySet();
    }

    /** The batches of a group that have open chunks. */
    public Set<String> batchIds(String group) {
        return batchIds.getOrDefault(group, Set.of());
    }

    /** The SMS of the open chunks of a group that were accepted there and are in no closed chunk yet. */
    public long accepted(String group, Set<String> closed) {
        return groups.getOrDefault(group, Set.of()).stream()
                .filter(id -> !closed.contains(id) && ChunkId.parse(id).generation() == 0)
                .mapToLong(sizes::get)
                .sum();
    }

    /** The chunks of a group that are open. */
    public List<String> of(String group) {
        return List.copyOf(groups.getOrDefault(group, Set.of()));
    }
}
