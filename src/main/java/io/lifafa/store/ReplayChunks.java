package io.lifafa.store;

import io.lifafa.sms.Chunk;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Divides dead letters into chunks that are no larger than those they once came in. */
final class ReplayChunks {
    private ReplayChunks() {}

    /** As many letters from the start of a list that is not empty as one chunk may hold, at least one. */
    static List<DeadLetter> first(List<DeadLetter> letters) {
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
