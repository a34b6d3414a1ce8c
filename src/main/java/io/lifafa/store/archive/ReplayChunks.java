package io.lifafa.store.archive;

import io.lifafa.sms.Chunk;
import io.lifafa.store.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Divides dead letters into chunks: each of one tenant, and no larger than those they once came in. */
final class ReplayChunks {
    private ReplayChunks() {}

    static List<List<DeadLetter>> of(List<DeadLetter> letters) {
        var chunks = new ArrayList<List<DeadLetter>>();
        letters.stream()
                .collect(Collectors.groupingBy(DeadLetter::tenant, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(ofTenant -> {
                    for (var left = ofTenant; !left.isEmpty(); ) {
                        var chunk = first(left);
                        chunks.add(chunk);
                        left = left.subList(chunk.size(), left.size());
                    }
                });
        return chunks;
    }

    /** As many letters from the start of a list that is not empty as one chunk may hold, at least one. */
    private static List<DeadLetter> first(List<DeadLetter> letters) {
        int count = 1;
        long bytes = bytes(letters.get(0));
        while (count < Math.min(letters.size(), Chunk.MAX_ITEMS)) {
            bytes += bytes(letters.get(count));
            if (bytes > Chunk.MAX_BYTES) {
                break;
            }
            count++;
        }
        return letters.subList(0, count);
    }

    private static long bytes(DeadLetter letter) {
        return letter.item().sms().body().getBytes(StandardCharsets.UTF_8).length;
    }
}
