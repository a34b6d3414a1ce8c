package io.lifafa.api;

import io.lifafa.bus.Addresses;
import io.lifafa.bus.Operation;
import io.lifafa.bus.StageClient;
import io.lifafa.bus.StageService;
import io.lifafa.bus.wire.WireType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/** {@link ExtractionService} of one node over the bus. Who asks knows best when to ask again. Thread rule: any. */
public final class ExtractionClient implements ExtractionService {
    /** Stands for this node, whatever its id is. */
    public static final String HERE = "this node";

    private static final Operation<Void, Void> ACCEPTS =
            Operation.repeatable("accepts", WireType.NOTHING, WireType.NOTHING);
    private static final Operation<ExtractionRequest, ExtractionProgress> ASK =
            Operation.repeatable("ask", ExtractionRequest.class, ExtractionProgress.class);
    private static final Operation<String, Void> RELEASE =
            Operation.repeatable("release", WireType.of(String.class), WireType.NOTHING);

    private final StageClient stage;

    private ExtractionClient(StageClient stage) {
        this.stage = stage;
    }

    /** @param node its id, or {@link #HERE} */
    public static ExtractionService of(Vertx vertx, String node, Duration timeout) {
        return new ExtractionClient(
                node.equals(HERE)
                        ? StageClient.here(vertx, Addresses.API, timeout)
                        : StageClient.at(vertx, Addresses.API, node, timeout));
    }

    public static StageService service(ExtractionService service) {
        return new StageService(Addresses.API)
                .on(ACCEPTS, nothing -> service.accepts())
                .on(ASK, service::ask)
                .on(RELEASE, service::release);
    }

    @Override
    public Future<Void> accepts() {
        return stage.ask(ACCEPTS, null);
    }

    @Override
    public Future<ExtractionProgress> ask(ExtractionRequest request) {
        return stage.ask(ASK, request);
    }

    @Override
    public Future<Void> release(String request) {
        return stage.ask(RELEASE, request);
    }
}
