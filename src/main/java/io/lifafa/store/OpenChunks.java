package io.lifafa.store;

import io.lifafa.sms.ChunkId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The chunks that were open when the audit began: what goes on there is not judged. As small as the inbox is. */
final class OpenChunks {
    private static final int PAGE = 1_000;
    private static final JsonObject FIELDS = new JsonObject().put("n", 1).put("batch_id", 1);

    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Integer> roots = new HashMap<>();
    private final Map<String, Set<String>> batches = new HashMap<>();

    private OpenChunks() {}

    static Future<OpenChunks> read(Database database) {
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
        batches.computeIfAbsent(inbox.getString("batch_id"), key -> new HashSet<>())
                .add(id.toString());
    }

    Optional<Integer> size(String chunk) {
        return Optional.ofNullable(sizes.get(chunk));
    }

    /** True if work on the line with this root goes on. */
    boolean hasRoot(String root) {
        return roots.containsKey(root);
    }

    Set<String> batches() {
        return batches.keySet();
    }

    /** The SMS of the open chunks of a batch that were accepted there and are in no closed chunk yet. */
    long accepted(String batch, Set<String> closed) {
        return batches.getOrDefault(batch, Set.of()).stream()
                .filter(id -> !closed.contains(id) && ChunkId.parse(id).generation() == 0)
                .mapToLong(sizes::get)
                .sum();
    }

    /** The ids of a batch that are open. */
    List<String> of(String batch) {
        return List.copyOf(batches.getOrDefault(batch, Set.of()));
    }
}
