package io.lifafa.limiter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands in the shared document is bounded when it is read, whoever wrote it. */
@Timeout(20)
class StrangeDocumentTest {
    private static final JsonObject PACE =
            new JsonObject().put("per_second", 1e300).put("base", -5.0).put("disproved", Double.MAX_VALUE);

    @Test
    void noNumberInItIsBelievedWithoutBounds() {
        var member = new JsonObject()
                .put("name", "a")
                .put("beat", 1)
                .put("share", 7e9)
                .put("wants", -3.0)
                .put("accepted", -9);
        var limits = Limits.of(new JsonObject()
                .put("members", new JsonArray().add(member))
                .put("prober", "a")
                .put("pause", new JsonObject().put("number", 1).put("by", "a").put("left_ms", Long.MAX_VALUE))
                .put("pace_number", 1)
                .put("pace", PACE));
        assertThat(limits.pause().millis()).isEqualTo(Pause.LONGEST_MILLIS);
        assertThat(limits.pause().lifts()).isZero();
        assertThat(limits.members().get(0)).isEqualTo(new Member("a", 1, 1, 0, 0));
        assertThat(limits.pace().perSecond()).isEqualTo(1e6);
        assertThat(limits.pace().base()).isZero();
    }

    @Test
    void aWaitLeftFromBeforeIsNotCountedUpwards() {
        var pause = Pause.of(new JsonObject().put("number", 1).put("by", "a").put("left_ms", -77));
        assertThat(pause.millis()).isZero();
    }
}
