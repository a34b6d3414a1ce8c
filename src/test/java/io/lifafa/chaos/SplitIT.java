package io.lifafa.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lifafa.chaos.network.Network;
import io.lifafa.chaos.network.SocketOwners;
import io.lifafa.testsupport.Awaiting;
import io.lifafa.testsupport.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P2, P3, P5: a network that falls in two and comes together again, while both sides work on one store. */
@Timeout(400)
class SplitIT {
    private static final int ISLAND = 2;
    private static final int ENOUGH = 200;
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final Duration HEALED_WITHIN = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    @Test
    void bothSidesOfASplitGoOnWorkingAndAreOneClusterAgainWithinAMinuteWithNothingLostOrDoubled() throws Exception {
        assumeTrue(SocketOwners.canBeSeen(), "finds out who calls whom from /proc");
        long seed = Long.getLong("chaos.seed", System.nanoTime() & 0xffff_ffffL);
        System.out.println("SplitIT: -Dchaos.seed=" + seed);
        try (var ground = new Ground(dir);
                var network = new Network()) {
            startBehind(network, ground);
            try (var store = new StoreView(ground.storeUri())) {
                var sources = splitAndHeal(ground, network, seed);
                Deliveries.check(store, seed, sources);
            }
            ground.audit();
        }
    }

    private static void startBehind(Network network, Ground ground) throws IOException {
        ground.startStore();
        var members = ground.nodes().stream()
                .map(node -> Network.PUBLIC_HOST + ":" + node.memberPort())
                .collect(Collectors.joining(","));
        for (int member = 0; member <= ISLAND; member++) {
            int busPort = Ports.free();
            network.before(member, ground.node(member).memberPort());
            network.before(member, busPort);
            ground.start(
                    member,
                    Map.of(
                            "store.uri",
                            ground.storeUri(),
                            "cluster.members",
                            members,
                            "cluster.public_host",
                            Network.PUBLIC_HOST,
                            "cluster.bus_port",
                            Integer.toString(busPort)));
            network.process(member, ground.node(member).process().pid());
        }
        ground.awaitServing();
        ground.nodes().forEach(node -> Awaiting.until(node.name() + " sees all", LONGEST, () -> Ground.sees(node, 3)));
    }

    private static List<Trickle> splitAndHeal(Ground ground, Network network, long seed) throws Exception {
        var mainland = new Trickle(ground.node(0).port(), seed, 0);
        var island = new Trickle(ground.node(ISLAND).port(), seed, 1);
        var sources = List.of(mainland, island);
        try (mainland;
                island) {
            awaitMore(sources);
            long cut = System.nanoTime();
            network.cutOff(Set.of(ISLAND));
            Awaiting.until("the island is alone", LONGEST, () -> Ground.sees(ground.node(ISLAND), 1));
            Awaiting.until("the others are two", LONGEST, () -> Ground.sees(ground.node(0), 2));
            Awaiting.until("both of them", LONGEST, () -> Ground.sees(ground.node(1), 2));
            var noticed = since(cut);
            awaitMore(sources);
            long healed = System.nanoTime();
            network.heal();
            for (var node : ground.nodes()) {
                Awaiting.until(node.name() + " sees all again", LONGEST, () -> Ground.sees(node, 3));
            }
            var together = since(healed);
            awaitMore(sources);
            System.out.printf(
                    "SplitIT: split noticed after %s, healed after %s; longest wait of a client %s and %s, refused %d and"
                            + " %d%n",
                    noticed, together, mainland.longest(), island.longest(), mainland.refused(), island.refused());
            assertThat(together).isLessThan(HEALED_WITHIN);
        }
        return sources;
    }

    private static void awaitMore(List<Trickle> sources) {
        for (var source : sources) {
            int before = source.accepted();
            Awaiting.until("more is accepted", LONGEST, () -> source.accepted() >= before + ENOUGH);
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofMillis((System.nanoTime() - nanos) / 1_000_000);
    }
}
