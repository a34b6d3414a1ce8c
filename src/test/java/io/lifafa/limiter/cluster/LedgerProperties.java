package io.lifafa.limiter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.LimiterState;
import io.lifafa.limiter.PaceState;
import io.lifafa.limiter.Permit;
import io.lifafa.limiter.SharedLimiter;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Shares never add up to more than 1, whatever order reports, writes and answers come in, and whatever is lost. */
class LedgerProperties {
    private static final long SECOND = 1_000_000_000;

    private final VirtualLedger ledger = new VirtualLedger();
    private final List<VirtualLedger.Server> servers = List.of(new VirtualLedger.Server(), new VirtualLedger.Server());
    private final List<Node> nodes = new ArrayList<>();
    private final List<Attempt> underWay = new ArrayList<>();
    private long now;

    /** A limiter that only remembers what it was granted. */
    private final class Fake implements SharedLimiter {
        double share;
        double wants;
        long until = Long.MIN_VALUE;

        @Override
        public Local local(long at) {
            double held = now < until ? share : 0;
            return new Local(held, wants, 0, Duration.ZERO, 0, PaceState.NONE, 0);
        }

        @Override
        public void grant(Grant grant, long at) {
            share = grant.share();
            until = grant.until();
        }

        @Override
        public void blocked(Duration wait, long at) {}

        @Override
        public void adopt(PaceState pace, long at) {}

        @Override
        public Decision next(int waiting, long at) {
            return new Decision.Full();
        }

        @Override
        public void ended(Permit permit, CallEnd end, long at) {}

        @Override
        public Duration timeout(int items) {
            return Duration.ZERO;
        }

        @Override
        public LimiterState state(long at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reset(long at) {}
    }

    private final class Node {
        final Fake limiter = new Fake();
        final LimitsMembership membership;
        long latest;

        Node(String name, long slots) {
            membership = new LimitsMembership(limiter, name, slots > 0 ? OptionalLong.of(slots) : OptionalLong.empty());
        }
    }

    /** A report on its way: to be read for, to be written, or to be answered. */
    private static final class Attempt {
        final Node node;
        final Report report;
        VirtualLedger.Stored read;
        long asked;
        VirtualLedger.Step step;
        Answer answer;

        Attempt(Node node, Report report) {
            this.node = node;
            this.report = report;
        }
    }

    @Property(tries = 300)
    void sharesInUseNeverAddUpToMoreThanAll(@ForAll long seed) {
        var random = new Random(seed);
        ledger.replace(0, new JsonObject());
        now = 0;
        nodes.clear();
        underWay.clear();
        long slots = random.nextBoolean() ? 1 + random.nextInt(50) : 0;
        for (int step = 0; step < 400; step++) {
            step(random, slots);
            double used = nodes.stream()
                    .mapToDouble(it -> it.limiter.local(now).share())
                    .sum();
            assertThat(used).as("in use").isLessThanOrEqualTo(1 + 1e-6);
            assertThat(ledger.shares()).as("reserved").isLessThanOrEqualTo(1 + 1e-6);
        }
    }

    private void step(Random random, long slots) {
        switch (random.nextInt(12)) {
            case 0 -> now += (long) (random.nextDouble() * 4 * SECOND);
            case 1 -> {
                if (nodes.size() < 6) {
                    nodes.add(new Node("n" + nodes.size() + "-" + now, slots));
                }
            }
            case 2 -> {
                if (!nodes.isEmpty() && random.nextInt(4) == 0) {
                    nodes.remove(random.nextInt(nodes.size()));
                }
            }
            case 3 -> {
                if (!nodes.isEmpty()) {
                    nodes.get(random.nextInt(nodes.size())).limiter.wants = random.nextInt(5) / 4.0;
                }
            }
            case 4, 5, 6 -> {
                if (!nodes.isEmpty()) {
                    var node = nodes.get(random.nextInt(nodes.size()));
                    var report = node.membership.report(now);
                    node.latest = report.beat();
                    underWay.add(new Attempt(node, report));
                }
            }
            default -> {
                if (!underWay.isEmpty()) {
                    proceed(underWay.get(random.nextInt(underWay.size())), random);
                }
            }
        }
    }

    private void proceed(Attempt attempt, Random random) {
        if (random.nextInt(15) == 0) {
            underWay.remove(attempt);
        } else if (attempt.answer != null) {
            underWay.remove(attempt);
            if (attempt.report.beat() == attempt.node.latest) {
                attempt.node.membership.answered(attempt.answer, now);
            }
        } else if (attempt.step != null) {
            if (ledger.replace(attempt.read.revision(), attempt.step.write().orElseThrow())) {
                attempt.answer = attempt.step.answer();
            } else {
                attempt.read = null;
                attempt.step = null;
            }
        } else if (attempt.read == null) {
            attempt.asked = now;
            attempt.read = ledger.read();
        } else {
            var step = servers.get(random.nextInt(2)).take(attempt.read, attempt.report, attempt.asked, now);
            if (step.isEmpty()) {
                underWay.remove(attempt);
            } else if (step.get().write().isEmpty()) {
                attempt.answer = step.get().answer();
            } else {
                attempt.step = step.get();
            }
        }
    }
}
