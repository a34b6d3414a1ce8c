package io.lifafa.node;

import io.lifafa.config.Role;
import io.lifafa.pipeline.PipelineOptions;
import io.lifafa.pipeline.PipelineVerticle;
import io.lifafa.pipeline.Stages;
import io.lifafa.pipeline.WorkerState;
import io.lifafa.rules.MessageFilter;
import io.lifafa.rules.RulesExtractor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** The workers of a node. */
final class PipelineStage {
    /** Chunks in a worker's hand: the rules are busy with one while another is stored. */
    private static final int CHUNKS_WITH_RULES = 2;

    /** Answers of an API are waited for, so that more of them must be under way: 4,000 SMS a worker, 200 full calls. */
    private static final int CHUNKS_WITH_API = 8;

    private final NodeContext node;
    private final AtomicReference<List<PipelineVerticle>> workers = new AtomicReference<>(List.of());

    PipelineStage(NodeContext node) {
        this.node = node;
    }

    Future<Void> deploy() {
        var config = node.config();
        var rules = new RulesExtractor(config.zone());
        var filter = new MessageFilter();
        var stages = new Stages(
                filter::reasonToDrop,
                CacheStage.client(node.vertx(), config),
                ApiStage.client(node.vertx(), config),
                rules::extract,
                config.api().fallback());
        int asked = config.pipeline().workers();
        int number = asked == 0 ? node.instancesPerCore(Role.PIPELINE) : asked;
        var verticles = IntStream.rangeClosed(1, number)
                .mapToObj(it -> worker(node.identity().name() + "/" + it, stages))
                .toList();
        workers.set(verticles);
        node.readiness().register("pipeline", StageChecks.pipeline(verticles));
        return node.deployments().deploy(verticles.iterator()::next, number);
    }

    private PipelineVerticle worker(String name, Stages stages) {
        var config = node.config();
        int usual = config.api().url().isPresent() ? CHUNKS_WITH_API : CHUNKS_WITH_RULES;
        var options = new PipelineOptions(
                config.pipeline().orChunks(usual), config.store().lease(), name);
        return new PipelineVerticle(options, node.services().journal(), stages, node.metrics(), node.clock());
    }

    /** For people: how the workers are doing. Thread rule: any. */
    JsonObject describe() {
        var states = workers.get().stream().map(PipelineVerticle::state).toList();
        return new JsonObject()
                .put("workers", states.stream().filter(WorkerState::running).count())
                .put("slots", states.stream().mapToInt(WorkerState::slots).sum())
                .put("busy", states.stream().mapToInt(WorkerState::busy).sum());
    }
}
