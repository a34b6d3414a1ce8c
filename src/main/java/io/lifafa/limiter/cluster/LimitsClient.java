package io.lifafa.limiter.cluster;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Directory;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.lifafa.config.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/** {@link ClusterLimits} over the bus. A report is not sent again: the next one, a second later, says more. Thread rule: any. */
public final class LimitsClient implements ClusterLimits {
    /** Shorter than a share is held without news, so that another report can follow. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Operation<Reported, Answer> RENEW =
            Operation.once("renew", WireType.of(Reported.class), WireType.of(Answer.class));
    private static final Operation<Leaving, Void> LEAVE =
            Operation.once("leave", WireType.of(Leaving.class), WireType.NOTHING);

    private record Reported(String api, Report report) {}

    private record Leaving(String api, String member) {}

    private final StageClient stage;

    private LimitsClient(StageClient stage) {
        this.stage = stage;
    }

    /** To this node, which must have the stage. */
    public static ClusterLimits here(Vertx vertx) {
        return new LimitsClient(StageClient.here(vertx, Addresses.LIMITS, TIMEOUT));
    }

    /** To other nodes. */
    public static ClusterLimits elsewhere(Vertx vertx, Directory directory) {
        return new LimitsClient(StageClient.elsewhere(
                vertx, Addresses.LIMITS, Role.LIMITER, directory, StageClient.Tries.one(TIMEOUT)));
    }

    static StageService service(ClusterLimits limits) {
        return new StageService(Addresses.LIMITS)
                .on(RENEW, it -> limits.renew(it.api, it.report))
                .on(LEAVE, it -> limits.leave(it.api, it.member));
    }

    @Override
    public Future<Answer> renew(String api, Report report) {
        return stage.ask(RENEW, new Reported(api, report));
    }

    @Override
    public Future<Void> leave(String api, String member) {
        return stage.ask(LEAVE, new Leaving(api, member));
    }
}
