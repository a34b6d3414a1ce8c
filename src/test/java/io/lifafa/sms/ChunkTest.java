package io.lifafa.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chunk, its id, and its items with what has gone wrong so far. */
@Timeout(20)
class ChunkTest {
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    private static Sms sms(String body) {
        return Sms.of("id", "u7", "VK-BANK", body, AT);
    }

    private static Chunk chunk(WorkItem... items) {
        return new Chunk(ChunkId.of("b1", 3), "t", "b1", false, List.of(items));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Rs 5", "\u007f\u0080", "\u07ff\u0800", "₹ 40 भुगतान", "Zürich 😀"})
    void bytesAreThoseOfItsTextsInUtf8(String body) {
        var expected = (body + "VK-BANK" + "u7").getBytes(StandardCharsets.UTF_8).length;
        assertThat(chunk(WorkItem.fresh(sms(body))).bytes()).isEqualTo(expected);
        assertThat(chunk(WorkItem.fresh(sms(body)), WorkItem.fresh(sms(body))).bytes())
                .isEqualTo(2L * expected);
    }

    @Test
    void itemsBelongToTheChunksBatchUnlessTheyNameAnother() {
        var own = WorkItem.fresh(sms("a"));
        var other = own.of("b2");
        var chunk = chunk(own, other, other);
        assertThat(chunk.batchOf(own)).isEqualTo("b1");
        assertThat(chunk.batchOf(other)).isEqualTo("b2");
        assertThat(chunk.batches()).isEqualTo(Map.of("b1", 1, "b2", 2));
    }

    @Test
    void itsNameHoldsNoText() {
        assertThat(chunk(WorkItem.fresh(sms("secret")))).hasToString("Chunk[b1-3, 1 SMS]");
        assertThat(sms("secret")).hasToString("Sms[id]");
    }

    @Test
    void anIdIsReadAsItIsWritten() {
        var accepted = ChunkId.of("b1", 3);
        assertThat(accepted).hasToString("b1-3");
        assertThat(accepted.next().next()).hasToString("b1-3~2");
        assertThat(ChunkId.parse("b1-3")).isEqualTo(accepted);
        assertThat(ChunkId.parse("b1-3~2")).isEqualTo(new ChunkId("b1-3", 2));
    }

    @Test
    void whatIsNoIdIsRefused() {
        for (var text : List.of("b1-3~-1", "b1~2~3", "~x")) {
            assertThatThrownBy(() -> ChunkId.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ChunkId("~b", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anItemRemembersItsFailuresOldestFirst() {
        var first = new Failure("api", "garbage", AT);
        var second = new Failure("api", "timeout", AT);
        var item = WorkItem.fresh(sms("a")).of("b2").failed(first).failed(second);
        assertThat(WorkItem.fresh(sms("a")).failures()).isEmpty();
        assertThat(item.failures()).containsExactly(first, second);
        assertThat(item.batchId()).contains("b2");
        assertThat(item.with(sms("b")).sms().body()).isEqualTo("b");
        assertThat(item.with(sms("b")).failures()).hasSize(2);
        assertThat(item.withFailures(List.of(second)).failures()).containsExactly(second);
    }
}
