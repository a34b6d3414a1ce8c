package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallLimiter;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.LimiterState;
import io.lifafa.limiter.Permit;
import io.lifafa.limiter.adaptive.AdaptiveLimiter;
import io.lifafa.limiter.cluster.Answer;
import io.lifafa.limiter.cluster.LimitsMembership;
import io.lifafa.limiter.cluster.Report;
import io.lifafa.limiter.cluster.ShareKeeper;
import io.lifafa.limiter.cluster.VirtualLedger;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongToIntFunction;

/** One node of a {@link SimCluster}: limiter, driver, membership, and a server of limits with a clock of its own. */
public final class SimNode {
    private static final double TIMEOUT = 2e9;
    private static final int ATTEMPTS = 20;

    public final SimRecord record = new SimRecord();
    public boolean storeReachable = true;
    public LongToIntFunction waiting;

    private final SimCluster cluster;
    private final String name;
    private final AdaptiveLimiter limiter;
    private final ShareKeeper keeper;
    private final VirtualLedger.Server server = new VirtualLedger.Server();
    private final long clock;
    private final Random random;
    private boolean alive;
    private SimDriver driver;

    SimNode(SimCluster cluster, String name, LimiterOptions options, LongToIntFunction waiting, long seed) {
        this.cluster = cluster;
        this.name = name;
        this.random = new Random(seed);
        this.clock = random.nextLong();
        this.waiting = waiting;
        this.limiter = AdaptiveLimiter.shared(options, random);
        this.keeper = new ShareKeeper(
                new LimitsMembership(limiter, name, options.requestsPerMinute()), this::send, this::nano, this::pump);
    }

    private long nano() {
        return SimDriver.BASE + cluster.time.now();
    }

    void start() {
        alive = true;
        driver = new SimDriver(
                cluster.time, cluster.api, new Watched(), now -> alive ? waiting.applyAsInt(now) : 0, record);
        tick();
    }

    private void tick() {
        if (alive) {
            keeper.tick();
            cluster.time.after(ShareKeeper.TICK_MILLIS * 1e6, this::tick);
        }
    }

    private void pump() {
        if (alive) {
            driver.pump();
        }
    }

    void hint(long revision) {
        if (alive) {
            keeper.hint(revision);
        }
    }

    /** Gone without a word. */
    public void crash() {
        alive = false;
        keeper.stop();
    }

    public void leave() {
        crash();
        cluster.ledger.leave(name);
        cluster.tell(Long.MAX_VALUE);
    }

    public void reset() {
        limiter.reset(nano());
        keeper.look();
        pump();
    }

    public double share() {
        return alive ? limiter.local(nano()).share() : 0;
    }

    public LimiterState state() {
        return limiter.state(nano());
    }

    private void later(Runnable step) {
        cluster.time.after(random.nextDouble() * cluster.delay, step);
    }

    private Future<Answer> send(Report report) {
        var answer = Promise.<Answer>promise();
        later(() -> read(report, answer, ATTEMPTS));
        cluster.time.after(TIMEOUT, () -> answer.tryFail("no answer"));
        return answer.future();
    }

    private void read(Report report, Promise<Answer> answer, int attempts) {
        if (!storeReachable || attempts == 0) {
            return;
        }
        long asked = clock + cluster.time.now();
        later(() -> {
            var stored = cluster.ledger.read();
            later(() -> {
                var step = server.take(stored, report, asked, clock + cluster.time.now());
                step.ifPresent(it -> it.write()
                        .ifPresentOrElse(
                                write -> later(() -> write(report, stored.revision(), it, answer, attempts)),
                                () -> later(() -> answer.tryComplete(it.answer()))));
            });
        });
    }

    private void write(Report report, long revision, VirtualLedger.Step step, Promise<Answer> answer, int attempts) {
        if (!storeReachable) {
            return;
        }
        if (!cluster.ledger.replace(revision, step.write().orElseThrow())) {
            later(() -> read(report, answer, attempts - 1));
            return;
        }
        if (step.urgent()) {
            cluster.tell(revision + 1);
        }
        later(() -> {
            if (storeReachable) {
                answer.tryComplete(step.answer());
            }
        });
    }

    /** Has the others told as soon as there is something to tell. */
    private final class Watched implements CallLimiter {
        @Override
        public Decision next(int ready, long now) {
            var decision = limiter.next(ready, now);
            keeper.look();
            return decision;
        }

        @Override
        public void ended(Permit permit, CallEnd end, long now) {
            limiter.ended(permit, end, now);
            keeper.look();
        }

        @Override
        public Duration timeout(int items) {
            return limiter.timeout(items);
        }

        @Override
        public LimiterState state(long now) {
            return limiter.state(now);
        }

        @Override
        public void reset(long now) {
            limiter.reset(now);
        }
    }
}
