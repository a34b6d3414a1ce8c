package io.lifafa.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.config.Role;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeersTest {
    private static final NodeIdentity STORE = new NodeIdentity("1", "one", Set.of(Role.STORE, Role.HEALTH));
    private static final NodeIdentity WORKER = new NodeIdentity("2", "two", Set.of(Role.PIPELINE));

    private final Peers peers = new Peers();

    private static long after(double silences) {
        return (long) (Peers.SILENT_AFTER.toNanos() * silences);
    }

    @Test
    void theStagesOfThoseThatAreHeardAreThere() {
        peers.heard(STORE, 0);
        peers.heard(WORKER, after(0.5));
        assertThat(peers.roles(after(0.9))).containsExactlyInAnyOrder(Role.STORE, Role.HEALTH, Role.PIPELINE);
        assertThat(peers.roles(after(1.2))).containsExactly(Role.PIPELINE);
    }

    @Test
    void aStageCountsFromTheMomentWhenItsNodeTellsOfItAndNotSinceTheNodeIsThere() {
        peers.heard(STORE.serving(Set.of()), 0);
        assertThat(peers.roles(1)).isEmpty();
        peers.heard(STORE.serving(Set.of(Role.STORE)), 1);
        assertThat(peers.roles(2)).containsExactly(Role.STORE);
    }

    @Test
    void whoIsHeardAgainAfterASilenceIsNew() {
        assertThat(peers.heard(STORE, 0)).isTrue();
        assertThat(peers.heard(STORE, after(0.9))).isFalse();
        assertThat(peers.heard(STORE, after(2))).isTrue();
    }

    @Test
    void whoTellsOfHimselfButDoesNotAnswerTwiceIsUnreachableUntilHeAnswers() {
        peers.heard(STORE, 0);
        assertThat(peers.failed("1")).isFalse();
        assertThat(peers.roles(1)).isNotEmpty();
        assertThat(peers.failed("1")).isTrue();
        assertThat(peers.failed("1")).as("told once").isFalse();
        assertThat(peers.roles(1)).isEmpty();
        assertThat(peers.count(Peers.State.UNREACHABLE, 1)).isEqualTo(1);
        peers.answered("1", new JsonObject().put("http_port", 7), 3_000_000);
        assertThat(peers.roles(1)).isNotEmpty();
        assertThat(peers.describe(1).get(0))
                .isEqualTo(new JsonObject()
                        .put("id", "1")
                        .put("name", "one")
                        .put("roles", NodeIdentity.names(STORE.roles()))
                        .put("state", "up")
                        .put("heard_before_ms", 0L)
                        .put("round_trip_ms", 3L)
                        .put("http_port", 7));
    }

    @Test
    void whoLeavesIsGoneAtOnceAndWhoVanishedAfterSomeTime() {
        peers.heard(STORE, 0);
        peers.heard(WORKER, 0);
        peers.left("1");
        assertThat(peers.all()).containsExactly(WORKER);
        peers.forget(Peers.FORGOTTEN_AFTER.toNanos());
        assertThat(peers.all()).hasSize(1);
        peers.forget(Peers.FORGOTTEN_AFTER.toNanos() + 1);
        assertThat(peers.all()).isEmpty();
    }

    @Test
    void stagesOfAnotherVersionAreLeftOut() {
        var json = STORE.announcement();
        json.put("roles", json.getJsonArray("roles").copy().add("oracle"));
        assertThat(NodeIdentity.read(json)).isEqualTo(STORE);
    }

    @Test
    void aNodeThatSpeaksInAnotherFormIsThereWithoutAnyStage() {
        var former = STORE.announcement();
        former.remove("form");
        assertThat(NodeIdentity.read(former)).isEqualTo(STORE.serving(Set.of()));
    }

    @Test
    void aStageIsLookedForAmongThoseThatAreUp() {
        peers.heard(STORE, 0);
        peers.heard(WORKER, 0);
        assertThat(peers.with(Role.STORE, 1)).containsExactly("1");
        assertThat(peers.with(Role.API, 1)).isEmpty();
        peers.failed("1");
        peers.failed("1");
        assertThat(peers.with(Role.STORE, 1)).isEmpty();
    }
}
